/// A dot-command that is being typed.
struct CallInTyping {
  private let name: String
  private let before: [String]
  private let start: Int
  private let typed: String

  /// Nothing when the text is not a dot-command on one line.
  init?(_ text: String, cursor: Int) {
    let bytes = Array(text.utf8)
    guard let dot = bytes.firstIndex(where: { !isSpace($0) }), bytes[dot] == UInt8(ascii: "."),
      dot < cursor, !bytes[dot..<cursor].contains(UInt8(ascii: "\n"))
    else { return nil }
    let typedSoFar = bytes[(dot + 1)..<cursor]
    let words = typedSoFar.split(whereSeparator: isSpace)
    let isInWord = typedSoFar.last.map { !isSpace($0) } ?? true
    let whole = isInWord ? words.dropLast() : words[...]
    name = whole.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    before = whole.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    typed = isInWord ? String(decoding: words.last ?? [], as: UTF8.self) : ""
    start = cursor - typed.utf8.count
  }

  /// The names of commands, or the arguments that the command takes.
  func completion(vocabulary: Vocabulary, commands: [DotCommand]) -> Completion {
    let commands = CommandList(all: commands)
    guard !name.isEmpty else { return offer(commands.all.map(\.name)) }
    guard let command = try? commands.find(name) else { return Completion() }
    switch command.completes {
    case .nothing: return Completion()
    case .tables: return offer(vocabulary.tables.map(\.name))
    case .queries: return before.isEmpty ? offer(vocabulary.queries.map(\.name)) : Completion()
    case .calls: return ofQuery(vocabulary.queries)
    case .commands: return offer(commands.all.map(\.name))
    case .words(let words): return offer(words)
    case .asked(let words): return offer(words(before))
    case .files:
      var files = Completion()
      files.start = start
      files.offersFiles = true
      return files
    }
  }

  /// A saved query, then its parameters and their values.
  private func ofQuery(_ queries: [Vocabulary.Query]) -> Completion {
    guard let name = before.first else { return offer(queries.map(\.name)) }
    guard let query = queries.first(where: { $0.name == name }) else { return Completion() }
    let dashes = typed.prefix { $0 == "-" }
    let word = typed.dropFirst(dashes.count)
    guard let equals = word.firstIndex(of: "=") else {
      let given = Set(before.map { $0.drop { $0 == "-" }.prefix { $0 != "=" } })
      let names = query.parameters.map(\.name).filter { !given.contains($0[...]) }
      return Completion(
        start: start,
        candidates: Completion.matching(names.map { "\(dashes)\($0)=" }, typed: typed))
    }
    let values = query.parameters.first { $0.name == word[..<equals] }?.values ?? []
    let stem = typed[...equals]
    return offer(values.map { stem + $0 })
  }

  private func offer(_ words: [String]) -> Completion {
    Completion(
      start: start, candidates: Completion.matching(words, typed: typed), addsSpace: true)
  }
}
