import ArgumentParser
import SavedQueries
import Warehouse

@testable import glasshouse

/// A call of the program in a line of a shell, looked at but not run.
struct DocumentCall {
  /// What follows the program's name.
  let arguments: [String]

  /// The calls in lines of a shell.
  static func all(in script: String) -> [DocumentCall] {
    commands(in: script).compactMap { words in
      words.firstIndex { $0 == "glasshouse" || $0.hasSuffix("/glasshouse") }
        .map { DocumentCall(arguments: Array(words[($0 + 1)...])) }
    }
  }

  /// What is wrong with the call: what the parser does not know, and names of what there is not.
  ///
  /// In a sentence a command may be spoken of without what it needs.
  func problem(inSentence isSpoken: Bool) -> String? {
    let typed = arguments.map { Self.isPlaceholder($0) ? Self.anything : $0 }
    if typed == ["--spec"] || CompletionScript.asked(typed[...]) != nil { return nil }
    do {
      return Self.unknownName(in: try Glasshouse.parseAsRoot(Glasshouse.understood(typed)))
    } catch {
      // Help and version are answers that the parser throws.
      let message = Glasshouse.message(for: error)
      let isAnswer = Glasshouse.exitCode(for: error) == .success
      return isAnswer || isSpoken && message.hasPrefix("Missing expected argument") ? nil : message
    }
  }

  /// What a word of capitals stands for; it is text and number.
  private static let anything = "1"

  private static let queries = Catalogue()
  private static let relations =
    Schema.greenhouse.tables.map(\.name) + Schema.greenhouse.views.map(\.name)

  private static func isPlaceholder(_ word: String) -> Bool {
    word == "…" || !word.isEmpty && word.allSatisfy { $0.isUppercase || $0 == "_" }
  }

  /// The first word of a parsed command that should name a query, a table or a view, and does not.
  private static func unknownName(in command: any ParsableCommand) -> String? {
    func isQuery(_ name: String) -> Bool {
      name == anything || name.hasSuffix(".sql") || (try? queries.find(name)) != nil
    }
    func isRelation(_ name: String) -> Bool { name == anything || relations.contains(name) }
    let unknown: [String] =
      switch command {
      case let run as RunCommand: [run.name].filter { !isQuery($0) }
      case let compare as CompareCommand: [compare.name].filter { !isQuery($0) }
      case let list as ListQueriesCommand: [list.name].compactMap(\.self).filter { !isQuery($0) }
      case let sync as SyncCommand: sync.tables.filter { !isRelation($0) }
      case let describe as DescribeCommand: [describe.table].filter { !isRelation($0) }
      default: []
      }
    return unknown.first.map { "There is no “\($0)”." }
  }

  /// The commands of a script, each as its words: quotes are taken off, comments left out, redirections
  /// and what joins commands end one.
  private static func commands(in script: String) -> [[String]] {
    var commands: [[String]] = [[]]
    var word: String?
    var quote: Character?
    func end() {
      if let finished = word { commands[commands.count - 1].append(finished) }
      word = nil
    }
    var rest = Substring(script)
    while let character = rest.popFirst() {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        word = word ?? ""
      case "\\":
        if let next = rest.popFirst(), next != "\n" { word = (word ?? "") + String(next) }
      case "#" where word == nil:
        rest = rest.drop { $0 != "\n" }
      case "|", "&", ";", "<", ">", "(", ")", "\n":
        end()
        commands.append([])
      case " ", "\t": end()
      default: word = (word ?? "") + String(character)
      }
    }
    end()
    return commands
  }
}
