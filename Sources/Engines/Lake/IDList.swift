import Digests

/// Ids in rising order, in as few bytes as the gaps between them need.
///
/// Each is the difference from the one before it (the first from the least number there is), seven bits
/// to a byte, the lowest first; the highest bit of a byte says that more follow.
struct IDList {
  private(set) var bytes: [UInt8] = []
  /// The least, if there is any.
  private(set) var least: Int64?
  /// The greatest, if there is any.
  private(set) var greatest: Int64?

  init() {}

  /// The list that was written.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The first digits of its digest, which name its file.
  var hash: String {
    var digest = SHA256()
    digest.take(bytes[...])
    return String(digest.finish().prefix(32))
  }

  /// Adds an id that is greater than all before it.
  mutating func append(_ id: Int64) {
    var gap = UInt64(bitPattern: id) &- UInt64(bitPattern: greatest ?? .min)
    while gap >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: gap) | 0x80)
      gap >>= 7
    }
    bytes.append(UInt8(gap))
    least = least ?? id
    greatest = id
  }

  /// How many ids are in both lists, and the least of them.
  func shared(with other: IDList) -> (count: Int, least: Int64)? {
    var (mine, theirs) = (makeIterator(), other.makeIterator())
    var (here, there) = (mine.next(), theirs.next())
    var found: (count: Int, least: Int64)?
    while let a = here, let b = there {
      if a == b { found = ((found?.count ?? 0) + 1, found?.least ?? a) }
      if a <= b { here = mine.next() }
      if b <= a { there = theirs.next() }
    }
    return found
  }
}

extension IDList: Sequence {
  /// Reads the ids one after another; what is cut off at the end is none.
  struct Iterator: IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>
    fileprivate var last = Int64.min

    mutating func next() -> Int64? {
      var gap: UInt64 = 0
      var shift: UInt64 = 0
      while let byte = rest.popFirst() {
        gap |= UInt64(byte & 0x7F) << shift
        shift += 7
        guard byte & 0x80 == 0 else { continue }
        last = Int64(bitPattern: UInt64(bitPattern: last) &+ gap)
        return last
      }
      return nil
    }
  }

  func makeIterator() -> Iterator { Iterator(rest: bytes[...]) }
}
