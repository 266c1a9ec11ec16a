/// Numbers for people whose names are not told, the same number for a name wherever it stands.
struct Pseudonyms {
  private var numbers: [String: Int] = [:]

  /// What stands in place of a name: `recruiter 2`.
  mutating func name(for person: String, as role: String) -> String {
    let number = numbers[person] ?? numbers.count + 1
    numbers[person] = number
    return "\(role) \(number)"
  }
}

extension [(name: String, pseudonym: String)] {
  /// A text with a number in place of each of these names.
  func masking(_ text: String) -> String {
    // The longest first: a name may be a part of another.
    sorted { $0.name.count > $1.name.count }
      .reduce(text) { $0.replacing($1.name, with: $1.pseudonym) }
  }
}
