/// A JSON text taken apart without copying it: one node per value and key, in the order of the text.
///
/// The nodes say where in the text each value begins and ends, so that a value is unescaped or
/// converted only when it is wanted, and can always be had exactly as it was written.
final class Tape {
  /// One value, or one key of an object.
  struct Node {
    var start: UInt32
    /// One past the last byte; strings and keys include their quotes.
    var end: UInt32
    /// The node after this value and all that is in it.
    var next: UInt32
    var kind: Kind
    /// Whether a string holds an escape, or a number a fraction or an exponent.
    var isMarked: Bool
  }

  enum Kind: UInt8 {
    case null, isTrue, isFalse, number, string, array, object
  }

  /// Why a text is not JSON, and where.
  struct Malformed: Error {
    let offset: Int
    let reason: String
  }

  /// The deepest nesting that is followed.
  static let depthLimit = 512

  private(set) var nodes: UnsafeMutablePointer<Node>
  private(set) var count = 0
  private var capacity: Int
  /// The containers that are open, outermost first, as indices of nodes.
  private var open: [UInt32] = []

  init(capacity: Int = 1024) {
    self.capacity = capacity
    nodes = .allocate(capacity: capacity)
    open.reserveCapacity(Tape.depthLimit)
  }

  deinit {
    nodes.deallocate()
  }

  /// Reads a text of one JSON value; the element is valid until the next text is read.
  func read(_ text: UnsafeRawBufferPointer) throws(Malformed) -> Element {
    guard let base = text.baseAddress, !text.isEmpty else {
      throw Malformed(offset: 0, reason: "the text is empty")
    }
    guard text.count < Int(UInt32.max) else {
      throw Malformed(offset: 0, reason: "the text is larger than 4 GB")
    }
    count = 0
    open.removeAll(keepingCapacity: true)
    try scan(base.assumingMemoryBound(to: UInt8.self), text.count)
    return Element(bytes: base.assumingMemoryBound(to: UInt8.self), nodes: nodes, index: 0)
  }

  /// Adds a node and answers its index.
  @inline(__always)
  private func add(_ kind: Kind, _ start: Int, _ end: Int, marked: Bool = false) -> Int {
    if count == capacity { grow() }
    let index = count
    nodes[index] = Node(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      next: UInt32(truncatingIfNeeded: index + 1), kind: kind, isMarked: marked)
    count += 1
    return index
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }

  /// What the scanner looks for next.
  private enum Expectation {
    case value, valueOrEnd, keyOrEnd, key, separator
  }

  private func scan(_ text: UnsafePointer<UInt8>, _ end: Int) throws(Malformed) {
    var at = 0
    var expected = Expectation.value
    while true {
      while at < end, isSpace(text[at]) { at += 1 }
      guard at < end else { break }
      let byte = text[at]
      switch expected {
      case .separator where open.isEmpty:
        throw Malformed(offset: at, reason: "text after the end")
      case .separator:
        let container = Int(open[open.count - 1])
        let isObject = nodes[container].kind == .object
        if byte == Byte.comma {
          expected = isObject ? .key : .value
        } else if byte == (isObject ? Byte.closeBrace : Byte.closeBracket) {
          close(container, at)
        } else {
          throw Malformed(offset: at, reason: "a comma or an end is missing")
        }
        at += 1
      case .keyOrEnd where byte == Byte.closeBrace, .valueOrEnd where byte == Byte.closeBracket:
        close(Int(open[open.count - 1]), at)
        expected = .separator
        at += 1
      case .key, .keyOrEnd:
        guard byte == Byte.quote else { throw Malformed(offset: at, reason: "a key is missing") }
        at = try string(text, at, end)
        while at < end, isSpace(text[at]) { at += 1 }
        guard at < end, text[at] == Byte.colon else {
          throw Malformed(offset: at, reason: "a colon is missing")
        }
        at += 1
        expected = .value
      case .value, .valueOrEnd:
        expected = .separator
        switch byte {
        case Byte.openBrace, Byte.openBracket:
          guard open.count < Tape.depthLimit else {
            throw Malformed(
              offset: at, reason: "nesting deeper than \(Tape.depthLimit) levels")
          }
          let isObject = byte == Byte.openBrace
          open.append(UInt32(truncatingIfNeeded: add(isObject ? .object : .array, at, at)))
          expected = isObject ? .keyOrEnd : .valueOrEnd
          at += 1
        case Byte.quote:
          at = try string(text, at, end)
        case UInt8(ascii: "t"):
          at = try word("true", .isTrue, text, at, end)
        case UInt8(ascii: "f"):
          at = try word("false", .isFalse, text, at, end)
        case UInt8(ascii: "n"):
          at = try word("null", .null, text, at, end)
        default:
          at = try number(text, at, end)
        }
      }
    }
    guard open.isEmpty, expected == .separator else {
      throw Malformed(offset: end, reason: "the text ends too early")
    }
  }

