/// The number of a query that is read first.
///
/// In a header it is one of
///
///     -- headline: median_days with by=all
///     -- headline: reached_rate where milestone=hired -- of applications hired
///     -- headline: hired = sum(is_hired); undecided = sum(is_active)
///
/// It is a number that the query gives for all of its cases: of its answer with another value, of one line,
/// or counted over the cases. There is no sum over lines, since most things stand in several of them.
package struct Headline: Equatable, Sendable {
  /// How the one number is got.
  package enum Way: Equatable, Sendable {
    /// A column of the first line of the answer with this value of a parameter.
    case asked(column: String, parameter: String, value: String)
    /// A column of the line that has this value in a column.
    case line(column: String, key: String, value: String)
    /// A number of the cases.
    case counted(CaseCount)
  }

  package let way: Way
  /// What the number is a number of, as it is read behind it: `of applications hired`.
  package let words: String
  /// How many of the cases may still change the number; `nil` where all are decided.
  package let undecided: CaseCount?

  init(parsing text: Substring, at place: Place) throws(QueryError) {
    let parts = text.split(separator: ";").map(\.trimmed)
    let said = Self.said(parts.first ?? text)
    let words = said.value.split(separator: " ", maxSplits: 2).map(String.init)
    let pair = words.count == 3 ? Self.pair(words[2]) : nil
    if words.count == 3, words[1] == "with", let (name, value) = pair {
      way = .asked(column: words[0], parameter: name, value: value)
    } else if words.count == 3, words[1] == "where", let (key, value) = pair {
      way = .line(column: words[0], key: key, value: value)
    } else if said.value.contains("="),
      let count = try? CaseCount(parsing: said.value, at: place)
    {
      way = .counted(count)
    } else {
      throw Self.unread(text, at: place)
    }
    self.words =
      switch way {
      case _ where !said.words.isEmpty: String(said.words)
      case .counted(let count): count.what
      case .asked(let column, _, _), .line(let column, _, _): Self.words(of: column)
      }
    undecided = try parts.dropFirst().first.map { part throws(QueryError) in
      let count = try CaseCount(parsing: part, at: place)
      guard count.what == "undecided", parts.count == 2 else {
        throw Self.unread(text, at: place)
      }
      return count
    }
  }

  /// The column of the answer that the number stands in, if it does.
  package var column: String? {
    switch way {
    case .asked(let column, _, _), .line(let column, _, _): column
    case .counted: nil
    }
  }

  /// Whether the query is asked a second time for it.
  var asksAgain: Bool { if case .asked = way { true } else { false } }

  /// What is counted over the cases for it.
  var counts: [CaseCount] {
    var counts: [CaseCount] = []
    if case .counted(let count) = way { counts.append(count) }
    return counts + [undecided].compactMap(\.self)
  }

  private static func said(_ text: Substring) -> (value: Substring, words: Substring) {
    guard let mark = text.firstRange(of: " -- ") else { return (text, "") }
    return (text[..<mark.lowerBound].trimmed, text[mark.upperBound...].trimmed)
  }

  private static func pair(_ text: String) -> (String, String)? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].contains(" ") else { return nil }
    return (parts[0], String(parts[1][...].trimmed))
  }

  /// `n` says nothing that the title does not.
  private static func words(of column: String) -> String {
    let name = column.hasSuffix("_rate") ? String(column.dropLast(5)) : column
    return column == "n" ? "" : name.replacing("_", with: " ")
  }

  private static func unread(_ text: Substring, at place: Place) -> QueryError {
    .header(
      place, "“\(text)” is no headline", nil,
      allowed: [
        "COLUMN with PARAMETER=VALUE", "COLUMN where COLUMN=VALUE", "WHAT = count(distinct COLUMN)",
      ])
  }
}
