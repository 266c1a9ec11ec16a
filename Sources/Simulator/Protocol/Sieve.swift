/// What a request wants of a list: which entries, and which of their keys.
struct Sieve {
  /// Bounds on a moment: from inclusive, below exclusive.
  struct Bounds {
    var from: Moment?
    var below: Moment?

    /// The bounds as a hint for the walk.
    var range: Range<Moment>? {
      guard from != nil || below != nil else { return nil }
      let start = from ?? Moment.earliest
      return start..<max(start, below ?? Moment.latest)
    }

    func contains(_ moment: Moment) -> Bool {
      (from.map { moment >= $0 } ?? true) && (below.map { moment < $0 } ?? true)
    }

    mutating func tighten(from start: Moment) { from = max(from ?? start, start) }
    mutating func tighten(below end: Moment) { below = min(below ?? end, end) }
  }

  /// When set, only these ids are looked up.
  var ids: [Int64]?
  var created = Bounds()
  var updated = Bounds()
  /// Further conditions.
  var tests: [(Entry) -> Bool] = []
  /// When set, only these keys of a record are answered.
  var keeps: Set<String>?
  /// Keys that are left out.
  var drops: Set<String> = []

  func admits(_ entry: Entry) -> Bool {
    created.contains(entry.created) && updated.contains(entry.updated)
      && tests.allSatisfy { $0(entry) }
  }

  /// Whether every entry passes, so that the list's own count is the total.
  var isOpen: Bool {
    ids == nil && created.range == nil && updated.range == nil && tests.isEmpty
  }

  /// Walks the admitted entries of a list, from an id on, until `body` answers false.
  func walk(_ listing: any Listing, _ order: Order, from id: Int64?, _ body: (Entry) -> Bool) {
    guard let ids else {
      listing.visit(order, from: id, created: created.range, updatedAtLeast: updated.from) {
        admits($0) ? body($0) : true
      }
      return
    }
    let descends = order == .descendingID
    for wanted in Set(ids).sorted(by: descends ? { $0 > $1 } : { $0 < $1 }) {
      if let id, descends ? wanted > id : wanted < id { continue }
      var goesOn = true
      listing.visit(
        descends ? .descendingID : .ascendingID, from: wanted, created: nil, updatedAtLeast: nil
      ) { entry in
        if entry.id == wanted, admits(entry) { goesOn = body(entry) }
        return false
      }
      if !goesOn { return }
    }
  }

  mutating func bound(_ field: Parameter.Field, _ bounds: Bounds) {
    switch field {
    case .created: created.tighten(bounds)
    case .updated: updated.tighten(bounds)
    case .activity: tests.append { $0.activity.map(bounds.contains) ?? false }
    case .key(let key): tests.append { $0.moment(key).map(bounds.contains) ?? false }
    }
  }
}

extension Sieve.Bounds {
  fileprivate mutating func tighten(_ other: Sieve.Bounds) {
    if let start = other.from { tighten(from: start) }
    if let end = other.below { tighten(below: end) }
  }
}

extension Entry {
  /// Whether the entry has one of the values under the key, its singular or its plural.
  func has(_ values: Set<String>, under key: String) -> Bool {
    let singular = key.hasSuffix("s") ? String(key.dropLast()) : key
    for name in [key, key + "s", singular] {
      if let value = keys[name] { return value.isOne(of: values) }
    }
    return false
  }

  /// The moment whose text is under a key; a date is its midnight.
  func moment(_ key: String) -> Moment? {
    if case .word(let text) = keys[key] { Moment(text) } else { nil }
  }
}

extension Filterable {
  fileprivate func isOne(of values: Set<String>) -> Bool {
    switch self {
    case .id(let id): values.contains(String(id))
    case .ids(let ids): ids.contains { values.contains(String($0)) }
    case .word(let word): values.contains(word)
    case .flag(let flag): values.contains(flag ? "true" : "false")
    case .none: false
    }
  }
}
