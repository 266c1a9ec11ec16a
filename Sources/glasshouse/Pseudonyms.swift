/// Numbers for people whose names are not told, the same number for a name wherever it stands.
///
/// Names are told apart by their letters, not by which of these are capital.
struct Pseudonyms {
  /// A text by which it can be known again, in as much room as any other.
  struct Key: Hashable {
    private let first: Int
    private let second: Int

    init(_ text: String) {
      var hasher = Hasher()
      hasher.combine(text)
      first = hasher.finalize()
      hasher = Hasher()
      hasher.combine(0)
      hasher.combine(text)
      second = hasher.finalize()
    }
  }

  private var numbers: [Key: Int] = [:]
  private var given: Set<Key> = []

  /// What stands in place of a name: `recruiter 2`.
  mutating func name(for person: String, as role: String) -> String {
    let key = Key(person.lowercased())
    let number = numbers[key] ?? numbers.count + 1
    numbers[key] = number
    let name = "\(role) \(number)"
    given.insert(Key(name))
    return name
  }

  /// Whether a text stands in place of a name.
  func hasGiven(_ text: String) -> Bool { given.contains(Key(text)) }
}

extension [(name: String, pseudonym: String)] {
  /// A text with a number in place of each of these names.
  func masking(_ text: String) -> String {
    // The longest first: a name may be a part of another.
    sorted { $0.name.count > $1.name.count }
      .reduce(text) { $0.replacing($1.name, with: $1.pseudonym) }
  }
}
