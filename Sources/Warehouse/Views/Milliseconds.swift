/// SQL for the time between two stored instants, in functions that SQLite and DuckDB share.
///
/// `strftime('%s', …)` means another thing in DuckDB and `julianday` is too coarse for milliseconds,
/// so the days are counted here: from 1 March on, a year's length only depends on the one before.
/// Right for every instant from March 1900 until February 2100.
enum Milliseconds {
  /// The whole milliseconds from one instant to another, NULL when either is.
  static func between(_ start: String, _ end: String) -> String {
    """
    cast(
      (\(days(end)) - \(days(start))) * 86400000
      + \(clock(end)) - \(clock(start))
      as bigint)
    """
  }

  /// The days from a fixed day to the instant's, where a year begins in March.
  private static func days(_ instant: String) -> String {
    let year =
      "\(number(instant, 1, 4)) - case when substr(\(instant), 6, 2) < '03' then 1 else 0 end"
    let month = "cast(substr('\(daysBefore)', 3 * \(number(instant, 6, 2)) - 2, 3) as integer)"
    return "(round(365.25 * (\(year)) - 0.375) + \(month) + \(number(instant, 9, 2)))"
  }

  /// The milliseconds since midnight.
  private static func clock(_ instant: String) -> String {
    let seconds = "cast(substr(\(instant), 18, 2) || substr(\(instant), 21, 3) as integer)"
    return "(\(number(instant, 12, 2)) * 3600000 + \(number(instant, 15, 2)) * 60000 + \(seconds))"
  }

  private static func number(_ instant: String, _ start: Int, _ length: Int) -> String {
    "cast(substr(\(instant), \(start), \(length)) as integer)"
  }

  /// The days from 1 March to the first of each month, three digits from January on.
  private static let daysBefore = "306337000031061092122153184214245275"
}
