import Charts
import Glibc
import Rows
import Warehouse

/// What of an answer may name a person, judged by the columns that its statements read.
///
/// A column that is taken from one of the warehouse as it is, is judged by the schema. Everything else of a
/// statement that reads something personal is computed: a text stays only when it is known to name nobody, a
/// number unless it spells something personal.
struct Redaction {
  /// Where the values of a column come from.
  enum Origin: Equatable {
    /// A column that is not personal, or a statement that reads nothing personal.
    case open
    case personal
    case computed
  }

  /// A column of the answer.
  struct Column {
    let name: String
    /// What stands before the number that stands for a person.
    let role: String
    let origin: Origin
  }

  let columns: [Column]
  /// The personal columns that are read, such as `users.name`.
  let personal: [String]
  /// The places of the columns in which something may name a person, of what was looked at.
  private(set) var hidden: Set<Int> = []
  private let sql: String
  private let hidesNumbers: Bool
  private var harmless: Set<String>
  private var unknown: Set<Pseudonyms.Key> = []
  private var harmlessValues: Later<Set<String>>
  private var digits: Later<Set<String>>

  /// What is known of a statement's answer.
  ///
  /// The texts in `sql` and `known` name nobody; `values` are those of the columns that are read and not
  /// personal, `digits` the numbers that personal texts are written as. Where letters are turned into numbers, all
  /// computed ones are hidden.
  init(
    _ columns: [Column], personal: [String], sql: String, known: Set<String>, hidesNumbers: Bool,
    values: @escaping () throws -> Set<String>, digits: @escaping () throws -> Set<String>
  ) {
    self.columns = columns
    self.personal = personal
    self.sql = sql
    self.hidesNumbers = hidesNumbers
    harmless = known
    harmlessValues = Later(values)
    self.digits = Later(digits)
  }

  /// What stands in the place of a value; `nil` where it stays.
  mutating func mask(
    _ value: Scalar, at place: Int, with numbers: inout Pseudonyms
  ) throws -> Scalar? {
    guard try mayName(value, at: place, numbers) else { return nil }
    hidden.insert(place)
    return .text(numbers.name(for: value.written, as: columns[place].role))
  }

  /// A row as it is told; `nil` where it stays as it is.
  mutating func mask(_ row: Row, with numbers: inout Pseudonyms) throws -> [Scalar]? {
    var masked: [Scalar]?
    for place in 0..<row.count where columns[place].origin != .open {
      guard let mask = try mask(Scalar(row[place]), at: place, with: &numbers) else { continue }
      if masked == nil { masked = (0..<row.count).map { Scalar(row[$0]) } }
      masked?[place] = mask
    }
    return masked
  }

  /// Notes the columns in which a row may name somebody.
  mutating func look(at row: Row) throws {
    for place in 0..<row.count where columns[place].origin != .open && !hidden.contains(place) {
      if try mayName(Scalar(row[place]), at: place, Pseudonyms()) { hidden.insert(place) }
    }
  }

  /// The columns in which something may name a person, in their order.
  var hiddenNames: [String] { hidden.sorted().map { columns[$0].name } }

  /// In which columns people are numbered, and why.
  var sentence: String {
    let places = hidden.sorted()
    let parts = [
      (places.filter { columns[$0].origin == .personal }, "personal"),
      (
        places.filter { columns[$0].origin == .computed },
        "computed, and the statement reads \(Complaint.few(personal))"
      ),
    ]
    return "numbered, not named: "
      + parts.filter { !$0.0.isEmpty }.map { places, why in
        "\(places.map { columns[$0].name }.joined(separator: ", ")) (\(why))"
      }.joined(separator: "; ")
  }

  private mutating func mayName(
    _ value: Scalar, at place: Int, _ numbers: Pseudonyms
  ) throws -> Bool {
    let origin = columns[place].origin
    guard origin != .open, value != .null else { return false }
    switch value {
    case .null: return false
    case .text(let text) where text.isEmpty: return false
    case .blob(let bytes) where bytes.isEmpty: return false
    case _ where origin == .personal: return true
    case .text, .blob: return try isUnknown(value.written, numbers)
    case .integer(let number): return try hidesNumbers || spells(number.magnitude)
    case .real(let number):
      guard let whole = UInt64(exactly: number.magnitude) else { return hidesNumbers }
      return try hidesNumbers || spells(whole)
    }
  }

  private mutating func isUnknown(_ text: String, _ numbers: Pseudonyms) throws -> Bool {
    if harmless.contains(text) { return false }
    let key = Pseudonyms.Key(text)
    if unknown.contains(key) { return true }
    if try isDate(text) || numbers.hasGiven(text) || stands(text)
      || harmlessValues.value.contains(text)
    {
      harmless.insert(text)
      return false
    }
    unknown.insert(key)
    return true
  }

  /// Whether the statements write a text out themselves.
  private func stands(_ text: String) -> Bool {
    // C's texts end at the first zero byte.
    guard !text.utf8.contains(0) else { return false }
    return sql.withCString { sql in
      "'\(text.replacing("'", with: "''"))'".withCString { strstr(sql, $0) != nil }
    }
  }

  /// Whether a number is something personal that is written in digits, such as a telephone number.
  private mutating func spells(_ number: UInt64) throws -> Bool {
    try number >= 10_000 && digits.value.contains(String(number))
  }
}

/// A value that is made when it is first needed.
private struct Later<Value> {
  private let make: () throws -> Value
  private var made: Value?

  init(_ make: @escaping () throws -> Value) {
    self.make = make
  }

  var value: Value {
    mutating get throws {
      if let made { return made }
      let value = try make()
      made = value
      return value
    }
  }
}

extension Scalar {
  /// The value as text, bytes as they are written.
  fileprivate var written: String {
    if case .blob(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { text }
  }
}

extension String {
  /// The numbers of five digits or more that the text is read as, by its beginning or by all its digits.
  var asDigits: [String] {
    var start = Substring(self).drop(while: \.isWhitespace)
    if let sign = start.first, "+-".contains(sign) { start = start.dropFirst() }
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    return [String(start.prefix(while: isDigit)), filter(isDigit)]
      .map { String($0.drop { $0 == "0" }) }.filter { $0.count >= 5 }
  }
}
