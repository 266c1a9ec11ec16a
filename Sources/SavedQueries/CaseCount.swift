/// A number of the cases behind an answer, and what it is a number of.
///
/// In a header it is one of
///
///     -- counts: hires
///     -- counts: interviews = count(distinct interview_id)
///
/// The SQL is evaluated over the cases that nothing left out, all of them together. So a case that stands in
/// several lines of the answer, such as an interview with three interviewers, is counted as the SQL says and
/// never once for each line.
package struct CaseCount: Equatable, Sendable {
  /// What is counted, in the plural: `interviews`.
  package let what: String
  /// The SQL that counts it.
  package let sql: String

  /// A count of every case.
  init(every what: String) {
    self.what = what
    sql = "count(*)"
  }

  init(what: String, sql: String) {
    self.what = what
    self.sql = sql
  }

  /// Reads `WHAT` or `WHAT = SQL`.
  init(parsing text: Substring, at place: Place) throws(QueryError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0.trimmed) }
    guard let what = parts.first, !what.isEmpty, !parts.contains("") else {
      throw .header(
        place, "“\(text)” counts nothing", nil, allowed: ["WHAT", "WHAT = count(distinct COLUMN)"])
    }
    self = parts.count == 2 ? CaseCount(what: what, sql: parts[1]) : CaseCount(every: what)
  }

  /// The statement that counts all of these, a column for each, over the cases that nothing left out.
  static func statement(_ counts: [CaseCount], over cases: Statement) -> Statement? {
    guard !counts.isEmpty else { return nil }
    let bytes = Array(cases.sql.utf8)
    let leavesOut = SQLTokens(bytes).contains { token in
      token.kind == .word
        && String(decoding: bytes[token.range], as: UTF8.self).lowercased() == "cause"
    }
    // A line of its own, so that a comment in what is counted ends before what follows it.
    let columns = counts.enumerated().map { "(\($1.sql)\n) as count_\($0 + 1)" }
    return Statement(
      name: nil,
      sql: "select \(columns.joined(separator: ", ")) from cases"
        + (leavesOut ? " where cause is null" : ""),
      line: cases.line
    ).reading(cases)
  }
}
