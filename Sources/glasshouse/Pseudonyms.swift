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
