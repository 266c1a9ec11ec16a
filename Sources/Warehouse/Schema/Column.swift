/// One column of a table: what it means, and where it is found in a record of either shape.
package struct Column: Sendable {
  /// What a column holds, and so how a delivered value is normalised before it is stored.
  package enum Kind: String, Codable, Sendable {
    /// A 64-bit integer.
    case integer
    /// A double-precision number.
    case real
    /// Text as delivered.
    case text
    /// 0 or 1.
    case boolean
    /// A moment in UTC, stored as `YYYY-MM-DDTHH:MM:SS.sssZ`.
    case instant
    /// A calendar day, stored as `YYYY-MM-DD`.
    case date
    /// An object or array, stored as JSON text.
    case json
  }

  package let name: String
  package let kind: Kind
  /// One sentence for `describe`, in our own words.
  package let sentence: String
  /// Where the value is in a v3 record; `nil` when v3 does not have it.
  package let v3: Source?
  /// Where the value is in a v1 record; `nil` when v1 does not have it.
  package let v1: Source?
  /// Whether the value says something about an identifiable person.
  package let isPersonal: Bool
  /// The table whose `id` this column holds.
  package let references: String?
  /// The closed list of words Greenhouse uses here, if there is one.
  package let words: [String]

  package init(
    _ name: String, _ kind: Kind, _ sentence: String,
    v3: Source?, v1: Source?,
    isPersonal: Bool = false, references: String? = nil, words: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.sentence = sentence
    self.v3 = v3
    self.v1 = v1
    self.isPersonal = isPersonal
    self.references = references
    self.words = words
  }

  /// A column that both shapes deliver under its own name.
  package init(
    _ name: String, _ kind: Kind, _ sentence: String,
    isPersonal: Bool = false, references: String? = nil, words: [String] = []
  ) {
    self.init(
      name, kind, sentence, v3: .path(name), v1: .path(name),
      isPersonal: isPersonal, references: references, words: words)
  }

  /// A column that v3 delivers under its own name, and v1 elsewhere or, with `nil`, not at all.
  package init(
    _ name: String, _ kind: Kind, _ sentence: String,
    v1: Source?, isPersonal: Bool = false, references: String? = nil, words: [String] = []
  ) {
    self.init(
      name, kind, sentence, v3: .path(name), v1: v1,
      isPersonal: isPersonal, references: references, words: words)
  }

  /// The column of a child table that holds the id of the row it was made from.
  static func parent(_ name: String, _ sentence: String, of table: String) -> Column {
    Column(name, .integer, sentence, v3: nil, v1: nil, references: table)
  }

  /// The column of a child table that keeps the order of its array.
  static let position = Column(
    "position", .integer, "The place in the list as Greenhouse delivered it, counted from 0.",
    v3: nil, v1: nil)

  /// A column of a child table that holds a plain value or one key of each element.
  static func element(
    _ name: String, _ kind: Kind, _ sentence: String, at key: String? = nil,
    isPersonal: Bool = false, references: String? = nil, words: [String] = []
  ) -> Column {
    Column(
      name, kind, sentence, v3: .path(key ?? name), v1: nil,
      isPersonal: isPersonal, references: references, words: words)
  }

  /// The last column of every table that is fed by records.
  package static let extra = Column(
    "extra", .json,
    "Whatever Greenhouse delivered for this row that no column holds, as a JSON object, or NULL when there is nothing.",
    v3: nil, v1: nil, isPersonal: true)
}
