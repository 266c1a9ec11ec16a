import Glibc

/// A `Source` made ready for many records: keys have become slots of a level or bytes to compare.
indirect enum Extractor {
  case path(Level, slot: Int, [Step])
  case pluck(Extractor, Key)
  case found(Extractor, key: Key, word: Key, take: Key)
  case map(Extractor, [(from: Key, to: Key)])
  case equals(Extractor, Key)
  case constant(Key)
  case parent
  case synthetic(kind: Key, [Extractor])
  case when(Test, Extractor)
  case first([Extractor])
  case customFields(Extractor)
  case renamed(Extractor, Renaming)

  /// One step into a value: a key of an object, or a place in an array.
  enum Step {
    case key(Key)
    case place(Int)
  }
}

/// A `Condition` made ready for many records.
struct Test {
  let source: Extractor
  let word: Key
}

/// Old keys and new ones, for the elements of an array and for what is nested in them.
final class Renaming: Sendable {
  let names: [(old: Key, new: Key)]
  let nested: [(key: Key, renaming: Renaming)]

  init(_ map: [String: String]) {
    var names: [(Key, Key)] = []
    var deeper: [String: [String: String]] = [:]
    for (old, new) in map.sorted(by: { $0.key < $1.key }) {
      if let dot = old.firstIndex(of: ".") {
        deeper[String(old[..<dot]), default: [:]][String(old[old.index(after: dot)...])] = new
      } else {
        names.append((Key(old), Key(new)))
      }
    }
    self.names = names
    nested = deeper.map { (Key($0.key), Renaming($0.value)) }
  }
}

/// What an extractor found in a record.
enum Found {
  case nothing
  case element(Element)
  /// Text with its escapes resolved.
  case text(UnsafeRawBufferPointer)
  /// JSON text that was made here.
  case json(UnsafeRawBufferPointer)
  case integer(Int64)
  case flag(Bool)

  var isNothing: Bool {
    if case .nothing = self { true } else { false }
  }

  /// The element itself, where it is one of the record's own.
  var element: Element? {
    if case .element(let element) = self { element } else { nil }
  }
}

extension Extractor {
  /// Makes a source ready for the records of the innermost of these levels, outermost first.
  init(_ source: Source, in levels: ArraySlice<Level>) {
    let level = levels[levels.endIndex - 1]
    self =
      switch source {
      case .path(let path): Extractor(path: path, in: level)
      case .pluck(let path, let key): .pluck(Extractor(path: path, in: level), Key(key))
      case .found(let path, let key, let word, let take):
        .found(Extractor(path: path, in: level), key: Key(key), word: Key(word), take: Key(take))
      case .map(let source, let words):
        .map(
          Extractor(source, in: levels),
          words.sorted { $0.key < $1.key }.map { (Key($0.key), Key($0.value)) })
      case .equals(let source, let word): .equals(Extractor(source, in: levels), Key(word))
      case .constant(let value): .constant(Key(value))
      case .parent: .parent
      case .up(let count, let source): Extractor(source, in: levels, up: count)
      case .synthetic(let kind, let parts):
        .synthetic(kind: Key(kind), parts.map { Extractor($0, in: levels) })
      case .when(let condition, let source):
        .when(Test(condition, in: levels), Extractor(source, in: levels))
      case .first(let sources): .first(sources.map { Extractor($0, in: levels) })
      case .customFields(let path): .customFields(Extractor(path: path, in: level))
      case .renamed(let path, let map): .renamed(Extractor(path: path, in: level), Renaming(map))
      }
  }

  private init(path: String, in level: Level) {
    let steps = path.split(separator: ".").map(String.init)
    self = .path(
      level, slot: level.slot(for: steps.first ?? ""),
      steps.dropFirst().map { step in Int(step).map(Step.place) ?? .key(Key(step)) })
  }

  /// Goes so many steps out; a level may be several steps deeper than the one around it.
  private init(_ source: Source, in levels: ArraySlice<Level>, up count: Int) {
    var levels = levels
    var count = count
    while count > 0, let level = levels.last, levels.count > 1 {
      count -= level.steps.count
      levels = levels.dropLast()
    }
    precondition(count == 0, "a source goes up to a record that is not there")
    self.init(source, in: levels)
  }
}

extension Test {
  /// Makes a condition ready for the records of the innermost of these levels.
  init(_ condition: Condition, in levels: ArraySlice<Level>) {
    switch condition {
    case .equal(let path, let word):
      source = Extractor(.path(path), in: levels)
      self.word = Key(word)
    }
  }

  /// Whether the condition holds for the records at hand.
  func holds(_ extraction: Extraction) -> Bool {
    extraction.isWord(source, word)
  }
}
