import Rows

extension Scalar {
  /// The value as PostgreSQL's SQL writes it down.
  ///
  /// Numbers are quoted, too, and read by the type of what they are given to.
  var literal: String { text.map(Self.quoted) ?? "null" }

  /// The value as Spark's SQL writes it down, with its type.
  var typedLiteral: String {
    switch self {
    case .null: "null"
    case .integer: "cast(\(Self.escaped(text ?? "")) as bigint)"
    case .real: "cast(\(Self.escaped(text ?? "")) as double)"
    case .text, .blob: Self.escaped(text ?? "")
    }
  }

  /// The value as text; NULL is none.
  var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A quote is doubled; a backslash is as well, in the form whose meaning no setting of a server changes.
  private static func quoted(_ text: String) -> String {
    let doubled = text.replacing("'", with: "''")
    return doubled.contains("\\")
      ? "E'\(doubled.replacing("\\", with: "\\\\"))'" : "'\(doubled)'"
  }

  /// A quote and a backslash have a backslash before them.
  ///
  /// Lines stay lines, so that SQL in a text can be read, but none begins with `--`: spark-sql takes such a line
  /// for a comment, also within a text.
  private static func escaped(_ text: String) -> String {
    var written = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": written += "\\\(scalar)"
      case "-" where written.hasSuffix("\n"): written += "\\u002d"
      case "\n": written += "\n"
      case _ where scalar.value < 0x20: written += scalar.asEscape
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "'"
  }
}

extension Unicode.Scalar {
  /// The character as a literal of Spark names it.
  var asEscape: String {
    let digits = String(value, radix: 16)
    let width = value > 0xFFFF ? 8 : 4
    return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count)
      + digits
  }
}
