import Glibc
import Processes
import Rows

/// What a server answers to a script, part by part, as psql writes it.
package final class ServerAnswer {
  /// What can be interrupted.
  package let psql: Psql
  private let output: Pipe
  private let mark: [UInt8]
  private var buffer: [UInt8] = []
  private var at = 0

  /// Asks a server.
  ///
  /// - Throws: `EngineError`.
  package init(_ script: QueryScript, from server: ServerAddress) throws(EngineError) {
    let input = try Psql.nameless(holding: script.text)
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
  package func finish() throws(EngineError) { try psql.finish() }

  /// The next cell of this part as text, `nil` at its end; NULL is `.some(nil)`.
  func cell() throws(EngineError) -> String?? {
    while buffer.count - at < mark.count, try more() {}
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
      guard try more() else { break }
    }
    try psql.finish()
    throw .broken("the answer is cut off.")
  }

  /// Everything in this part, in rows of so many cells.
  package func rows(of width: Int) throws(EngineError) -> [[String?]] {
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

  /// The rows of the statement that comes next.
  package func answered() throws(EngineError) -> ServerRows {
    ServerRows(of: self, columns: try rows(of: 2).map { ($0[0] ?? "", $0[1] ?? "") })
  }

  /// Reads on; false at the end.
  private func more() throws(EngineError) -> Bool {
    if at > 0 {
      buffer.removeFirst(at)
      at = 0
    }
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(output.out, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += part[..<count]
      return true
    }
  }
}
