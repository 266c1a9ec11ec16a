/// A page that cannot be read as it is, made readable at as little cost as possible.
///
/// One value with bytes that are not UTF-8, or nested beyond all measure, must not keep the hundreds of
/// records around it from landing. What was taken away or replaced is noted for its record.
struct MendedPage {
  /// What was done to one member of a record.
  struct Note {
    /// The member's key.
    let field: String
    let reason: String
    /// The value as it was delivered.
    let raw: [UInt8]
  }

  /// The page as it can be read.
  private(set) var bytes: [UInt8] = [Byte.openBracket]
  /// What was done, by the place of the record on the page.
  private(set) var notes: [Int: [Note]] = [:]

  /// How deep a member may be nested, since it stands in a record on a page.
  private static let depthLimit = Tape.depthLimit - 2

  /// Mends a page; `nil` when it is no array of objects, or there is nothing that this can mend.
  init?(_ page: UnsafeRawBufferPointer) {
    guard let records = Parts(of: page, between: Byte.openBracket, and: Byte.closeBracket) else {
      return nil
    }
    for (place, record) in records.all.enumerated() {
      if place > 0 { bytes.append(Byte.comma) }
      let text = UnsafeRawBufferPointer(rebasing: page[record.range])
      guard record.depth > Self.depthLimit + 1 || text.firstInvalidUTF8 != nil else {
        bytes.append(contentsOf: text)
        continue
      }
      guard let members = Parts(of: text, between: Byte.openBrace, and: Byte.closeBrace) else {
        return nil
      }
      append(members, of: text, place)
    }
    bytes.append(Byte.closeBracket)
    guard !notes.isEmpty else { return nil }
  }

  private mutating func append(_ members: Parts, of record: UnsafeRawBufferPointer, _ place: Int) {
    var kept: [[UInt8]] = []
    for member in members.all {
      let text = UnsafeRawBufferPointer(rebasing: record[member.range])
      if member.depth > Self.depthLimit {
        note(text, "nested deeper than \(Self.depthLimit) levels", place)
      } else if text.firstInvalidUTF8 != nil {
        note(text, "bytes that are not UTF-8, replaced", place)
        kept.append(Array(String(decoding: text, as: UTF8.self).utf8))
      } else {
        kept.append(Array(text))
      }
    }
    bytes.append(Byte.openBrace)
    bytes.append(contentsOf: kept.joined(separator: [Byte.comma]))
    bytes.append(Byte.closeBrace)
  }

  private mutating func note(_ member: UnsafeRawBufferPointer, _ reason: String, _ place: Int) {
    let end = Parts.endOfString(member, from: 1) ?? member.count
    let value = member[min(end + 1, member.count)...].drop { isSpace($0) || $0 == Byte.colon }
    notes[place, default: []].append(
      Note(
        field: String(decoding: member[min(1, end)..<end], as: UTF8.self), reason: reason,
        raw: Array(value)))
  }
}

/// What stands between the commas of a JSON array or object, told apart by brackets and quotes alone.
private struct Parts {
  /// One part, and how deep the brackets in it go.
  struct Part {
    let range: Range<Int>
    let depth: Int
  }

  private(set) var all: [Part] = []

  /// The parts of a text that is one container from its first to its last byte; `nil` for all else.
  init?(of text: UnsafeRawBufferPointer, between open: UInt8, and close: UInt8) {
    guard let first = text.firstIndex(where: { !isSpace($0) }), text[first] == open else {
      return nil
    }
    var (depth, deepest, start, index) = (1, 0, first + 1, first + 1)
    while index < text.count {
      switch text[index] {
      case Byte.quote:
        guard let end = Self.endOfString(text, from: index + 1) else { return nil }
        index = end
      case Byte.openBracket, Byte.openBrace:
        depth += 1
        deepest = max(deepest, depth - 1)
      case Byte.closeBracket, Byte.closeBrace:
        depth -= 1
        if depth == 0 {
          guard text[index] == close, text[(index + 1)...].allSatisfy(isSpace) else { return nil }
          add(start..<index, deepest, of: text, isLast: true)
          return
        }
      case Byte.comma where depth == 1:
        add(start..<index, deepest, of: text, isLast: false)
        (start, deepest) = (index + 1, 0)
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func add(
    _ range: Range<Int>, _ depth: Int, of text: UnsafeRawBufferPointer, isLast: Bool
  ) {
    let part = text[range].drop(while: isSpace)
    let end = part.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? part.startIndex
    // Nothing at all between two brackets is no part.
    if isLast, all.isEmpty, end == part.startIndex { return }
    all.append(Part(range: part.startIndex..<end, depth: depth))
  }

  /// The index of the quote that ends a string.
  static func endOfString(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index < text.count {
      if text[index] == Byte.quote { return index }
      index += text[index] == Byte.backslash ? 2 : 1
    }
    return nil
  }
}
