import Glibc

/// A kind of record within a list: the outermost one, or one nested at some path in it.
///
/// A level knows every key that is read from its records, each with a place (a slot), so that one
/// pass over a record finds all of them and tells which keys nobody reads.
final class Level {
  /// The steps from the enclosing record: keys of objects passed through, then the array or object.
  let steps: [Key]
  /// Whether every element of the array at the end is a record, rather than the object there.
  let isEach: Bool
  /// The slot, in the enclosing level, of the key that the steps begin with.
  let firstSlot: Int
  /// The feedings whose rows are made from records of this level.
  var feeds: [Feed] = []
  var nested: [Level] = []
  private(set) var keys: [Key] = []
  private(set) var slots: [Int] = []
  /// The keys and values that no slot is for, as indices of nodes.
  private(set) var unknown: [Int] = []
  /// The record at hand.
  private(set) var record = Element(bytes: nowhere, nodes: noNodes, index: 0)
  init(steps: [Key] = [], firstSlot: Int = 0, isEach: Bool = false) {
    self.steps = steps
    self.firstSlot = firstSlot
    self.isEach = isEach
  }

  /// The slot for a key, a new one if need be.
  func slot(for name: String) -> Int {
    let key = Key(name)
    if let index = keys.firstIndex(where: { $0.bytes.isEqual(to: key.bytes) }) { return index }
    keys.append(key)
    slots.append(-1)
    return keys.count - 1
  }

  /// Finds the keys of a record; one that is there twice counts with its last value.
  func open(_ record: Element) {
    self.record = record
    unknown.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = -1 }
    var guess = 0
    record.eachMember { key, value in
      let slot = find(key, from: guess)
      if slot < 0 {
        unknown.append(key.index)
      } else {
        slots[slot] = value.index
        guess = slot + 1
      }
    }
  }

  /// Records list their keys in one order, so the slot after the last one is looked at first.
  private func find(_ key: Element, from guess: Int) -> Int {
    for index in keys.indices[min(guess, keys.count)...] where key.isText(keys[index].bytes) {
      return index
    }
    for index in 0..<min(guess, keys.count) where key.isText(keys[index].bytes) { return index }
    return -1
  }

  /// The value found for a slot; `nil` when the record does not have the key.
  func value(_ slot: Int) -> Element? {
    slots[slot] < 0
      ? nil : Element(bytes: record.bytes, nodes: record.nodes, index: slots[slot])
  }
}

/// The bytes of a name, kept in place for as long as the process runs: schemas are few.
struct Key: @unchecked Sendable {  // the bytes are never changed
  let bytes: UnsafeRawBufferPointer

  init(_ name: String) {
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(name.utf8.count, 1), alignment: 1)
    room.copyBytes(from: Array(name.utf8))
    bytes = UnsafeRawBufferPointer(rebasing: room[..<name.utf8.count])
  }

  var name: String { String(decoding: bytes, as: UTF8.self) }
}

nonisolated(unsafe) private let nowhere = UnsafePointer<UInt8>(
  UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
nonisolated(unsafe) private let noNodes = UnsafePointer<Tape.Node>(
  UnsafeMutablePointer<Tape.Node>.allocate(capacity: 1))
