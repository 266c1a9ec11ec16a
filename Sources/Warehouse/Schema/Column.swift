/// One column of a table: what it means, and where it is found in a record of either shape.
package struct Column: Sendable {
  /// What a column holds, and so how a delivered value is normalised before it is stored.
  package enum Kind: String, Sendable {
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

  /// The last column of every table that is fed by records.
  package static let extra = Column(
    "extra", .json,
    "Whatever Greenhouse delivered for this row that no column holds, as a JSON object, or NULL when there is nothing.",
    v3: nil, v1: nil, isPersonal: true)
}
