/// The rules by which a saved query runs unchanged on SQLite, PostgreSQL and Spark.
///
/// Each was tried on all three. What is left is the part of SQL that they share, and the functions of
/// this program, whose arguments come in the order that PostgreSQL and Spark have where they have one.
package enum Portability {
  /// Something that another engine reads otherwise or not at all.
  package struct Finding: Equatable, Sendable {
    /// The line of the statement, from 1.
    package let line: Int
    /// One sentence.
    package let sentence: String
  }

  /// Words that not every engine knows, or means the same by, with what to write instead.
  private static let words: [String: String] = [
    "like": "compare replace(lower(x), 'word', '') with lower(x)", "glob": "compare with =",
    "ilike": "compare with =", "regexp": "compare with =", "json_each": "read a child table",
    "json_extract": "read a child table, or custom(…)", "round": "write rounded(x, n)",
    "date": "write local_date(ts, tz)", "datetime": "instants are text, compare them",
    "time": "instants are text, compare them", "julianday": "write days_between(start, end)",
    "strftime": "write period_start(unit, ts, tz)", "unixepoch": "write milliseconds_between(…)",
    "current_date": "take the day as a parameter", "current_time": "take it as a parameter",
    "current_timestamp": "take it as a parameter", "now": "take the day as a parameter",
    "date_trunc": "write period_start(unit, ts, tz)", "ifnull": "write coalesce(…)",
    "iif": "write case when … end", "instr": "compare replace(x, y, '') with x",
    "group_concat": "write string_agg(x, separator)", "concat": "join texts with ||",
    "total": "write sum(x)",
    "printf": "join texts with ||", "typeof": "leave it out", "rowid": "name the column id",
  ]

  /// What in a statement is not shared by the engines.
  package static func findings(in sql: String) -> [Finding] {
    let bytes = Array(sql.utf8)
    let tokens = SQLTokens(bytes).filter {
      ![.space, .lineComment, .blockComment].contains($0.kind)
    }
    var findings: [Finding] = []
    func find(_ at: Int, _ sentence: String) {
      let line = bytes[..<at].count { $0 == 0x0A } + 1
      findings.append(Finding(line: line, sentence: sentence))
    }
    var parts = NamelessParts()
    for (index, token) in tokens.enumerated() {
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      let at = token.range.lowerBound
      if let start = parts.see(token, text.lowercased(), before: next, of: bytes) {
        find(
          start,
          "A subquery in from has no name, which PostgreSQL 15 asks for: write one behind it.")
      }
      switch token.kind {
      case .quoted where text.hasPrefix("'"):
        if text.contains("\\") { find(at, "A backslash in \(text) is read otherwise by Spark.") }
        if next?.kind == .quoted, next?.range.lowerBound == token.range.upperBound {
          find(at, "A doubled quote in a text is read otherwise by Spark: bind it as a parameter.")
        }
      case .quoted: find(at, "The quoted name \(text) is no name everywhere: leave the quotes out.")
      case .word:
        let word = text.lowercased()
        if word == "over", next?.kind == .word, index + 2 < tokens.count,
          bytes[tokens[index + 2].range.lowerBound] == UInt8(ascii: "-")
        {
          find(
            at,
            "“-” behind the name of a window is read by Spark as a part of it: (sum(x) over w) - y."
          )
        }
        let isCall = next?.kind == .open
        let isBare = ["like", "glob", "ilike", "regexp", "rowid"].contains(word)
        let isMoment = word.hasPrefix("current_")
        if let instead = words[word], isCall || isBare || isMoment {
          find(at, "“\(text)” is not the same everywhere: \(instead).")
        }
      case .other: check(token, next, bytes, find)
      default: break
      }
    }
    return findings
  }

  private static func check(
    _ token: SQLTokens.Token, _ next: SQLTokens.Token?, _ bytes: [UInt8],
    _ find: (Int, String) -> Void
  ) {
    let at = token.range.lowerBound
    let pair = String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
    switch pair {
    case "::": find(at, "“::” is PostgreSQL's alone: write cast(x as type).")
    case "->": find(at, "“->” is not known everywhere: read a child table, or custom(…).")
    case _ where pair.hasPrefix("/") && !dividesByDecimal(next, bytes):
      find(
        at, "“/” between whole numbers differs: divide by a decimal such as 10.0, or rate(n, d).")
    default: break
    }
  }

  /// Whether what is divided by is a number with a point, or something in parentheses with one.
  private static func dividesByDecimal(_ next: SQLTokens.Token?, _ bytes: [UInt8]) -> Bool {
    guard let next else { return false }
    var end = next.range.upperBound
    if next.kind == .open {
      var depth = 1
      while end < bytes.count, depth > 0 {
        if bytes[end] == UInt8(ascii: "(") { depth += 1 }
        if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
        end += 1
      }
    } else {
      while end < bytes.count, isDecimal(bytes[end]) { end += 1 }
    }
    let divisor = bytes[next.range.lowerBound..<end]
    return zip(divisor, divisor.dropFirst()).contains { first, second in
      first == UInt8(ascii: ".") && isDigit(second) || isDigit(first) && second == UInt8(ascii: ".")
    }
  }

  private static func isDecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}

/// Looks for subqueries in `from` that have no name behind them.
private struct NamelessParts {
  /// A parenthesis that is open, and whether what begins in it stands as a table.
  private struct Open {
    let start: Int
    var isTable: Bool
    /// Whether a table was just begun to be named: behind `from`, `join` or a comma between tables.
    var awaitsTable = false
    var isInFrom = false
  }

  private var open = [Open(start: 0, isTable: false)]

  private static let beforeTable: Set<String> = ["from", "join"]
  private static let endsTables: Set<String> = [
    "where", "group", "order", "having", "limit", "window", "union", "except", "intersect",
    "select",
  ]
  private static let notNames: Set<String> = endsTables.union([
    "join", "left", "right", "full", "inner", "cross", "natural", "on", "using",
  ])

  /// Takes in the next piece; where a subquery without a name ends with it, where that began.
  mutating func see(
    _ token: SQLTokens.Token, _ text: String, before next: SQLTokens.Token?, of bytes: [UInt8]
  ) -> Int? {
    let last = open.count - 1
    switch token.kind {
    case .word:
      if Self.beforeTable.contains(text) {
        open[last].awaitsTable = true
        open[last].isInFrom = true
      } else {
        open[last].awaitsTable = false
        if Self.endsTables.contains(text) { open[last].isInFrom = false }
      }
    case .open:
      let begins = next.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() } ?? ""
      let isSubquery = ["select", "with", "values"].contains(begins)
      let isTable = open[last].awaitsTable && isSubquery
      open[last].awaitsTable = false
      open.append(Open(start: token.range.lowerBound, isTable: isTable))
    case .close where last > 0:
      guard let closed = open.popLast(), closed.isTable else { return nil }
      let following = next.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }
      guard let following, next?.kind == .word, !Self.notNames.contains(following) else {
        return closed.start
      }
    case .other where text == ",": open[last].awaitsTable = open[last].isInFrom
    default: open[last].awaitsTable = false
    }
    return nil
  }
}
