import Rendering

/// The line of a statement at which something is wrong, with a caret under the place.
struct Caret {
  /// Two lines, indented.
  let text: String

  /// How much of a long line is shown on either side of the place.
  private static let reach = 60

  /// A caret under a byte of the statement; `nil` when there is no such byte.
  init?(under offset: Int, of sql: String) {
    let bytes = Array(sql.utf8)
    guard offset >= 0, offset <= bytes.count else { return nil }
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    let before = Self.plain(String(decoding: bytes[start..<offset], as: UTF8.self))
    let after = Self.plain(String(decoding: bytes[offset..<end], as: UTF8.self))
    let left = before.count > Self.reach ? "…" + before.suffix(Self.reach) : before[...]
    let right = after.count > Self.reach ? after.prefix(Self.reach) + "…" : after[...]
    let number = bytes[..<start].count { $0 == newline } + 1
    let margin = number > 1 || end < bytes.count ? "  line \(number): " : "  "
    text =
      margin + left + right + "\n"
      + String(repeating: " ", count: margin.count + displayWidth(of: String(left))) + "^\n"
  }

  /// Tabs and control characters as one space each, so that the caret stands right.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
