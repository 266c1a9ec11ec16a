import Rows

extension Scalar {
  /// The value as SQL writes it down: the only way in which a value gets into a text for a server.
  ///
  /// Numbers are quoted, too, and read by the type of what they are given to.
  var literal: String {
    switch self {
    case .null: "null"
    case .integer(let number): Self.quoted("\(number)")
    case .real(let number): Self.quoted("\(number)")
    case .text(let text): Self.quoted(text)
    case .blob(let bytes): Self.quoted(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A quote is doubled; a backslash is as well, in the form whose meaning no setting of a server changes.
  private static func quoted(_ text: String) -> String {
    let doubled = text.replacing("'", with: "''")
    return doubled.contains("\\")
      ? "E'\(doubled.replacing("\\", with: "\\\\"))'" : "'\(doubled)'"
  }
}
