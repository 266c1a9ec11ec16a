import Rows

/// Whether a change takes something personal away, so that the old value must leave the file, too.
///
/// Greenhouse anonymises what its user ticks: names become words, the rest becomes empty. So in a row
/// about a person a personal column that becomes empty is a loss, and so is a name that becomes
/// “Anonymized” and an object or array in which something is gone; what is corrected is none.
final class Loss {
  /// What Greenhouse puts in the place of a name, documented in its page on anonymising.
  private static let mark = Array("Anonymized".utf8)

  private let columns: [Column]
  private let isAboutPerson: Bool
  /// The keys in `extra` that say nothing of a person.
  private let impersonal: [Key]
  private let before = Tape(capacity: 64)
  private let after = Tape(capacity: 64)

  init(of table: Table, schema: Schema) {
    columns = table.columns
    isAboutPerson = schema.isAboutPerson(table)
    impersonal = Shape.allCases.flatMap(table.feedings).flatMap(\.impersonal).map(Key.init)
  }

  /// Whether the value in the column at a place is lost by becoming another one.
  func isMade(at place: Int, from old: Value, to new: Value) -> Bool {
    let column = columns[place]
    guard isAboutPerson, column.isPersonal, old.holdsSomething else { return false }
    if column.kind == .json {
      guard case .text(let old) = old, let old = try? before.read(old) else { return true }
      guard case .text(let new) = new, let new = try? after.read(new) else {
        return old.lacks(nil, except: impersonal)
      }
      return old.lacks(new, except: impersonal)
    }
    guard new.holdsSomething else { return true }
    guard case .text(let text) = new else { return false }
    return text.elementsEqual(Loss.mark)
  }
}

extension Schema {
  /// Whether a table's rows are people, or belong to one.
  func isAboutPerson(_ table: Table) -> Bool {
    if table.isPerson { return true }
    let owner = table.columns.first { $0.name == table.belongsTo }?.references
    return owner.flatMap { self.table(named: $0) }.map(isAboutPerson) ?? false
  }
}

extension Element {
  /// Whether something of this is no longer in another value, except under some keys.
  fileprivate func lacks(_ other: Element?, except keys: [Key]) -> Bool {
    guard holdsSomething else { return false }
    switch kind {
    case .object:
      var isLoss = false
      eachMember { key, value in
        guard !isLoss, !keys.contains(where: { key.isText($0.bytes) }) else { return }
        isLoss = value.lacks(other?.value(key), except: [])
      }
      return isLoss
    case .array:
      var others: [Element] = []
      other?.eachElement { others.append($0) }
      var isLoss = false
      var place = 0
      eachElement { value in
        isLoss = isLoss || value.lacks(place < others.count ? others[place] : nil, except: [])
        place += 1
      }
      return isLoss
    default:
      return !(other?.holdsSomething ?? false)
    }
  }

  private var holdsSomething: Bool {
    switch kind {
    case .null: false
    case .string, .array, .object: raw.count > 2
    case .isTrue, .isFalse, .number: true
    }
  }

  /// The value of the same key in this object.
  private func value(_ key: Element) -> Element? {
    key.isEscaped ? key.string.flatMap { value($0) } : value(key.inside)
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
