import Charts
import Rows

/// An answer that is drawn in every width: what is hard about it, its columns and rows.
struct ChartSample {
  let name: String
  let sheet: Sheet

  init(_ name: String, _ columns: [String], _ rows: [[Scalar]]) {
    self.name = name
    sheet = Sheet(columns, rows)
  }

  /// The answers that are hard to draw, by the kind of picture.
  static func all(_ kind: ChartKind) -> [ChartSample] {
    switch kind {
    case .bars: bars
    case .line: line
    case .histogram: histogram
    case .funnel: funnel
    case .heat: heat
    }
  }

  private static func pairs(_ texts: [String], _ numbers: [Scalar]) -> [[Scalar]] {
    zip(texts, numbers).map { [.text($0), $1] }
  }

  private static let sources = [
    "LinkedIn", "渡辺 リファラル", "Jobs page on your website, in all of its languages", "한국어 👩‍👩‍👧‍👦",
    "\u{1b}[31mred",
  ]

  private static let bars = [
    ChartSample(
      "CJK, long and dangerous names", ["source", "hired"],
      pairs(sources, [.integer(12), .integer(180), .integer(3), .integer(96), .integer(0)])),
    ChartSample(
      "negative numbers", ["team", "change"],
      pairs(["up", "down", "level", "データ"], [.real(4.5), .real(-12.25), .integer(0), .real(-1)])),
    ChartSample(
      "nothing above zero", ["team", "change"],
      pairs(["down", "further"], [.integer(-4), .integer(-12)])),
    ChartSample("one row", ["source", "n"], pairs(["LinkedIn"], [.integer(7)])),
    ChartSample("no rows", ["source", "n"], []),
    ChartSample(
      "NULLs", ["source", "n"],
      [
        [.text("a"), .integer(3)], [.null, .integer(2)], [.text("c"), .null], [.text("d"), .null],
      ]),
    ChartSample(
      "nothing but NULLs", ["source", "n"], [[.text("a"), .null], [.text("b"), .null]]),
    ChartSample(
      "10,000 categories of a count", ["job", "applications"],
      (1...10_000).map { [.text("Job \($0)"), .integer(Int64(10_000 / $0))] }),
    ChartSample(
      "10,000 categories of a median", ["job", "median_days"],
      (1...10_000).map { [.text("Job \($0)"), .real(Double($0) / 10)] }),
  ]

  private static let line = [
    ChartSample(
      "months, one missing and one NULL", ["month", "median_days"],
      pairs(
        ["2026-05", "2025-12", "2026-01", "2026-02", "2026-07", "2026-08", "2026-09"],
        [.real(41.5), .real(38.2), .real(35), .real(52.25), .null, .real(44), .real(30)])),
    ChartSample(
      "negative numbers", ["month", "change"],
      pairs(
        ["2026-01", "2026-02", "2026-03", "2026-04"],
        [.integer(12), .integer(-8), .integer(3), .integer(0)])),
    ChartSample(
      "days not at one distance, to scale", ["day", "n"],
      pairs(["2026-01-01", "2026-01-03", "2026-03-31"], [.integer(1), .integer(9), .integer(5)])),
    ChartSample("one row", ["month", "n"], pairs(["2026-01"], [.integer(7)])),
    ChartSample("no rows", ["month", "n"], []),
    ChartSample("NULLs", ["month", "n"], [[.text("2026-01"), .null], [.null, .integer(3)]]),
    ChartSample(
      "CJK name of the number", ["month", "応募者数"],
      pairs(["2026-01", "2026-02"], [.integer(5), .integer(10)])),
    ChartSample(
      "10,000 dates", ["at", "n"],
      (0..<10_000).map { index in
        let (month, day, hour) = (index / 720 % 12 + 1, index / 24 % 28 + 1, index % 24)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = 2025 + index / 8640
        return [
          .text("\(year)-\(two(month))-\(two(day))T\(two(hour)):00:00.000Z"),
          .integer(Int64(index * index / 100_000)),
        ]
      }),
  ]

  private static let histogram = [
    ChartSample(
      "days", ["days"], (0..<200).map { [.real(Double($0 * $0) / 300)] }),
    ChartSample(
      "whole and negative numbers", ["change"], (-40..<40).map { [.integer($0 * $0 * $0 / 300)] }),
    ChartSample("one row", ["n"], [[.integer(7)]]),
    ChartSample("no rows", ["n"], []),
    ChartSample(
      "NULLs", ["n"], [[.integer(1)], [.null], [.integer(2)], [.real(.infinity)], [.null]]),
    ChartSample("CJK name of the number", ["日数"], [[.integer(1)], [.integer(2)], [.integer(2)]]),
    ChartSample("10,000 rows", ["n"], (0..<10_000).map { [.integer($0 * 7919 % 1000)] }),
  ]

  private static let funnel = [
    ChartSample(
      "CJK names", ["milestone", "reached"],
      pairs(
        ["application_review", "電話面接", "face_to_face", "offer", "hired"],
        [.integer(768), .integer(381), .integer(203), .integer(37), .integer(31)])),
    ChartSample("one row", ["stage", "n"], pairs(["screen"], [.integer(7)])),
    ChartSample("no rows", ["stage", "n"], []),
    ChartSample(
      "NULLs", ["stage", "n"],
      pairs(["screen", "offer", "hired"], [.integer(9), .null, .integer(2)])),
    ChartSample(
      "10,000 stages", ["stage", "n"],
      (1...10_000).map { [.text("Stage \($0)"), .integer(Int64(10_001 - $0))] }),
  ]

  private static let heat = [
    ChartSample(
      "CJK names and a missing cell", ["department", "source", "hired"],
      [
        [.text("データ"), .text("LinkedIn"), .integer(12)],
        [.text("データ"), .text("Referral"), .integer(0)],
        [.text("Sales, EMEA"), .text("LinkedIn"), .integer(31)],
        [.text("Sales, EMEA"), .text("紹介"), .integer(7)],
        [.text("Sales, EMEA"), .text("Referral"), .integer(120)],
      ]),
    ChartSample(
      "negative numbers", ["department", "month", "change"],
      [
        [.text("A"), .text("2026-02"), .real(-3.5)], [.text("A"), .text("2026-01"), .real(4)],
        [.text("B"), .text("2026-02"), .real(0)], [.text("B"), .text("2026-01"), .real(1)],
      ]),
    ChartSample("one row", ["a", "b", "n"], [[.text("x"), .text("y"), .integer(7)]]),
    ChartSample("no rows", ["a", "b", "n"], []),
    ChartSample(
      "NULLs", ["a", "b", "n"],
      [
        [.text("x"), .null, .integer(7)], [.null, .text("y"), .integer(1)],
        [.text("x"), .text("y"), .null],
      ]),
    ChartSample(
      "10,000 pairs", ["job", "source", "n"],
      (0..<10_000).map {
        [.text("Job \($0 / 100)"), .text("Source \($0 % 100)"), .integer(Int64($0 % 97))]
      }),
  ]
}
