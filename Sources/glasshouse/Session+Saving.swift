import FoundationEssentials
import Rendering
import Rows
import SavedQueries
import Warehouse

extension Session {
  /// Attaches another database, to be read only.
  func attach(_ path: String, as name: String) throws { try reader.attach(path, as: name) }

  /// Detaches it.
  func detach(_ name: String) throws { try reader.detach(name) }

  /// Writes the last statement as a saved query; the path of its file.
  ///
  /// - Throws: `DoorError.queryExists`, unless it is to be replaced.
  func save(as name: String, isReplaced: Bool) throws -> String {
    let last = try lastAnswer()
    guard !Reader.names("_", in: last.sql) else { throw DoorError.readsLastAnswer }
    let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    guard isName, !name.isEmpty else { throw DoorError.badName(name, of: "a saved query") }
    try Paths.make(setting.paths.queries)
    let path = setting.paths.queries + "/" + name + ".sql"
    guard isReplaced || !FileManager.default.fileExists(atPath: path) else {
      throw DoorError.queryExists(path)
    }
    let file = try OutputFile(path: path)
    try file.sink.write(Self.text(of: last, named: name))
    try file.commit()
    readCatalogue()
    return path
  }

  private static func text(of past: Past, named name: String) -> String {
    var lines = ["-- \(name)", "-- Saved at the prompt; say here what it is good for.", "--"]
    lines.append("-- definition: Say here what exactly is counted.")
    for (parameter, value) in past.values.sorted(by: { $0.key < $1.key }) {
      let (kind, example) =
        switch value {
        case .integer(let number): ("integer", "\(number)")
        case .real(let number): ("number", "\(number)")
        case .text(let text): ("text", text)
        case .null, .blob: ("text", "")
        }
      let isShowable = !example.isEmpty && !example.contains { "()\n".contains($0) }
      lines.append(
        "-- param \(parameter) \(kind) -- what \(parameter) means"
          + (isShowable ? " (example: \(example))" : ""))
    }
    let sql = past.sql.trimmed
    return lines.joined(separator: "\n") + "\n" + sql + (sql.hasSuffix(";") ? "" : ";") + "\n"
  }
}
