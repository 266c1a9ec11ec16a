import Rows

/// What the texts of a column can be taken for.
struct GuessedColumn {
  let name: String
  private var isInteger = true
  private var isReal = true
  private var isSeen = false

  /// A column of which nothing has been seen.
  init(_ name: String) {
    self.name = name
  }

  /// The type of the column.
  var type: String {
    guard isSeen else { return "TEXT" }
    return isInteger ? "INTEGER" : isReal ? "REAL" : "TEXT"
  }

  /// Takes a field into account.
  mutating func see(_ text: String) {
    isSeen = true
    if isInteger { isInteger = Self.integer(text) != nil }
    if isReal { isReal = Self.real(text) != nil }
  }

  /// The value of a field of this column.
  func value(_ text: String) -> Scalar {
    switch type {
    case "INTEGER": Self.integer(text).map { .integer($0) } ?? .text(text)
    case "REAL": Self.real(text).map { .real($0) } ?? .text(text)
    default: .text(text)
    }
  }

  /// A whole number as a person writes one: `007` and `+1` are texts, such as postal codes are.
  private static func integer(_ text: String) -> Int64? {
    guard let number = Int64(text), number.description == text else { return nil }
    return number
  }

  private static func real(_ text: String) -> Double? {
    if text == "Inf" { return .infinity }
    if text == "-Inf" { return -.infinity }
    let digits = text.drop { $0 == "-" }
    guard let first = digits.first, first.isASCII, first.isNumber, let number = Double(text),
      number.isFinite, !digits.hasPrefix("0") || digits == "0" || digits.hasPrefix("0.")
    else { return nil }
    // A whole number too long for 64 bits would lose digits.
    return text.allSatisfy { $0.isNumber || $0 == "-" } && integer(text) == nil ? nil : number
  }
}
