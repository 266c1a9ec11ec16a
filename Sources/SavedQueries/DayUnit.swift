extension Day {
  /// A stretch of days that has a name, and one before it.
  package enum Unit: String, CaseIterable, Sendable {
    case week
    case month
    case quarter
    case year

    /// The unit that is still going on, where a word for a day is its first: `this-quarter`.
    package init?(begunBy word: String) {
      guard let unit = Self.allCases.first(where: { word == "this-" + $0.rawValue }) else {
        return nil
      }
      self = unit
    }

    /// The same days of the unit before as of one that begins with `since`, up to `until`, which no longer
    /// belongs to it: of a whole unit the whole one before; `nil` before the year 1.
    ///
    /// The last day that belongs to it has a counterpart, or is beyond a shorter month; the day after it may
    /// have none although it has.
    package func before(_ since: Day, until: Day) -> (first: Day, end: Day)? {
      guard let first = moved(since, by: -1), let last = moved(until.adding(days: -1), by: -1)
      else { return nil }
      return (first, until == after(since) ? since : last.adding(days: 1))
    }

    /// The same day of the unit after.
    package func after(_ day: Day) -> Day { moved(day, by: 1) ?? day }

    private func moved(_ day: Day, by count: Int) -> Day? {
      let moved =
        switch self {
        case .week: day.adding(days: 7 * count)
        case .month: day.adding(months: count)
        case .quarter: day.adding(months: 3 * count)
        case .year: day.adding(months: 12 * count)
        }
      return moved < Day(year: 1, month: 1, day: 1) ? nil : moved
    }
  }
}
