/// Text in `mdoc`, the language of manual pages, line by line.
struct Mdoc {
  private var lines: [String] = []

  /// The whole page.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A macro with its arguments, each a word or a quoted text.
  mutating func macro(_ name: String, _ arguments: String...) {
    lines.append(([".\(name)"] + arguments.map(Self.argument)).joined(separator: " "))
  }

  /// A macro line in which further macros are called.
  mutating func line(_ parts: [String]) {
    lines.append("." + parts.joined(separator: " "))
  }

  /// A text for people, each sentence on lines of its own as `mdoc` wants it.
  mutating func sentences(_ text: String) {
    var line = ""
    func begun(_ word: Substring) -> String {
      let escaped = Self.escaped(word)
      return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = begun(word)
      } else if line.utf8.count + word.utf8.count < 72 {
        line += " " + Self.escaped(word)
      } else {
        lines.append(line)
        line = begun(word)
      }
      if word.hasSuffix(".") || word.hasSuffix("?") || word.hasSuffix(".)") {
        lines.append(line)
        line = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
  }

  /// Paragraphs, as a discussion has them; what is a comment in SQL begins an example, which stays as it is.
  mutating func paragraphs(_ text: String) {
    var isFirst = true
    for block in text.split(separator: "\n\n") {
      if block.hasPrefix("-- ") {
        line(["Bd", "-literal", "-offset", "indent"])
        for line in block.split(separator: "\n") { lines.append(Self.escaped(line)) }
        macro("Ed")
        isFirst = true
        continue
      }
      for line in block.split(separator: "\n") {
        if !isFirst { macro("Pp") }
        isFirst = false
        sentences(String(line))
      }
    }
  }

  /// An argument of a macro: quoted where it has a space, escaped all the same.
  static func argument(_ text: String) -> String {
    let escaped = escaped(text).replacing("\"", with: "\\(dq")
    return escaped.contains(" ") || escaped.isEmpty ? "\"\(escaped)\"" : escaped
  }

  /// A text whose every character shows as itself, and can be copied from the page.
  private static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "`": escaped += "\\(ga"
      case "'": escaped += "\\(aq"
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default:
        let code = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)]"
      }
    }
    return escaped
  }
}
