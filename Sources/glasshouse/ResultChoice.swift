/// Which results of a saved query with several statements are written.
enum ResultChoice: Equatable {
  case last
  case all
  /// Counted from 1.
  case number(Int)

  /// `last`, `all` or a number.
  init?(_ word: String) {
    switch word.lowercased() {
    case "last": self = .last
    case "all": self = .all
    default:
      guard let number = Int(word), number > 0 else { return nil }
      self = .number(number)
    }
  }

  /// The places, counted from 0, of the results among so many.
  ///
  /// - Throws: `DoorError.option` when there are not so many.
  func indices(of count: Int) throws -> Range<Int> {
    switch self {
    case .last: return max(0, count - 1)..<count
    case .all: return 0..<count
    case .number(let number):
      guard number <= count else {
        throw DoorError.option(
          "--result", typed: "\(number)", wanted: "one of the \(count) results of this query")
      }
      return number - 1..<number
    }
  }
}
