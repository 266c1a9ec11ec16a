import Rows
import Testing

@testable import Charts

/// Which picture an answer makes, and what of it is folded, added up or left out.
@Suite struct ChartTests {
  private func kind(_ columns: [String], _ rows: [[Scalar]]) throws -> ChartKind {
    try Chart(of: Sheet(columns, rows)).kind
  }

  @Test func `tells the kind from the columns`() throws {
    #expect(
      try kind(["source", "n"], [[.text("a"), .integer(1)], [.text("b"), .integer(2)]]) == .bars)
    #expect(
      try kind(
        ["month", "n"], [[.text("2026-01"), .integer(1)], [.text("2026-02"), .integer(2)]])
        == .line)
    #expect(try kind(["days"], [[.real(1.5)], [.real(2.5)]]) == .histogram)
    #expect(
      try kind(["stage", "n"], [[.text("screen"), .integer(9)], [.text("offer"), .integer(2)]])
        == .funnel)
    #expect(
      try kind(
        ["a", "b", "n"],
        [
          [.text("x"), .text("p"), .integer(1)], [.text("x"), .text("q"), .integer(2)],
          [.text("y"), .text("p"), .integer(3)],
        ]) == .heat)
  }

  @Test func `takes no key, and no column that says where another lies, for what is drawn`() throws
  {
    let chart = try Chart(
      of: Sheet(
        ["job_id", "channel", "n"],
        [[.integer(7), .text("web"), .integer(3)], [.integer(9), .text("web"), .integer(4)]]))
    #expect(chart.title == "n by job_id")
    #expect(chart.labels == ["9", "7"])
    #expect(chart.values == [4, 3])
  }

  @Test func `draws the columns that are named`() throws {
    let sheet = Sheet(
      ["source", "channel", "applied", "hired"],
      [
        [.text("a"), .text("x"), .integer(9), .integer(1)],
        [.text("b"), .text("x"), .integer(3), .integer(2)],
      ])
    #expect(try Chart(of: sheet, ChartChoice("bars:source,hired")).labels == ["b", "a"])
    #expect(try Chart(of: sheet, ChartChoice("auto source, hired")).title == "hired by source")
    #expect(throws: ChartError.noColumn("hirred", known: sheet.columns)) {
      try Chart(of: sheet, ChartChoice("bars:source,hirred"))
    }
    #expect(throws: ChartError.columnCount(.heat, named: ["source", "hired"])) {
      try Chart(of: sheet, ChartChoice("heat:source,hired"))
    }
    #expect(throws: ChartError.notANumber("channel", value: "x")) {
      try Chart(of: sheet, ChartChoice("bars:source,channel"))
    }
    #expect(throws: ChartError.notADate("source", value: "a")) {
      try Chart(of: sheet, ChartChoice("line:source,hired"))
    }
    #expect(throws: ChartError.unknownKind("bar", nearest: "bars")) { try ChartChoice("bar") }
  }

  @Test func `folds counts beyond twenty into their sum, and nothing else`() throws {
    func rows(_ value: (Int) -> Scalar) -> [[Scalar]] {
      (1...100).map { [.text("job \($0)"), value($0)] }
    }
    let counts = try Chart(of: Sheet(["job", "hires"], rows { .integer(Int64($0)) }))
    var sum = 0.0
    for number in 1...81 { sum += Double(number) }
    #expect(counts.labels.count == 20)
    #expect(counts.labels.last == "other (81)")
    #expect(counts.values.last == sum)
    #expect(counts.notes == ["other (81), which has no bar, is the sum of 81 more"])
    #expect(counts.foldsLabels)
    for (column, value) in [
      ("median_days", { Scalar.integer(Int64($0)) }), ("score", { .real(Double($0)) }),
    ]
      as [(String, (Int) -> Scalar)]
    {
      let chart = try Chart(of: Sheet(["job", column], rows(value)))
      #expect(chart.labels.count == 20)
      #expect(chart.labels.last == "job 81")
      #expect(chart.notes == ["not drawn: 80 more, the lowest, whose \(column) cannot be added up"])
    }
    let negative = try Chart(of: Sheet(["job", "n"], rows { .integer(Int64(50 - $0)) }))
    #expect(!negative.labels.contains { $0.hasPrefix("other") })
    // The greatest losses stay, and not the smallest gains.
    #expect(negative.labels.prefix(2) == ["job 1", "job 2"])
    #expect(negative.labels.suffix(2) == ["job 99", "job 100"])
    #expect(negative.notes == ["not drawn: 80 more, nearest to zero, whose n cannot be added up"])
  }

  @Test func `tells of how many each number is told`() throws {
    let rows: [[Scalar]] = [
      [.text("a"), .real(0.5), .integer(4)], [.text("b"), .real(1), .integer(1)],
    ]
    let rates = try Chart(
      of: Sheet(["team", "hired_rate", "applied"], rows),
      ChartChoice("bars team, hired_rate of applied"))
    #expect(rates.title == "hired_rate by team (n: applied)")
    #expect(rates.asides == ["n=1", "n=4"])
    #expect(rates.values.compactMap { $0.map(rates.text) } == ["100 %", "50 %"])
    let named = try Chart(of: Sheet(["team", "median_days", "n"], rows))
    #expect(named.title == "median_days by team")
    #expect(named.asides == ["n=1", "n=4"])
    #expect(try Chart(of: Sheet(["team", "x", "y"], rows)).asides == [])
    let line = try Chart(
      of: Sheet(
        ["month", "rate", "n"],
        [[.text("2026-01")] + rows[0][1...], [.text("2026-02")] + rows[1][1...]]))
    #expect(line.notes == ["n is 1 to 4 at each date"])
    #expect(throws: ChartError.noColumn("aplied", known: ["team", "hired_rate", "applied"])) {
      try Chart(
        of: Sheet(["team", "hired_rate", "applied"], rows),
        ChartChoice("bars:team,hired_rate of aplied"))
    }
  }

  @Test func `draws lines from zero`() throws {
    for values in [[35, 37.5], [-5, -3], [0, 0]] as [[Double]] {
      let chart = try Chart(
        of: Sheet(
          ["month", "x"], zip(["2026-01", "2026-02"], values).map { [.text($0), .real($1)] }))
      #expect(chart.ticks.contains(0), "\(chart.ticks)")
    }
  }

  @Test func `keeps the newest of many dates in a heat table, and says which are left out`() throws
  {
    let rows = (0..<30).flatMap { month -> [[Scalar]] in
      let text = "\(2024 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
      return ["x", "y"].map { [.text($0), .text(text), .integer(Int64(30 - month))] }
    }
    let chart = try Chart(of: Sheet(["team", "month", "n"], rows), ChartChoice(.heat))
    #expect(chart.labels.count == 20)
    #expect(chart.labels.first == "2024-11" && chart.labels.last == "2026-06")
    #expect(!chart.foldsLabels)
    #expect(chart.notes == ["not drawn: 10 earlier columns, 2024-01 to 2024-10"])
  }

  @Test func `says what makes a funnel none`() throws {
    let rows: [[Scalar]] = [
      [.text("active"), .integer(3)], [.text("rejected"), .integer(9)],
      [.text("hired"), .integer(1)],
    ]
    let statuses = try Chart(of: Sheet(["status", "n"], rows), ChartChoice(.funnel))
    #expect(
      statuses.notes == [
        "status need have no order: these are in the order of the rows",
        "no funnel: “rejected” is more than “active” before it",
      ])
    let stages = try Chart(of: Sheet(["stage", "n"], [rows[1], rows[0], rows[2]]))
    #expect(stages.kind == .funnel && stages.notes.isEmpty)
  }

  @Test func `has dates to scale, and none where one is missing`() throws {
    let chart = try Chart(
      of: Sheet(
        ["month", "n"],
        [
          [.text("2024-04"), .integer(4)], [.text("2024-01"), .integer(1)],
          [.text("2024-02"), .null], [.text("2025-01"), .integer(9)],
        ]))
    #expect(chart.labels.count == 13)
    #expect(chart.labels[2] == "2024-03")
    #expect(chart.values[0...3] == [1, nil, nil, 4])
    #expect(chart.places[3] - chart.places[0] == 91)
    #expect(chart.places[12] - chart.places[0] == 366)
    #expect(
      chart.notes == ["left out: 1 row without n", "the line is broken where 9 dates are missing"])
  }

  @Test func `adds up the counts of one date, and refuses to choose between other numbers`() throws
  {
    let twice: [[Scalar]] = [
      [.text("2026-01"), .integer(2)], [.text("2026-01"), .integer(3)],
      [.text("2026-02"), .integer(1)],
    ]
    let sum = try Chart(of: Sheet(["month", "n"], twice), ChartChoice(.line))
    #expect(sum.values == [5, 1])
    #expect(sum.notes == ["3 rows are added up to 2 dates"])
    #expect(throws: ChartError.twice(.line, "2026-01", column: "median_days")) {
      try Chart(of: Sheet(["month", "median_days"], twice), ChartChoice(.line))
    }
  }

  @Test(
    arguments: [
      ([1.0, 2, 2, 3], 4), ([0.5, 1.5, 99.5], 10), ([-5, -5], 1), ([0, 1000], 11),
    ] as [([Double], Int)])
  func `puts every value into one interval`(values: [Double], intervals: Int) throws {
    let chart = try Chart(of: Sheet(["x"], values.map { [.real($0)] }))
    #expect(chart.values.reduce(0) { $0 + ($1 ?? 0) } == Double(values.count))
    #expect(chart.labels.count <= intervals)
  }

  @Test(arguments: [0.1, 1, 10, 100, 1000, 100_000])
  func `counts what lies in an interval as a plain loop does`(parts: Double) throws {
    // Tenths and hundredths lie on the edges of intervals of their size.
    let values = (0..<500).map { Double(($0 * 7919) % 1237) / parts }
    let chart = try Chart(of: Sheet(["x"], values.map { [.real($0)] }))
    for (label, count) in zip(chart.labels, chart.values) {
      let ends = label.split(separator: " ").compactMap { Double($0) }
      try #require(ends.count == 2)
      var found = 0.0
      for value in values where value >= ends[0] && value < ends[1] { found += 1 }
      #expect(count == found, "\(label)")
    }
  }

  @Test func `a number on the edge of two intervals is in the later one`() throws {
    let chart = try Chart(
      of: Sheet(["v"], [0.0, 0.3, 0.6, 0.7, 1.0].map { [.real($0)] }),
      ChartChoice(.histogram))
    let counts = Dictionary(uniqueKeysWithValues: zip(chart.labels, chart.values))
    for label in ["0.0 to 0.1", "0.3 to 0.4", "0.6 to 0.7", "0.7 to 0.8", "1.0 to 1.1"] {
      #expect(counts[label] == 1, "\(label) in \(chart.labels)")
    }
  }

  @Test(arguments: ChartKind.allCases)
  func `draws the greatest, the smallest and unequal numbers, or says why not`(kind: ChartKind)
    throws
  {
    let numbers: [[Scalar]] = [
      [.real(1e308), .real(-1e308)], [.real(1e300), .real(-1e300)],
      [.real(0), .real(.leastNonzeroMagnitude)],
      [.integer(.min), .integer(.max)], [.real(.infinity), .integer(1)],
      [.real(0.00001), .real(0.00004)],
    ]
    for pair in numbers {
      let rows = pair.enumerated().map { [Scalar.text("2026-0\($0 + 1)"), .text("x"), $1] }
      guard let chart = try? Chart(of: Sheet(["month", "b", "v"], rows), ChartChoice(kind))
      else { continue }
      let drawn = rows.count { $0[2].number != nil }
      let values = chart.series.flatMap { $0.values.compactMap(\.self) }
      #expect(kind == .histogram ? values.reduce(0, +) == Double(drawn) : values.count == drawn)
      #expect(drawn == 2 || chart.notes.contains { $0.contains("too large") })
    }
  }

  @Test func `numbers below a ten-thousandth are told apart`() throws {
    let chart = try Chart(
      of: Sheet(["k", "v"], [[.text("a"), .real(0.00001)], [.text("b"), .real(0.00004)]]))
    #expect(chart.values.compactMap { $0.map(chart.text) } == ["0.00004", "0.00001"])
  }

  @Test func `moments of one minute are two, and a year is not its first month`() throws {
    func line(_ times: [String]) throws -> Chart {
      try Chart(
        of: Sheet(["t", "n"], times.map { [.text($0), .integer(1)] }), ChartChoice(.line))
    }
    #expect(try line(["2026-01-01T10:00:10Z", "2026-01-01T10:00:50Z"]).values == [1, 1])
    #expect(try line(["2026", "2026-01", "2026-01-01"]).values == [1, 1, 1])
    #expect(try line(["2026-01-01T10:00:10Z", "2026-01-01T12:00:10+02:00"]).values == [2])
    for text in ["2026-02-29", "2026-01-01T25:00", "2026-01-01T10:00 and more", "2026-13"] {
      #expect(throws: ChartError.self, "\(text)") { try line([text]) }
    }
  }

  @Test func `a line is broken over a gap of any length, and says how long it is`() throws {
    let chart = try Chart(
      of: Sheet(
        ["month", "n"],
        ["1014-05", "2024-01", "2024-03"].map { [.text($0), .integer(1)] }))
    #expect(chart.values == [1, nil, 1, nil, 1])
    #expect(chart.notes.contains { $0.contains("12,116 dates are missing") }, "\(chart.notes)")
  }

  @Test func `a line names the first and last date that are not whole in its period`() throws {
    func notes(_ dates: [String], _ first: String, _ last: String) throws -> [String] {
      var choice = ChartChoice(.line)
      choice.span = .init(first: first, last: last)
      return try Chart(
        of: Sheet(["t", "n"], dates.map { [.text($0), .integer(1)] }), choice
      ).notes
    }
    #expect(
      try notes(["2026-01", "2026-02"], "2026-01-02", "2026-02-27") == [
        "2026-01 is not whole: the period begins with 2026-01-02",
        "2026-02 is not whole: the period ends with 2026-02-27",
      ])
    #expect(try notes(["2026-01", "2026-02"], "2026-01-01", "2026-02-28") == [])
    #expect(try notes(["2025-Q4", "2026-Q1"], "2025-10-01", "2026-03-30").count == 1)
    #expect(try notes(["2026-01-01", "2026-01-08"], "2026-01-01", "2026-01-10") == [])
    #expect(try notes(["2026-01"], "2026-01-05", "2026-01-20").count == 2)
  }

  @Test func `makes no picture of more rows than it can hold`() {
    let rows = Array(repeating: [Scalar.integer(1)], count: Chart.mostRows + 1)
    #expect(throws: ChartError.tooManyRows(most: Chart.mostRows)) {
      try Chart(of: Sheet(["n"], rows))
    }
  }

  @Test(
    arguments: [
      (0.0, 0, "0"), (-0.4, 0, "0"), (-1.25, 1, "-1.3"), (1234.5, 2, "1234.50"), (0.05, 1, "0.1"),
      (1e18, 0, "1e+18"), (12_345_678_901_234, 0, "12345678901234"),
    ] as [(Double, Int, String)])
  func `writes numbers as they are read`(value: Double, decimals: Int, text: String) {
    #expect(Figures.text(value, decimals: decimals) == text)
  }

  @Test func `has round numbers on its axes, around all values`() {
    for (least, most) in [(0.0, 9.0), (-3.0, 7.0), (0.12, 0.19), (35, 35), (-1e9, 1e12)] {
      let ticks = Figures.ticks(from: least, to: most, about: 4)
      #expect((ticks.first ?? .infinity) <= least && (ticks.last ?? -.infinity) >= most)
      #expect((2...8).contains(ticks.count), "\(ticks)")
    }
  }
}
