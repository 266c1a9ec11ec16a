/// A comparison of a column with a value that rarely says what was meant.
package struct Comparison: Equatable, Sendable {
  /// What a column is compared with, as far as it is known before the statement runs.
  package enum Value: Equatable, Sendable {
    case number
    /// As it is written between quotes.
    case text(String)
    /// A day without quotes, which is a subtraction: `2026-01-31` is 1994.
    case bareDay(String)
  }

  /// What is wrong with it.
  package enum Flaw: Equatable, Sendable {
    /// A column of numbers, and a text.
    case numberWithText
    /// A column of texts, and a number.
    case textWithNumber
    /// A column of days or moments, and a text that is not written as they are.
    case notADay
    /// A day without quotes.
    case bareDay(String)
    /// A moment is never equal to a day.
    case momentIsDay
    /// The day itself is left out, but for its first instant.
    case upToDay
    /// A column that has few values, and not this one.
    case unknownWord(meant: String?, known: [String])
  }

  /// The comparison as it is written, such as `salary > '100000'`.
  package let text: String
  /// What is wrong with it.
  package let flaw: Flaw

  /// The sentence of a warning.
  package var sentence: String {
    switch flaw {
    case .numberWithText:
      "“\(text)” compares a number with a text; numbers are written without quotes"
    case .textWithNumber:
      "“\(text)” compares a text with a number; texts are written in single quotes"
    case .notADay:
      "“\(text)” compares with a text that is no day; days are written like '2026-01-31'"
    case .bareDay(let day):
      "“\(text)” compares with a subtraction of numbers; the day is written '\(day)'"
    case .momentIsDay:
      "“\(text)” compares a moment with a day, which are never equal; write >= the day and < the next"
    case .upToDay:
      "“\(text)” leaves out that day itself, since the column holds moments; write < the next day"
    case .unknownWord(let meant?, _):
      "“\(text)” names a value that no row has; did you mean '\(meant)'?"
    case .unknownWord(nil, let known):
      "“\(text)” names a value that no row has; there are: \(known.joined(separator: ", "))"
    }
  }

  /// The suspicious comparisons of a statement, in order; `parameters` says what is bound to each
  /// parameter, by its name without the sign.
  package static func suspicious(
    in sql: String, vocabulary: Vocabulary, parameters: [String: Value] = [:]
  ) -> [Comparison] {
    let bytes = Array(sql.utf8)
    let tokens = Token.all(in: sql).filter { $0.kind != .comment }
    let places = Compared.all(in: tokens, parameters)
    guard !places.isEmpty else { return [] }
    let scope = Scope(tokens, vocabulary: vocabulary)
    return places.compactMap { compared in
      guard let column = compared.column(scope.members(at: compared.place)),
        let flaw = flaw(of: compared, with: column, vocabulary)
      else { return nil }
      return Comparison(text: String(decoding: bytes[compared.bytes], as: UTF8.self), flaw: flaw)
    }
  }

  private static func flaw(
    of compared: Compared, with column: Vocabulary.Column, _ vocabulary: Vocabulary
  ) -> Flaw? {
    switch (column.kind, compared.value) {
    case (.date, .bareDay(let day)), (.instant, .bareDay(let day)), (.text, .bareDay(let day)):
      return .bareDay(day)
    case (nil, _), (.number, .number), (.number, .bareDay): return nil
    case (_, .text("")): return nil
    // A list is bound as texts, which a column of numbers takes for numbers.
    case (.number, .text(let text)):
      let isOfList = compared.isBound && compared.sign == .among
      return isOfList && Double(text) != nil ? nil : .numberWithText
    case (_, .number): return .textWithNumber
    case (.date, .text(let text)):
      return Moment(text) == nil ? .notADay : nil
    case (.instant, .text(let text)):
      guard let moment = Moment(text) else { return .notADay }
      guard moment == .day else { return nil }
      switch compared.sign {
      case .equal, .among: return .momentIsDay
      case .upTo: return .upToDay
      case .other: return nil
      }
    case (.text, .text(let text)):
      guard [.equal, .among].contains(compared.sign), !compared.isBound else { return nil }
      let values =
        column.words.isEmpty
        ? column.origin.map { vocabulary.values($0.table, $0.column) } ?? [] : column.words
      return unknown(
        text.replacing("''", with: "'"), among: values, isClosed: !column.words.isEmpty)
    }
  }

  /// A word in another case, or none of those that Greenhouse uses.
  private static func unknown(_ text: String, among values: [String], isClosed: Bool) -> Flaw? {
    guard !values.isEmpty, !values.contains(text) else { return nil }
    let key = text.lowercased()
    let meant = values.first { $0.lowercased() == key }
    guard isClosed || meant != nil else { return nil }
    return .unknownWord(meant: meant, known: values)
  }
}

/// How exactly a text tells a moment, as moments are stored: `2026-01-31T09:30:00.000Z`.
private enum Moment {
  /// A year, or a month of it.
  case longer
  case day
  case instant

  /// Nothing for a text that is no beginning of a moment.
  init?(_ text: String) {
    let pattern = Array("dddd-dd-ddTdd:dd:dd.dddZ".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count <= pattern.count, bytes.count < 10 || Self.isDay(text.prefix(10)) else {
      return nil
    }
    for (byte, sign) in zip(bytes, pattern) {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      if sign == UInt8(ascii: "d") {
        guard isDigit else { return nil }
      } else if byte != sign, !(byte == UInt8(ascii: "Z") && bytes.count == 20) {
        return nil
      }
    }
    switch bytes.count {
    case 4, 7: self = .longer
    case 10: self = .day
    case 13, 16, 19, 20, 23, 24: self = .instant
    default: return nil
    }
  }

  /// Whether the calendar has this day.
  private static func isDay(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return false }
    let isLeap =
      parts[0].isMultiple(of: 4) && (!parts[0].isMultiple(of: 100) || parts[0].isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[parts[1] - 1]).contains(parts[2])
  }
}
