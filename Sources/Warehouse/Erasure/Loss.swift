import Rows

/// Whether a change takes something personal away, so that the old value must leave the file, too.
///
/// Greenhouse anonymises what its user ticks: names become words, the rest becomes empty. So a
/// personal column that becomes empty is a loss, and so is a name that becomes “Anonymized” and an
/// object or array that becomes shorter; a corrected name is none.
enum Loss {
  /// What Greenhouse puts in the place of a name, documented in its page on anonymising.
  private static let mark = Array("Anonymized".utf8)

  static func isMade(in column: Column, from old: Value, to new: Value) -> Bool {
    guard column.isPersonal, old.holdsSomething else { return false }
    guard new.holdsSomething else { return true }
    guard case .text(let before) = old, case .text(let after) = new else { return false }
    return column.kind == .json ? after.count < before.count : after.elementsEqual(mark)
  }
}

extension Value {
  /// Whether there is more here than nothing, an empty text, array or object.
  var holdsSomething: Bool {
    switch self {
    case .null: false
    case .text(let bytes):
      bytes.count > 2
        || !(bytes.isEmpty || bytes.elementsEqual([91, 93]) || bytes.elementsEqual([123, 125]))
    case .integer, .real, .blob: true
    }
  }
}
