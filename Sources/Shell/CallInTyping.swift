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
    let (words, isInWord) = Self.words(typedSoFar)
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
    case .calls: return ofQuery(vocabulary)
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
  private func ofQuery(_ vocabulary: Vocabulary) -> Completion {
    guard let name = before.first else { return offer(vocabulary.queries.map(\.name)) }
    guard let query = vocabulary.queries.first(where: { $0.name == name }) else {
      return Completion()
    }
    let dashes = typed.prefix { $0 == "-" }
    let word = typed.dropFirst(dashes.count)
    guard let equals = word.firstIndex(of: "=") else {
      let given = Set(before.map { $0.drop { $0 == "-" }.prefix { $0 != "=" } })
      let names = query.parameters.map(\.name).filter { !given.contains($0[...]) }
      return Completion(
        start: start,
        candidates: Completion.matching(names.map { "\(dashes)\($0)=" }, typed: typed))
    }
    let parameter = query.parameters.first { $0.name == word[..<equals] }
    let stem = typed[...equals]
    let begun = typed[equals...].dropFirst().first.flatMap { Self.quotes.contains($0) ? $0 : nil }
    let prefix = typed[equals...].dropFirst(begun == nil ? 1 : 2).lowercased()
    let values = (parameter.map(vocabulary.values) ?? []).filter { value in
      value.lowercased().hasPrefix(prefix)
    }
    return Completion(
      start: start, candidates: quoted(values, begun: begun).map { stem + $0 }, addsSpace: true)
  }

  /// Values as they are typed: all in quotes as soon as one needs them, so that what they have in
  /// common can be completed; in those that the user has begun with, if any.
  private func quoted(_ values: [String], begun: Character?) -> [String] {
    let needs = values.contains { $0.contains { $0.isWhitespace || Self.quotes.contains($0) } }
    guard needs || begun != nil else { return values }
    let quote = begun ?? "'"
    return values.map { value in
      // A value that has the quote in it is put between the other ones.
      let own = value.contains(quote) ? (quote == "'" ? "\"" : "'") : String(quote)
      return own + value + own
    }
  }

  /// The words before the cursor, where quotes keep spaces together, and whether it is in the last.
  private static func words(_ bytes: ArraySlice<UInt8>) -> ([ArraySlice<UInt8>], isInWord: Bool) {
    var words: [ArraySlice<UInt8>] = []
    var start: Int?
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if quote == nil, isSpace(byte) {
        start.map { words.append(bytes[$0..<index]) }
        start = nil
        continue
      }
      start = start ?? index
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      }
    }
    start.map { words.append(bytes[$0...]) }
    return (words, start != nil || bytes.isEmpty)
  }

  private static let quotes: [Character] = ["'", "\""]

  private func offer(_ words: [String]) -> Completion {
    Completion(
      start: start, candidates: Completion.matching(words, typed: typed), addsSpace: true)
  }
}