  private func close(_ container: Int, _ at: Int) {
    nodes[container].end = UInt32(truncatingIfNeeded: at + 1)
    nodes[container].next = UInt32(truncatingIfNeeded: count)
    open.removeLast()
  }

  private func string(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) throws(Malformed) -> Int {
    var at = start + 1
    var isMarked = false
    // All bytes that were looked at, one over the other: most strings are ASCII.
    var seen: UInt64 = 0
    while at < end {
      if at + 8 <= end {
        let word = UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self)
        seen |= word
        let plain = plainBytes(word)
        at += plain
        guard plain < 8 else { continue }
      }
      let byte = text[at]
      seen |= UInt64(byte)
      if byte == Byte.quote {
        if seen & (Self.ones &* 0x80) != 0 { try check(text, start + 1, at) }
        _ = add(.string, start, at + 1, marked: isMarked)
        return at + 1
      } else if byte == Byte.backslash {
        isMarked = true
        guard at + 1 < end else { break }
        switch text[at + 1] {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
          UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
          at += 2
        case UInt8(ascii: "u"):
          guard at + 6 <= end, (2..<6).allSatisfy({ hexDigit(text[at + $0]) != nil }) else {
            throw Malformed(offset: at, reason: "an escape without its four digits")
          }
          at += 6
        default:
          throw Malformed(offset: at, reason: "an unknown escape")
        }
      } else if byte < 0x20 {
        throw Malformed(offset: at, reason: "a control character in a string")
      } else {
        at += 1
      }
    }
    throw Malformed(offset: start, reason: "a string without an end")
  }

  /// How many of eight bytes, in the order of the text, stand before the first that means something in
  /// a string: a quote, a backslash or a control character.
  ///
  /// Borrows of a subtraction reach only the bytes after such a one.
  @inline(__always)
  private func plainBytes(_ word: UInt64) -> Int {
    let word = UInt64(littleEndian: word)
    func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- Self.ones) & ~bytes }
    let quotes = zeros(word ^ (Self.ones &* UInt64(Byte.quote)))
    let backslashes = zeros(word ^ (Self.ones &* UInt64(Byte.backslash)))
    let controls = (word &- Self.ones &* 0x20) & ~word
    return ((quotes | backslashes | controls) & (Self.ones &* 0x80)).trailingZeroBitCount / 8
  }

  /// A one in each of eight bytes.
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Refuses a part of the text that is not UTF-8; beyond strings, JSON is ASCII by its grammar.
  private func check(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) throws(Malformed) {
    let part = UnsafeRawBufferPointer(start: text + start, count: end - start)
    if let offset = part.firstInvalidUTF8 {
      throw Malformed(offset: start + offset, reason: "a byte that is not UTF-8")
    }
  }

  private func number(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) throws(Malformed) -> Int {
    var at = start
    var isMarked = false
    func digits() -> Bool {
      let first = at
      while at < end, isDigit(text[at]) { at += 1 }
      return at > first
    }
    if text[at] == Byte.minus { at += 1 }
    if at < end, text[at] == Byte.zero {
      at += 1
    } else if !digits() {
      throw Malformed(offset: start, reason: "an unexpected character")
    }
    if at < end, text[at] == Byte.point {
      isMarked = true
      at += 1
      guard digits() else { throw Malformed(offset: at, reason: "a number without its fraction") }
    }
    if at < end, text[at] | 0x20 == UInt8(ascii: "e") {
      isMarked = true
      at += 1
      if at < end, text[at] == Byte.plus || text[at] == Byte.minus { at += 1 }
      guard digits() else { throw Malformed(offset: at, reason: "a number without its exponent") }
    }
    _ = add(.number, start, at, marked: isMarked)
    return at
  }

  private func word(
    _ word: StaticString, _ kind: Kind, _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) throws(Malformed) -> Int {
    let length = word.utf8CodeUnitCount
    guard start + length <= end, (0..<length).allSatisfy({ text[start + $0] == word.utf8Start[$0] })
    else { throw Malformed(offset: start, reason: "an unexpected character") }
    _ = add(kind, start, start + length)
    return start + length
  }
}
