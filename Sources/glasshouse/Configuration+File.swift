import FoundationEssentials
import Sync
import TOMLKit
import Warehouse

extension Configuration {
  /// What a file says, and what in it is wrong; a file that is not there says nothing.
  static func read(_ path: String) throws -> (Configuration, [Problem]) {
    guard FileManager.default.fileExists(atPath: path) else { return (Configuration(), []) }
    return parse(try TextFile.read(path))
  }

  /// What the user's file says.
  ///
  /// - Throws: `DoorError.setting` for the first slip in it.
  static func checked(_ paths: Paths) throws -> Configuration {
    let (configuration, problems) = try read(paths.settings)
    if let first = problems.first { throw DoorError.setting(paths.settings, first) }
    return configuration
  }

  /// What a text says, and what in it is wrong.
  static func parse(_ text: String) -> (Configuration, [Problem]) {
    var reading = ConfigurationReading(text: text)
    do {
      reading.take(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      reading.problems.append(
        Problem(
          line: error.source.begin.line, key: "", sentence: error.description,
          hint: "See: glasshouse config"))
    } catch {
      reading.problems.append(Problem(line: 1, key: "", sentence: "\(error)", hint: nil))
    }
    return (reading.configuration, reading.problems.sorted { $0.line < $1.line })
  }
}

/// A configuration that is being read.
private struct ConfigurationReading {
  let text: String
  var configuration = Configuration()
  var problems: [Configuration.Problem] = []

  init(text: String) {
    self.text = text
  }

  mutating func take(_ table: TOMLTable) {
    for name in table.keys {
      if name == "tables", let tables = table[name]?.table {
        for table in tables.keys { take(tables[table]?.table, of: table) }
      } else if let key = Configuration.keys.first(where: { $0.name == name }) {
        let value = ConfigurationValue(text: table[name]?.string, number: table[name]?.int)
        if let wanted = key.take(value, &configuration) {
          note(name, in: nil, "is not \(wanted)", hint: "For example: \(name) = \(key.example)")
        }
      } else {
        unknown(name, in: nil, known: Configuration.keys.map(\.name) + ["tables"])
      }
    }
  }

  private mutating func take(_ settings: TOMLTable?, of name: String) {
    let schema = Schema.greenhouse
    let section = "tables." + name
    guard let table = schema.table(named: name) else {
      return unknown(name, in: section, known: schema.tables.map(\.name))
    }
    guard let settings else {
      return note(name, in: nil, "is not a section", hint: "For example: [tables.jobs]")
    }
    var choice = Configuration.TableChoice()
    for key in settings.keys {
      let value = settings[key]?.string
      switch key {
      case "method":
        choice.method = value.flatMap { Sync.Method(rawValue: $0) }
        if choice.method == nil {
          note(
            key, in: section, "is not incremental or full", hint: "For example: method = \"full\"")
        }
      case "field":
        let known = Set(table.incremental.values.flatMap(\.self))
        choice.field = value
        if value == nil || !known.contains(value ?? "") {
          note(
            key, in: section, "is no field that \(name) can be synced by",
            hint: known.isEmpty
              ? "\(name) is always reloaded in full."
              : "It can be: " + known.sorted().joined(separator: ", "))
        }
      case "sync":
        choice.isNeverSynced = value == "never"
        choice.isAutoSynced = value == "auto"
        if value != "never", value != "auto" {
          note(key, in: section, "is not auto or never", hint: "For example: sync = \"never\"")
        }
      default: unknown(key, in: section, known: Configuration.tableKeys)
      }
    }
    configuration.tables[name] = choice
  }

  private mutating func unknown(_ key: String, in section: String?, known: [String]) {
    note(
      key, in: section, "is no setting",
      hint: key.nearest(in: known).map { "Did you mean “\($0)”?" } ?? "See: glasshouse config")
  }

  private mutating func note(
    _ key: String, in section: String?, _ sentence: String, hint: String?
  ) {
    problems.append(
      Configuration.Problem(
        line: line(of: key, in: section), key: key, sentence: "“\(key)” \(sentence)", hint: hint))
  }

  /// The line on which a key, or the section itself, is written.
  private func line(of key: String, in section: String?) -> Int {
    var current: String?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.trimmingCharacters
      if line.hasPrefix("[") {
        current = String(line.drop { $0 == "[" }.prefix { $0 != "]" })
        if let section, current == section, section.hasSuffix("." + key) { return index + 1 }
      } else if current == section,
        line.drop(while: { $0 == "\"" }).hasPrefix(key),
        line.contains("=")
      {
        return index + 1
      }
    }
    return 1
  }
}

extension Substring {
  /// The text without space at either end.
  fileprivate var trimmingCharacters: String { String(self).trimmed }
}
