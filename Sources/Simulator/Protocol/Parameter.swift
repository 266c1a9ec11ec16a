/// One query parameter of a list, and what it compares.
struct Parameter: Sendable {
  let name: String
  let kind: Kind

  /// How a parameter's value is read.
  enum Kind: Sendable {
    /// v3's `gte|…|lt|…` on a moment of the entry.
    case range(Field)
    /// v1's `…_after`, at or after.
    case after(Field)
    /// v1's `…_before`, exclusive but for two offer filters.
    case before(Field, isInclusive: Bool)
    /// Up to 50 ids, comma joined; the entry has one of them under the key.
    case ids(key: String)
    /// Up to 50 ids of the entries themselves.
    case ownIDs
    /// One id.
    case id(key: String)
    /// Exactly this text.
    case text(key: String)
    /// One of these words, anything else is a 422.
    case word(key: String, of: [String])
    /// `true` or `false`, with what holds when it is not given.
    case flag(key: String, unlessGiven: Bool?)
    /// Entries with a flag of the parameter's name are hidden unless the parameter is `true`.
    case reveals
    /// The record's keys to answer; up to 50.
    case fields
    /// Records come without these keys unless the parameter is `true`.
    case adds(keys: [String])
    /// Accepted, and without effect here.
    case ignored
  }

  /// A moment of an entry.
  enum Field: Sendable {
    case created, updated, activity
    case key(String)
  }
}

extension [Parameter] {
  /// `job_ids` compares `job_id`, or `job_ids` where a record has several.
  static func ids(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .ids(key: String($0.dropLast()))) }
  }

  static func id(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .id(key: $0)) }
  }

  static func text(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .text(key: $0)) }
  }

  static func flag(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .flag(key: $0, unlessGiven: nil)) }
  }

  static func word(_ name: String, _ words: String...) -> [Parameter] {
    [Parameter(name: name, kind: .word(key: name, of: words))]
  }

  static func range(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .range(.key($0))) }
  }

  /// v1's pair `created_after`, `created_before`.
  static func between(_ stem: String, _ field: Parameter.Field, beforeIsInclusive: Bool = false)
    -> [Parameter]
  {
    [
      Parameter(name: stem + "_after", kind: .after(field)),
      Parameter(name: stem + "_before", kind: .before(field, isInclusive: beforeIsInclusive)),
    ]
  }

  static func ignored(_ names: String...) -> [Parameter] {
    names.map { Parameter(name: $0, kind: .ignored) }
  }
}

/// What is documented of one list beyond its records.
struct ListFacts: Sendable {
  let name: String
  let parameters: [Parameter]
  var order = Order.ascendingID
  /// Whether `Link` has only `next`.
  var isNextOnly = false

  /// The names of the parameters, without those of paging.
  var names: Set<String> { Set(parameters.map(\.name)) }

  /// A list of v3, with the parameters every list has.
  static func v3(_ name: String, dated: Bool = true, _ parameters: [Parameter]...) -> ListFacts {
    var all = [
      Parameter(name: "ids", kind: .ownIDs), Parameter(name: "fields", kind: .fields),
    ]
    if dated {
      all.append(Parameter(name: "created_at", kind: .range(.created)))
      all.append(Parameter(name: "updated_at", kind: .range(.updated)))
    }
    return ListFacts(
      name: name, parameters: all + parameters.joined(), order: .descendingID, isNextOnly: true)
  }

  /// A list of v1.
  static func v1(
    _ name: String, order: Order = .ascendingID, isNextOnly: Bool = false,
    _ parameters: [Parameter]...
  ) -> ListFacts {
    ListFacts(
      name: name, parameters: Array(parameters.joined()), order: order, isNextOnly: isNextOnly)
  }
}
