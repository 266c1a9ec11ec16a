import Rows

/// Turns what was found into the value that a column of some kind stores.
struct Conversion {
  let extraction: Extraction

  /// A value that a column holds, or why it cannot hold what was delivered.
  enum Outcome {
    case value(Value)
    case misfit(reason: String)
  }

  func convert(_ found: Found, to kind: Column.Kind) -> Outcome {
    switch found {
    case .nothing: .value(.null)
    case .element(let element): convert(element, to: kind)
    case .text(let text): convert(text: text, to: kind)
    case .json(let text): .value(.text(text))
    case .integer(let integer): .value(.integer(integer))
    case .flag(let flag): .value(.integer(flag ? 1 : 0))
    }
  }

  private func convert(_ element: Element, to kind: Column.Kind) -> Outcome {
    switch (kind, element.kind) {
    case (_, .null): .value(.null)
    case (.json, .array), (.json, .object): .value(.text(element.raw))
    case (.integer, .number):
      element.integer.map { .value(.integer($0)) }
        ?? .misfit(reason: "not a whole number of 64 bits")
    case (.real, .number):
      element.real.map { .value(.real($0)) } ?? .misfit(reason: "too large a number")
    case (.boolean, .isTrue): .value(.integer(1))
    case (.boolean, .isFalse): .value(.integer(0))
    case (.text, .string): .value(.text(extraction.plain(element)))
    case (.instant, .string): instant(extraction.plain(element))
    case (.date, .string): date(extraction.plain(element))
    default: .misfit(reason: "\(element.kind.words) where \(kind.words) was expected")
    }
  }

  /// Text that was written in the schema: a constant, or a translated word.
  private func convert(text: UnsafeRawBufferPointer, to kind: Column.Kind) -> Outcome {
    switch kind {
    case .text, .json: return .value(.text(text))
    case .instant: return instant(text)
    case .date: return date(text)
    case .integer, .real, .boolean:
      let word = String(decoding: text, as: UTF8.self)
      switch (kind, word) {
      case (.boolean, "true"), (.boolean, "1"): return .value(.integer(1))
      case (.boolean, "false"), (.boolean, "0"): return .value(.integer(0))
      case (.integer, _): if let integer = Int64(word) { return .value(.integer(integer)) }
      case (.real, _): if let real = Double(word) { return .value(.real(real)) }
      default: break
      }
      return .misfit(reason: "text where \(kind.words) was expected")
    }
  }

  private func instant(_ text: UnsafeRawBufferPointer) -> Outcome {
    if Calendar.isNormal(text) { return .value(.text(text)) }
    let room = extraction.arena.room(24)
    guard let milliseconds = Calendar.milliseconds(text),
      Calendar.write(milliseconds, into: room)
    else { return .misfit(reason: "not a moment with a time zone") }
    return .value(.text(UnsafeRawBufferPointer(room)))
  }

  /// A day as written; of a moment, the day it names.
  private func date(_ text: UnsafeRawBufferPointer) -> Outcome {
    if Calendar.dayNumber(text) != nil { return .value(.text(text)) }
    guard text.count > 10, Calendar.milliseconds(text) != nil else {
      return .misfit(reason: "not a day")
    }
    return .value(.text(UnsafeRawBufferPointer(rebasing: text[..<10])))
  }
}

extension Tape.Kind {
  /// What a person calls a value of this kind.
  var words: String {
    switch self {
    case .null: "null"
    case .isTrue, .isFalse: "a boolean"
    case .number: "a number"
    case .string: "text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension Column.Kind {
  /// What a person calls a value of this kind.
  var words: String {
    switch self {
    case .integer: "a whole number"
    case .real: "a number"
    case .text: "text"
    case .boolean: "a boolean"
    case .instant: "a moment"
    case .date: "a day"
    case .json: "an object or array"
    }
  }
}
