import Glibc
import Processes
import Rows
import Warehouse

/// What Spark answers to a script, part by part: lines of JSON behind a mark.
///
/// Lines without the mark are Spark's own talk, and nobody's answer.
final class SparkAnswer: EngineAnswer {
  private let spark: SparkSQL
  private let output: Pipe
  private let mark: [UInt8]
  /// The names of the columns of each statement.
  private var columns: [[String]]
  private var buffer: [UInt8] = []
  private var at = 0
  private let lines = JSONLines()

  /// Asks; `columns` are the names of those of each statement.
  ///
  /// - Throws: `SparkError`, `EngineError`.
  init(_ script: QueryScript, columns: [[String]]) throws {
    let input = try EngineProgram.nameless(holding: script.text)
    defer { close(input) }
    guard let output = Pipe() else {
      throw SparkError.broken(String(cString: strerror(errno)) + ".")
    }
    mark = Array(script.mark.utf8)
    self.columns = columns
    self.output = output
    spark = try SparkSQL(script: input, output: output.into)
    output.closeInto()
  }

  var program: EngineProgram { spark.program }

  func finish() throws { try spark.finish() }

  func rows(of width: Int) throws -> [[String?]] {
    var rows: [[String?]] = []
    while let row = try row(of: width) { rows.append(row.map(\.told)) }
    return rows
  }

  func answered() throws -> EngineRows {
    let names = columns.isEmpty ? [] : columns.removeFirst()
    return EngineRows(columns: names) { [self] in try row(of: names.count) }
  }

  /// The next row of this part; `nil` at its end.
  private func row(of width: Int) throws -> [Scalar]? {
    while let line = try line() {
      guard line.starts(with: mark) else { continue }
      let text = line.dropFirst(mark.count)
      if text.first == UInt8(ascii: ".") { return nil }
      guard let row = lines.values(of: text, columns: width) else {
        throw SparkError.broken("a line of the answer is none.")
      }
      return row
    }
    try spark.finish()
    throw SparkError.broken("the answer is cut off.")
  }

  /// The next line without its end; `nil` after the last.
  private func line() throws -> ArraySlice<UInt8>? {
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { at = end + 1 }
        return buffer[at..<end]
      }
      searched = buffer.count - at
      buffer.removeFirst(at)
      at = 0
      guard try more() else { return nil }
    }
  }

  /// Reads on; false at the end.
  private func more() throws -> Bool {
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

extension Scalar {
  /// The value as text; NULL is none.
  fileprivate var told: String? {
    switch self {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}
