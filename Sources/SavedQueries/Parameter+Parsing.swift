extension Parameter {
  /// Reads `NAME KIND [of TABLE.COLUMN] [from SMALLEST] [= DEFAULT | optional] [-- SENTENCE [(example:
  /// VALUE)]]`.
  init(parsing line: Substring, at place: Place) throws(QueryError) {
    let (declaration, comment) = split(line, at: "--")
    var sentence = comment ?? ""
    let example = takeExample(from: &sentence)
    let (left, defaultText) = split(declaration, at: "=")
    let name = String(left.prefix { !$0.isWhitespace })
    guard !name.isEmpty, name.utf8.allSatisfy(isNamePart) else {
      throw .header(place, "“\(name)” is no name for a parameter", nil, allowed: [])
    }
    var rest = left.dropFirst(name.count).trimmed
    let isOptional = rest.hasSuffix(" optional")
    if isOptional { rest = rest.dropLast(9).trimmed }
    let (ruled, from) = split(rest, at: " from ")
    let smallest = from.flatMap { Int64($0) }
    let (kind, of) = split(ruled, at: " of ")
    let domain = of.flatMap(Domain.init)
    guard of == nil || domain != nil else {
      throw .header(place, "“\(of ?? "")” is no TABLE.COLUMN", nil, allowed: [])
    }
    let parsed = try Kind(parsing: kind, of: name, at: place)
    guard from == nil || (smallest != nil && parsed == .integer) else {
      throw .header(place, "“\(from ?? "")” is no smallest integer", nil, allowed: [])
    }
    self.init(
      name: name, kind: parsed,
      defaultText: defaultText.map(String.init), isOptional: isOptional,
      example: example, sentence: String(sentence), domain: domain, smallest: smallest)
    try checkOwnValues(at: place)
  }

  /// The value, unless it is below the smallest that makes sense.
  func admitted(_ given: Given, typed: String) throws(QueryError) -> Given {
    guard let smallest, !given.isNull else { return given }
    if case .integer(let number)? = given.scalars.first, number >= smallest { return given }
    throw .badValue(
      name: name, typed: typed, wanted: "an integer of \(smallest) or more", meant: nil,
      sample: "\(name)=\(defaultText ?? "\(smallest)")")
  }

  /// A default or example that the parameter itself would refuse is a mistake of the file.
  private func checkOwnValues(at place: Place) throws(QueryError) {
    if isOptional && defaultText != nil {
      throw .header(place, "“\(name)” is optional and has a default", nil, allowed: [])
    }
    let reference = Day(year: 2026, month: 1, day: 1)
    for text in [defaultText, example].compactMap(\.self)
    where
      (try? admitted(
        Given(text, as: kind, of: name, sample: "", today: reference), typed: text)) == nil
    {
      throw .header(
        place, "“\(text)” of “\(name)” is not \(kind.phrase)", nil, allowed: choices)
    }
  }
}

extension Parameter.Domain {
  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNamePart) })
    else { return nil }
    self.init(table: String(parts[0]), column: String(parts[1]))
  }
}

extension Parameter.Kind {
  fileprivate init(parsing text: Substring, of name: String, at place: Place) throws(QueryError) {
    if text.hasPrefix("choice"), text.hasSuffix(")"),
      text.dropFirst(6).trimmed.hasPrefix("(")
    {
      let inner = text.dropFirst(6).trimmed.dropFirst().dropLast()
      let words = inner.split(separator: ",").map { String($0.trimmed) }.filter { !$0.isEmpty }
      guard !words.isEmpty else {
        throw .header(place, "The choice “\(name)” has no words", nil, allowed: [])
      }
      self = .choice(words)
    } else if let kind = Self.named(String(text)) {
      self = kind
    } else {
      let words = Self.simple.map(\.word) + ["choice(ONE, TWO)"]
      throw .header(
        place, "“\(text)” is no kind of value for “\(name)”",
        nearest(to: String(text), in: words), allowed: words)
    }
  }

  /// The kind as it stands in a sentence.
  var phrase: String {
    switch self {
    case .text: "a text"
    case .integer: "an integer"
    case .number: "a number"
    case .date: "a day (YYYY-MM-DD, today, last-quarter, -30d, -12w, -6m, -1y)"
    case .boolean: "true or false"
    case .list: "a list of texts"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    }
  }
}

/// The trimmed sides of the first mark, which is ASCII; only the left when there is none.
private func split(_ text: Substring, at mark: String) -> (Substring, Substring?) {
  var rest = text.utf8
  while !rest.isEmpty {
    if rest.starts(with: mark.utf8) {
      let after = rest.dropFirst(mark.utf8.count)
      return (text[..<rest.startIndex].trimmed, text[after.startIndex...].trimmed)
    }
    rest = rest.dropFirst()
  }
  return (text.trimmed, nil)
}

/// Takes `(example: VALUE)` off the end of a sentence.
private func takeExample(from sentence: inout Substring) -> String? {
  let mark = "(example:"
  guard sentence.hasSuffix(")"), let open = sentence.lastIndex(of: "(") else { return nil }
  let tail = sentence[open...]
  guard tail.hasPrefix(mark) else { return nil }
  let value = tail.dropFirst(mark.count).dropLast().trimmed
  sentence = sentence[..<open].trimmed
  return String(value)
}

private func isNamePart(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}
