extension Truth {
  /// What a saved query should answer, cell by cell as it is printed, and what it should leave out.
  package struct Sheet: Equatable, Sendable {
    package let header: [String]
    package let rows: [[String]]
    package let excluded: [Exclusion]

    package init(_ header: [String], _ rows: [[String]], _ excluded: [Exclusion]) {
      self.header = header
      self.rows = rows
      self.excluded = excluded
    }
  }

  /// What a saved query is asked: the values of its parameters as they are typed.
  package struct Ask: Sendable {
    package let dialect: Dialect
    private let values: [String: String]

    package init(_ values: [String: String], _ dialect: Dialect) {
      self.values = values
      self.dialect = dialect
    }

    package subscript(name: String) -> String? { values[name] }

    /// How far the clocks of the asked time zone are ahead; the truth knows zones without summer time.
    var ahead: Int64 {
      ["UTC": 0, "Asia/Tokyo": 9, "Asia/Kolkata": 5][values["zone"] ?? "UTC"].map { hours in
        Int64(hours) * Moment.hour + (values["zone"] == "Asia/Kolkata" ? 30 * Moment.minute : 0)
      } ?? 0
    }

    /// The moment at which a day of a parameter begins in the asked zone.
    func start(_ name: String) -> Moment? {
      values[name].flatMap { Moment($0) }.map { $0 + -ahead }
    }

    /// Whether a moment is in the period.
    func covers(_ moment: Moment) -> Bool {
      (start("since").map { moment >= $0 } ?? true) && (start("until").map { moment < $0 } ?? true)
    }

    /// The calendar day of a moment in the asked zone.
    func day(_ moment: Moment) -> String { (moment + ahead).day }

    /// The length from one moment to another, in calendar or working days as it is asked.
    func length(_ start: Moment, _ end: Moment) -> Int64 {
      guard values["days"] == "business" else { return end - start }
      return Self.workdays((start + ahead).midnight, (end + ahead).midnight) * Moment.dayLength
    }

    /// The days that are no Saturday and no Sunday, from one midnight up to another, one by one.
    static func workdays(_ start: Moment, _ end: Moment) -> Int64 {
      guard start <= end else { return -workdays(end, start) }
      var count: Int64 = 0
      var day = start
      // 1970-01-05 was a Monday.
      let monday = Moment(milliseconds: 4 * Moment.dayLength)
      while day < end {
        let weekday = (day - monday) / Moment.dayLength % 7
        if (weekday + 7) % 7 < 5 { count += 1 }
        day = day + Moment.dayLength
      }
      return count
    }
  }

  /// One saved query with the road to its truth.
  package struct Metric: Sendable {
    /// The saved query's name.
    package let name: String
    let answer: @Sendable (Facts, Ask) -> Sheet

    init(_ name: String, _ answer: @escaping @Sendable (Facts, Ask) -> Sheet) {
      self.name = name
      self.answer = answer
    }

    /// What the saved query should answer.
    package func callAsFunction(_ facts: Facts, _ ask: Ask) -> Sheet { answer(facts, ask) }
  }
}

/// What was left out, counted by cause.
struct Causes {
  private var counts: [String: Int] = [:]

  mutating func add(_ cause: String, _ n: Int = 1) { counts[cause, default: 0] += n }

  mutating func add(_ others: Causes) {
    for (cause, n) in others.counts { add(cause, n) }
  }

  /// How often a cause held.
  subscript(cause: String) -> Int { counts[cause] ?? 0 }

  /// The causes that occurred, the most frequent first.
  var list: [Truth.Exclusion] {
    counts.map { Truth.Exclusion(cause: $0.key, n: $0.value) }.sorted { a, b in
      a.n == b.n ? precedes(a.cause, b.cause) : a.n > b.n
    }
  }
}

/// Whether one text sorts before another by its bytes.
func precedes(_ a: String, _ b: String) -> Bool {
  Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
}
