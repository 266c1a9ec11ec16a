/// A value that a saved query asks for.
package struct Parameter: Equatable, Sendable {
  /// What a value may be, and so how it is bound.
  package enum Kind: Equatable, Sendable {
    case text
    case integer
    case number
    /// A day, `YYYY-MM-DD` or a word such as `-30d`.
    case date
    /// `true` or `false`, bound as 1 or 0.
    case boolean
    /// Texts between commas, bound one by one in `in (:name)`.
    case list
    /// One of these words.
    case choice([String])

    /// The word for the kind in a header and in `name:kind=value`.
    package var word: String {
      switch self {
      case .text: "text"
      case .integer: "integer"
      case .number: "number"
      case .date: "date"
      case .boolean: "boolean"
      case .list: "list"
      case .choice: "choice"
      }
    }

    /// The kinds that a word can name; a choice needs its words besides.
    static let simple: [Kind] = [.text, .integer, .number, .date, .boolean, .list]

    static func named(_ word: String) -> Kind? { simple.first { $0.word == word } }
  }

  package let name: String
  package let kind: Kind
  /// The value, as it would be typed, when none is given.
  package let defaultText: String?
  /// Whether NULL is bound when no value is given.
  package let isOptional: Bool
  /// A value that shows how it is typed.
  package let example: String?
  /// What the value means.
  package let sentence: String
  /// The column that holds every value that makes sense, if one does.
  package var domain: Domain?
  /// The smallest integer that makes sense, if there is one.
  package var smallest: Int64?

  /// A column of a table.
  package struct Domain: Equatable, Sendable {
    package let table: String
    package let column: String
  }

  /// Whether there must be a value.
  package var isRequired: Bool { defaultText == nil && !isOptional }

  /// Whether its value is a text of which nothing is known.
  package var isFreeText: Bool { domain == nil && (kind == .text || kind == .list) }

  /// The words to choose from; empty for every kind but `choice`.
  package var choices: [String] {
    if case .choice(let words) = kind { words } else { [] }
  }

  /// A value to show in a hint: the example, else one that fits the kind.
  package var sample: String {
    if let example = example ?? defaultText ?? choices.first { return example }
    return switch kind {
    case .text, .choice: "TEXT"
    case .integer: "5"
    case .number: "0.5"
    case .date: "2026-01-01"
    case .boolean: "true"
    case .list: "A,B"
    }
  }
}
