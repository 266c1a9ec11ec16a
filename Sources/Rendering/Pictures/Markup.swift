/// Texts as HTML and SVG hold them.
enum Markup {
  /// A text from the data: made visible, then with nothing in it that a browser takes for markup.
  static func escaped(_ text: String) -> String {
    var shown = VisibleText()
    shown.show(text)
    var escaped = ""
    for scalar in String(decoding: shown.bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // These two are no characters, and XML is not well-formed with them.
      case "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A length in a drawing, with one digit behind the point.
  static func length(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    guard tenths % 10 != 0 else { return "\(tenths / 10)" }
    return (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
