import Glibc
import Processes
import Rows

/// What a server answers to a script, part by part, as psql writes it.
final class ServerAnswer: EngineAnswer {
  private let psql: Psql
  private let output: Pipe
  private let mark: [UInt8]
  var program: EngineProgram { psql.program }
  private var buffer: [UInt8] = []
  private var at = 0

  /// Asks a server.
  ///
  /// - Throws: `EngineError`.
  init(_ script: QueryScript, from server: ServerAddress) throws(EngineError) {
    let input = try EngineProgram.nameless(holding: script.text)
    defer { close(input) }
    guard let output = Pipe() else { throw .broken(String(cString: strerror(errno)) + ".") }
    mark = Array((script.mark + "\n").utf8)
    self.output = output
    psql = try Psql(server, input: input, output: output.into)
    output.closeInto()
  }

  /// Waits for the end of it.
  ///
  /// - Throws: `EngineError`.
  func finish() throws(EngineError) { try psql.finish() }

  /// The next cell of this part as text, `nil` at its end; NULL is `.some(nil)`.
  func cell() throws(EngineError) -> String?? {
    while buffer.count - at < mark.count, more() {}
    if buffer[at...].starts(with: mark) {
      at += mark.count
      return nil
    }
    while true {
      if let zero = buffer[at...].firstIndex(of: 0) {
        let text = String(decoding: buffer[at..<zero], as: UTF8.self)
        at = zero + 1
        return .some(text == psql.null ? nil : text)
      }
      guard more() else { break }
    }
    try psql.finish()
    throw .broken("the answer is cut off.")
  }

  /// Everything in this part, in rows of so many cells.
  func rows(of width: Int) throws(EngineError) -> [[String?]] {
    var rows: [[String?]] = []
    var row: [String?] = []
    while let cell = try cell() {
      row.append(cell)
      guard row.count == width else { continue }
      rows.append(row)
      row = []
    }
    return rows
  }

  /// The rows of the statement that comes next, after a part with the names and types of its columns.
  func answered() throws -> EngineRows {
    let columns = try rows(of: 2)
    return EngineRows(columns: columns.map { $0[0] ?? "" }) { [self] in
      // A statement without columns has no rows that could be told from its end.
      guard !columns.isEmpty else { return nil }
      var row: [Scalar] = []
      for column in columns {
        guard let cell = try cell() else { return nil }
        row.append(Self.value(cell, of: column[1] ?? ""))
      }
      return row
    }
  }

  /// A cell as the value that the warehouse would have given.
  static func value(_ text: String?, of type: String) -> Scalar {
    guard let text else { return .null }
    switch type {
    case "boolean": return .integer(text == "t" ? 1 : 0)
    case "bigint", "integer", "smallint": return Int64(text).map { .integer($0) } ?? .text(text)
    case "double precision", "real": return Double(text).map { .real($0) } ?? .text(text)
    // A sum of whole numbers is whole, whatever it is called.
    case _ where type.hasPrefix("numeric"):
      return Int64(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .text(text)
    default: return .text(text)
    }
  }

  /// Reads on; false at the end.
  private func more() -> Bool {
    buffer.removeFirst(at)
    at = 0
    return EngineProgram.readOn(output.out, into: &buffer)
  }
}
