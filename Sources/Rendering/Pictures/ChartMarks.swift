/// The characters that a picture is drawn with.
struct ChartMarks {
  let full: String
  /// What fills an eighth to seven eighths of a character from the left; empty where nothing does.
  let eighths: [String]
  /// What fills a bar that ends in the right half of a character.
  let rightHalf: String
  let vertical: String
  let horizontal: String
  let corner: String
  let tick: String
  let zero: String
  let point: String
  /// A line that goes on level, that leaves downwards, arrives from above, leaves upwards, arrives from below.
  let turns: (leavesDown: String, arrivesDown: String, leavesUp: String, arrivesUp: String)
  /// From the lowest value to the highest.
  let shades: [String]
  let ellipsis: String
  let separator: String
  let isASCII: Bool

  /// The blocks and lines of Unicode.
  static let blocks = ChartMarks(
    full: "█", eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], rightHalf: "▐", vertical: "│",
    horizontal: "─", corner: "└", tick: "┤", zero: "┈", point: "●",
    turns: ("╮", "╰", "╯", "╭"), shades: ["·", "░", "▒", "▓", "█"], ellipsis: "…",
    separator: " · ", isASCII: false)

  /// Nothing that is not in ASCII.
  static let ascii = ChartMarks(
    full: "#", eighths: [], rightHalf: "", vertical: "|", horizontal: "-", corner: "+", tick: "+",
    zero: ".", point: "o", turns: ("\\", "\\", "/", "/"), shades: ["_", ".", ":", "%", "#"],
    ellipsis: "..", separator: "; ", isASCII: true)

  /// A text with what is not in ASCII as `<U+6E21>`, where that is asked for.
  func written(_ text: String) -> String {
    guard isASCII else { return text }
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "“", "”": written += "\""
      case "…": written += ellipsis
      case _ where scalar.isASCII: written.unicodeScalars.append(scalar)
      default: written += codePoint(scalar)
      }
    }
    return written
  }

  /// A text from the data, made visible and no wider than so many columns.
  func label(_ text: String, to limit: Int = .max) -> (text: String, width: Int) {
    var shown = VisibleText()
    shown.show(text)
    let visible = written(String(decoding: shown.bytes, as: UTF8.self))
    let width = displayWidth(of: visible)
    guard width > limit else { return (visible, width) }
    var kept = ""
    var used = 0
    for cluster in visible {
      let next = used + displayWidth(of: cluster)
      guard next <= limit - ellipsis.count else { break }
      kept.append(cluster)
      used = next
    }
    kept += String(ellipsis.prefix(max(0, limit - used)))
    return (kept, displayWidth(of: kept))
  }
}

/// The name of a scalar: `<U+202E>`.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}
