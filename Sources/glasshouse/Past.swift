import Charts
import Rendering
import Rows
import Warehouse

/// One answer that was given at the prompt, as it can be shown again.
struct Past {
  let sql: String
  let values: [String: Scalar]
  /// Which picture the question asks for, if it does.
  var chart: ChartChoice?
  /// Whether the answer was read to its end.
  var isWhole = true
  /// The rows; `nil` for an answer that was too large to be kept, or is not whole.
  let kept: KeptAnswer?

  /// The rows.
  ///
  /// - Throws: `DoorError.notKept`; asking again is the only way then.
  func rows() throws(DoorError) -> KeptAnswer {
    guard let kept else { throw .notKept(isWhole: isWhole) }
    return kept
  }

  /// Whether both are answers to the same question.
  func asksTheSame(as other: Past) -> Bool {
    sql == other.sql && values == other.values
  }
}

extension Session {
  /// How many answers are kept, and how much room they may take together.
  private static let mostKept = 8
  private static let mostBytes = 64 * 1024 * 1024

  /// Remembers an answer as the last one, and forgets the oldest where there are too many.
  func remember(_ past: Past) {
    pasts.append(past)
    while pasts.count > 1,
      pasts.count > Self.mostKept
        || pasts.reduce(0, { $0 + ($1.kept?.bytes ?? 0) }) > Self.mostBytes
    {
      try? pasts.removeFirst().kept?.forget()
    }
  }

  /// The last answer.
  ///
  /// - Throws: `DoorError.noAnswer` before the first.
  func lastAnswer() throws -> Past {
    guard let last = pasts.last else { throw DoorError.noAnswer }
    return last
  }

  /// Writes the last answer again without asking for it again, in another form or to another place.
  ///
  /// - Throws: `DoorError.notKept`.
  func showLast(as format: Format?, to destination: String?) throws {
    let last = try lastAnswer()
    let kept = try last.rows()
    try delivery.openOnce(destination, as: format)
    delivery.chartUsually = last.chart
    defer { delivery.chartUsually = nil }
    guard let prepared = try reader.prepare("select * from \(kept.table) order by rowid") else {
      return
    }
    try delivery.write(warn: { Talk.say($0) }) { writer in
      try writer.begin(kept.columns)
      while let row = try prepared.step() { try writer.write(row) }
      try writer.end()
    }
    try delivery.settle()
  }

  /// Draws the last answer without asking for it again.
  ///
  /// - Throws: `DoorError.notKept`, `OutputError.cannotDraw` for no picture.
  func draw(_ choice: ChartChoice, isASCII: Bool) throws {
    let layout = delivery.layout
    defer { delivery.layout = layout }
    delivery.layout.isASCII = isASCII || layout.isASCII
    delivery.chartOnce = choice
    try showLast(as: .chart, to: nil)
  }

  /// The text of the last answer, to be asked again.
  func lastAsking() throws -> Asking {
    let last = try lastAnswer()
    return Asking(sql: last.sql, values: last.values)
  }
}
