import Rows

/// A value that was typed, as it is bound.
struct Given: Sendable {
  /// The value; several for a list.
  let scalars: [Scalar]
  /// The value as it is printed.
  let shown: String

  /// NULL, for an optional parameter without a value.
  static let null = Given(scalars: [.null], shown: "NULL")

  /// Whether it is NULL.
  var isNull: Bool { scalars == [.null] }

  private init(scalars: [Scalar], shown: String) {
    self.scalars = scalars
    self.shown = shown
  }

  /// Reads a value of a declared kind.
  init(
    _ text: String, as kind: Parameter.Kind, of name: String, sample: String, today: Day
  ) throws(QueryError) {
    let scalars: [Scalar]? =
      switch kind {
      case .text: [.text(text)]
      case .integer: Int64(text).map { [.integer($0)] }
      case .number: number(text).map { [$0] }
      case .date: Day(word: text, today: today).map { [.text($0.description)] }
      case .boolean: boolean(text).map { [.integer($0 ? 1 : 0)] }
      case .list: elements(of: text)
      case .choice(let words): words.contains(text) ? [.text(text)] : nil
      }
    guard let scalars else {
      let meant =
        if case .choice(let words) = kind { nearest(to: text, in: words) } else { String?.none }
      throw .badValue(name: name, typed: text, wanted: kind.phrase, meant: meant, sample: sample)
    }
    let shown = scalars.map(shownText).joined(separator: ", ")
    self.init(scalars: scalars, shown: kind == .boolean ? (shown == "1" ? "true" : "false") : shown)
  }

  /// Reads a value of no declared kind: a plain number is a number, a word for a day such as `-30d` is
  /// that day, `true` and `false` are what SQLite has for them, all else is text.
  ///
  /// `007`, `1e5` and `yes` are texts: whoever means another kind says so, `-p n:number=1e5`.
  init(inferring text: String, of name: String, today: Day) throws(QueryError) {
    guard isPlainNumber(text) else {
      if let day = Day(word: text, today: today) {
        self.init(scalars: [.text(day.description)], shown: day.description)
      } else if ["true", "false"].contains(text) {
        self.init(scalars: [.integer(text == "true" ? 1 : 0)], shown: text == "true" ? "1" : "0")
      } else {
        self.init(scalars: [.text(text)], shown: text)
      }
      return
    }
    if let integer = Int64(text) {
      self.init(scalars: [.integer(integer)], shown: text)
    } else if text.contains("."), let real = Double(text) {
      self.init(scalars: [.real(real)], shown: text)
    } else {
      throw .badValue(
        name: name, typed: text, wanted: "an integer of 64 bits", meant: nil,
        sample: "\(name):text=\(text)")
    }
  }

  /// This list with the values of another behind it.
  func appending(_ other: Given) -> Given {
    Given(scalars: scalars + other.scalars, shown: shown + ", " + other.shown)
  }
}

private func shownText(_ scalar: Scalar) -> String {
  switch scalar {
  case .null: "NULL"
  case .integer(let number): number.description
  case .real(let number): number.description
  case .text(let text): text
  case .blob: "blob"
  }
}

private func boolean(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "true", "yes", "on", "1": true
  case "false", "no", "off", "0": false
  default: nil
  }
}

private func number(_ text: String) -> Scalar? {
  if let integer = Int64(text) { return .integer(integer) }
  let isDecimal = text.utf8.allSatisfy { byte in
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || Array("+-.eE".utf8).contains(byte)
  }
  guard isDecimal, let real = Double(text), real.isFinite else { return nil }
  return .real(real)
}

/// Whether the text is a number as a person writes one: `5`, `-3`, `0.25`; not `007`, `1e5` or `.5`.
private func isPlainNumber(_ text: String) -> Bool {
  let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let isDigits = parts.allSatisfy { part in
    !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
  guard isDigits, let whole = parts.first else { return false }
  return whole == "0" || !whole.hasPrefix("0")
}

/// The texts between commas, without the space around them; `\,` is a comma in a text.
private func elements(of text: String) -> [Scalar]? {
  var elements = [""]
  var isEscaped = false
  for character in text {
    switch character {
    case "\\" where !isEscaped: isEscaped = true
    case "," where !isEscaped: elements.append("")
    default:
      if isEscaped && character != "," && character != "\\" {
        elements[elements.count - 1].append("\\")
      }
      elements[elements.count - 1].append(character)
      isEscaped = false
    }
  }
  if isEscaped { elements[elements.count - 1].append("\\") }
  let trimmed = elements.map { String($0[...].trimmed) }
  return trimmed.contains("") ? nil : trimmed.map { .text($0) }
}
