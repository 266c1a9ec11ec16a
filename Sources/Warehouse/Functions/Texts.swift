/// Functions of texts that newer SQLite libraries have themselves.
extension SQLFunction {
  static let texts: [SQLFunction] = [
    SQLFunction(
      "string_agg", "string_agg(x, separator)",
      "The texts of the rows in one text, with the separator between them.",
      arity: 2, isFallback: true, .aggregate { Joined() }),
    SQLFunction(
      "concat", "concat(x, y, …)",
      "The texts one after the other; NULL counts as an empty text.",
      arity: -1, isFallback: true,
      .scalar { arguments throws(FunctionError) in
        .text((0..<arguments.count).map { arguments.text($0) ?? "" }.joined())
      }),
    SQLFunction(
      "concat_ws", "concat_ws(separator, x, y, …)",
      "The texts that are not NULL, with the separator between them.",
      arity: -1, isFallback: true,
      .scalar { arguments throws(FunctionError) in
        guard arguments.count > 1 else {
          throw FunctionError(sentence: "concat_ws needs a separator and at least one text")
        }
        guard let separator = arguments.text(0) else { return .null }
        return .text(
          (1..<arguments.count).compactMap { arguments.text($0) }.joined(separator: separator))
      }),
  ]
}

/// Texts that come at one end and, in a window, leave at the other.
private final class Joined: Aggregate {
  private var parts: [(text: String, separator: String)] = []
  private var first = 0

  func add(_ arguments: Arguments) {
    guard let text = arguments.text(0) else { return }
    parts.append((text, arguments.text(1) ?? ""))
  }

  func remove(_ arguments: Arguments) {
    guard arguments.text(0) != nil else { return }
    first += 1
    if first > 1_000, first > parts.count / 2 {
      parts.removeFirst(first)
      first = 0
    }
  }

  func answer() -> Answer {
    guard first < parts.count else { return .null }
    var joined = parts[first].text
    for part in parts[(first + 1)...] { joined += part.separator + part.text }
    return .text(joined)
  }
}
