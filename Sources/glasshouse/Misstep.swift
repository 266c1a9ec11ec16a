/// An error of one statement, with its place in the text that the statement is part of.
struct Misstep: Error {
  /// What went wrong.
  let cause: any Error
  /// The whole text, and the byte of it at which the trouble is.
  let text: String
  let offset: Int
  /// Where the text stands; `nil` for what was typed as an argument or at the prompt.
  let origin: Origin?

  /// A file or stream, and the line of it on which a text begins.
  struct Origin: Sendable {
    let name: String
    var firstLine = 1
    /// How many bytes of that line stand before the text.
    var firstColumn = 0
  }

  /// The place as editors understand it, such as `weekly.sql:3:8`.
  var place: String? {
    guard let origin else { return nil }
    let before = Array(text.utf8.prefix(offset))
    let newline = UInt8(ascii: "\n")
    let line = before.count { $0 == newline } + origin.firstLine
    let start = before.lastIndex(of: newline).map { $0 + 1 }
    let column =
      String(decoding: before[(start ?? 0)...], as: UTF8.self).count + 1
      + (start == nil ? origin.firstColumn : 0)
    return "\(origin.name):\(line):\(column)"
  }
}
