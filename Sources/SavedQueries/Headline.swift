/// The number of an answer that is read first.
///
/// In a header it is one of
///
///     -- headline: median_days with by=all
///     -- headline: sum hired
///     -- headline: reached_rate where milestone=hired
package struct Headline: Equatable, Sendable {
  /// How one number is got from an answer of several lines.
  package enum Way: Equatable, Sendable {
    /// The first line of the answer with this value of a parameter.
    case asked(parameter: String, value: String)
    /// The sum over all lines.
    case sum
    /// The line that has this value in a column.
    case line(column: String, value: String)
  }

  /// The column that holds the number.
  package let column: String
  package let way: Way

  init(parsing text: Substring, at place: Place) throws(QueryError) {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    func pair() -> (String, String)? {
      let parts = words.count == 3 ? words[2].split(separator: "=", maxSplits: 1) : []
      return parts.count == 2 ? (String(parts[0].trimmed), String(parts[1].trimmed)) : nil
    }
    if words.count == 2, words[0] == "sum" {
      (column, way) = (words[1], .sum)
    } else if words.count == 3, words[1] == "with", let (name, value) = pair() {
      (column, way) = (words[0], .asked(parameter: name, value: value))
    } else if words.count == 3, words[1] == "where", let (name, value) = pair() {
      (column, way) = (words[0], .line(column: name, value: value))
    } else {
      throw .header(
        place, "“\(text)” is no headline", nil,
        allowed: ["sum COLUMN", "COLUMN with PARAMETER=VALUE", "COLUMN where COLUMN=VALUE"])
    }
  }
}
