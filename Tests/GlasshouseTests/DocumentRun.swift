import Testing

/// What a document shows of a command: the command, and the lines that it prints.
struct DocumentRun {
  let command: String
  let shown: [Substring]

  /// The commands of a block, each behind a `$`, with what stands below it.
  static func all(in block: String) -> [DocumentRun] {
    var runs: [DocumentRun] = []
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        runs.append(DocumentRun(command: String(line.dropFirst(2)), shown: []))
      } else if let last = runs.popLast() {
        runs.append(DocumentRun(command: last.command, shown: last.shown + [line]))
      }
    }
    return runs
  }

  /// Whether these lines are what is shown, where `…` is any text of a line.
  func tells(_ printed: [Substring]) -> Bool {
    shown.count == printed.count && zip(shown, printed).allSatisfy(Self.matches)
  }

  private static func matches(_ shown: Substring, _ printed: Substring) -> Bool {
    let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return shown == printed
    }
    guard printed.hasPrefix(first), printed.hasSuffix(last) else { return false }
    var rest = printed.dropFirst(first.count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
