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

    /// The same day of the unit before, or the last of a shorter month; `nil` before the year 1.
    package func before(_ day: Day) -> Day? { moved(day, by: -1) }

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
