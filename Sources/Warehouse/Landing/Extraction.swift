import Glibc
import Rows

/// Finds values in the records at hand, and makes those that are not there as such.
struct Extraction {
  let arena: Arena
  /// The id that the page's request was made for.
  let parent: Int64?

  /// What a source comes to for the records at hand; JSON's null is nothing.
  func find(_ source: Extractor) -> Found {
    switch source {
    case .path(let level, let slot, let steps):
      guard var element = level.value(slot), !element.isNull else { return .nothing }
      for step in steps {
        guard let next = element.step(step), !next.isNull else { return .nothing }
        element = next
      }
      return .element(element)
    case .pluck(let array, let key):
      return pluck(find(array), key)
    case .found(let array, let key, let word, let take):
      return pick(find(array), key, word, take)
    case .map(let source, let words):
      return translate(find(source), words)
    case .equals(let source, let word):
      let found = find(source)
      return found.isNothing ? .nothing : .flag(isWord(found, word))
    case .constant(let value):
      return .text(value.bytes)
    case .parent:
      return parent.map { .integer($0) } ?? .nothing
    case .synthetic(let kind, let parts):
      return synthesize(kind, parts)
    case .when(let test, let source):
      return test.holds(self) ? find(source) : .nothing
    case .first(let sources):
      for source in sources {
        let found = find(source)
        if !found.isNothing { return found }
      }
      return .nothing
    case .customFields(let object):
      return find(object).element.map { customFields($0) } ?? .nothing
    case .renamed(let array, let renaming):
      guard let array = find(array).element else { return .nothing }
      return .json(arena.text { rename(array, renaming, into: &$0) })
    }
  }

  /// Whether a source's text or boolean is this word.
  func isWord(_ source: Extractor, _ word: Key) -> Bool {
    isWord(find(source), word)
  }

  private func isWord(_ found: Found, _ word: Key) -> Bool {
    switch found {
    case .element(let element) where element.kind == .string: element.isText(word.bytes)
    case .element(let element): element.raw.isEqual(to: word.bytes)
    case .text(let text): text.isEqual(to: word.bytes)
    case .flag(let flag): word.name == (flag ? "true" : "false")
    case .nothing, .json, .integer: false
    }
  }

  private func pluck(_ found: Found, _ key: Key) -> Found {
    guard let array = found.element else { return .nothing }
    guard array.kind == .array else { return found }
    return .json(
      arena.text { bytes in
        bytes.append(Byte.openBracket)
        array.eachElement { element in
          guard let value = element.value(key.bytes), !value.isNull else { return }
          if bytes.count > 1 { bytes.append(Byte.comma) }
          bytes.append(contentsOf: value.raw)
        }
        bytes.append(Byte.closeBracket)
      })
  }

  private func pick(_ found: Found, _ key: Key, _ word: Key, _ take: Key) -> Found {
    var picked: Element?
    found.element?.eachElement { element in
      guard picked == nil, let text = element.value(key.bytes), text.isText(word.bytes) else {
        return
      }
      picked = element.value(take.bytes)
    }
    return picked.flatMap { $0.isNull ? nil : .element($0) } ?? .nothing
  }

  private func translate(_ found: Found, _ words: [(from: Key, to: Key)]) -> Found {
    for word in words where isWord(found, word.from) { return .text(word.to.bytes) }
    return found
  }

  /// A negative id of 62 bits that is the same for the same kind and parts, in every run.
  private func synthesize(_ kind: Key, _ parts: [Extractor]) -> Found {
    var hash = StableHash()
    hash.add(kind.bytes)
    var isEmpty = true
    for part in parts {
      let found = find(part)
      if !found.isNothing { isEmpty = false }
      switch found {
      case .nothing: hash.add(nil)
      case .element(let element): hash.add(plain(element))
      case .text(let text), .json(let text): hash.add(text)
      case .integer(let integer): withUnsafeBytes(of: integer.littleEndian) { hash.add($0) }
      case .flag(let flag): hash.add(Key(flag ? "true" : "false").bytes)
      }
    }
    return isEmpty ? .nothing : .integer(hash.negativeID)
  }

  /// A string without quotes and escapes, all else as it is written.
  func plain(_ element: Element) -> UnsafeRawBufferPointer {
    guard element.kind == .string else { return element.raw }
    return element.isEscaped
      ? arena.text { element.unescape(into: &$0) } : element.inside
  }

  /// Custom fields in v3's words: v1 says `boolean` where v3 says `yes_no`.
  private func customFields(_ object: Element) -> Found {
    guard object.kind == .object else { return .element(object) }
    var places: [Element] = []
    object.eachMember { _, field in
      if let type = field.value(Words.type.bytes), type.isText(Words.boolean.bytes) {
        places.append(type)
      }
    }
    guard !places.isEmpty else { return .element(object) }
    let raw = object.raw
    return .json(
      arena.text { bytes in
        var done = 0
        for place in places {
          let start = place.raw.baseAddress.map { $0 - UnsafeRawPointer(object.bytes) } ?? 0
          let offset = start - object.start
          bytes.append(contentsOf: raw[done..<offset])
          bytes.append(contentsOf: #""yes_no""#.utf8)
          done = offset + place.raw.count
        }
        bytes.append(contentsOf: raw[done...])
      })
  }

  private func rename(_ value: Element, _ renaming: Renaming, into bytes: inout [UInt8]) {
    switch value.kind {
    case .array:
      bytes.append(Byte.openBracket)
      var isFirst = true
      value.eachElement { element in
        if !isFirst { bytes.append(Byte.comma) }
        isFirst = false
        rename(element, renaming, into: &bytes)
      }
      bytes.append(Byte.closeBracket)
    case .object:
      bytes.append(Byte.openBrace)
      var isFirst = true
      value.eachMember { key, member in
        if !isFirst { bytes.append(Byte.comma) }
        isFirst = false
        if let name = renaming.names.first(where: { key.isText($0.old.bytes) }) {
          appendJSONString(name.new.bytes, to: &bytes)
        } else {
          bytes.append(contentsOf: key.raw)
        }
        bytes.append(Byte.colon)
        if let deeper = renaming.nested.first(where: { key.isText($0.key.bytes) }) {
          rename(member, deeper.renaming, into: &bytes)
        } else {
          bytes.append(contentsOf: member.raw)
        }
      }
      bytes.append(Byte.closeBrace)
    default:
      bytes.append(contentsOf: value.raw)
    }
  }
}

/// The few words that the landing itself knows.
private enum Words {
  static let type = Key("type")
  static let boolean = Key("boolean")
}

extension Element {
  /// Where the value begins in its text.
  var start: Int { Int(nodes[index].start) }

  /// The value one step further in; a place counts from 0.
  func step(_ step: Extractor.Step) -> Element? {
    switch step {
    case .key(let key):
      return value(key.bytes)
    case .place(let place):
      var found: Element?
      var at = 0
      eachElement { element in
        if at == place { found = element }
        at += 1
      }
      return found
    }
  }
}

/// FNV-1a over length-prefixed parts, mixed at the end: the same on every machine, for ever.
struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: UnsafeRawBufferPointer?) {
    guard let bytes else { return add(byte: 0xff) }
    add(byte: 0)
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: bytes.count).littleEndian) { length in
      for byte in length { add(byte: byte) }
    }
    for byte in bytes { add(byte: byte) }
  }

  private mutating func add(byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// The hash as a number from −2⁶² to −1.
  var negativeID: Int64 { -Int64(mixed >> 2) - 1 }

  /// All bits of the hash, each depending on all bytes.
  var mixed: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
