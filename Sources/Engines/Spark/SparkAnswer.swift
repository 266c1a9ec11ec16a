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
    while let row = try row(of: width) { rows.append(row.map(\.text)) }
    return rows
  }

  func answered() throws -> EngineRows {
    let names = columns.isEmpty ? [] : columns.removeFirst()
    return EngineRows(columns: names) { [self] in try row(of: names.count) }
  }

  /// The next row of this part; `nil` at its end.
  private func row(of width: Int) throws -> [Scalar]? {
    while let line = line() {
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
  private func line() -> ArraySlice<UInt8>? {
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { at = end + 1 }
        return buffer[at..<end]
      }
      searched = buffer.count - at
      buffer.removeFirst(at)
      at = 0
      guard EngineProgram.readOn(output.out, into: &buffer) else { return nil }
    }
  }
}
