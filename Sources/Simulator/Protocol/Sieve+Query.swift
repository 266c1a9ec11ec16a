extension Sieve {
  /// Reads a list's filters; a value that does not fit is answered by `refuse(name, reason)`.
  init(
    _ items: [QueryItem], _ parameters: [Parameter],
    refuse: (String, String) -> Answer
  ) throws(Answer) {
    for parameter in parameters {
      let values = items.filter { $0.name == parameter.name }.map(\.value)
      guard values.count <= 1 else { throw refuse(parameter.name, "is given more than once") }
      do {
        try apply(parameter.kind, values.first, named: parameter.name)
      } catch {
        throw refuse(parameter.name, error.reason)
      }
    }
  }

  /// Why a value does not fit its parameter.
  private struct Misfit: Error {
    let reason: String
  }

  private mutating func apply(
    _ kind: Parameter.Kind, _ value: String?, named name: String
  ) throws(Misfit) {
    switch kind {
    case .flag(let key, let preset):
      let flag = try value.map { text throws(Misfit) in try Sieve.flag(text) } ?? preset
      if let flag { test(key, [flag ? "true" : "false"]) }
    case .reveals:
      let isShown = try value.map { text throws(Misfit) in try Sieve.flag(text) } ?? false
      if !isShown { tests.append { $0.keys[name] != .flag(true) } }
    case .adds(let keys):
      let isAdded = try value.map { text throws(Misfit) in try Sieve.flag(text) } ?? false
      if !isAdded { drops.formUnion(keys) }
    default:
      if let value { try apply(kind, given: value) }
    }
  }

  private mutating func apply(_ kind: Parameter.Kind, given value: String) throws(Misfit) {
    switch kind {
    case .range(let field): bound(field, try Sieve.range(value))
    case .after(let field): bound(field, Bounds(from: try Sieve.moment(value)))
    case .before(let field, let isInclusive):
      bound(field, Bounds(below: try Sieve.moment(value) + (isInclusive ? 1 : 0)))
    case .ownIDs: ids = try Sieve.ids(value)
    case .ids(let key): test(key, Set(try Sieve.ids(value).map(String.init)))
    case .id(let key):
      guard let id = Int64(value) else { throw Misfit(reason: "must be an integer") }
      test(key, [String(id)])
    case .text(let key): test(key, [value])
    case .word(let key, let words):
      guard words.contains(value) else {
        throw Misfit(reason: "must be one of: " + words.joined(separator: ", "))
      }
      // Documented oddity: the filter says `active`, the record says `in_process`.
      test(key, value == "active" && key == "status" ? ["active", "in_process"] : [value])
    case .fields: keeps = try Sieve.fields(value)
    case .flag, .reveals, .adds, .ignored: break
    }
  }

  private mutating func test(_ key: String, _ values: Set<String>) {
    tests.append { $0.has(values, under: key) }
  }

  private static func flag(_ text: String) throws(Misfit) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw Misfit(reason: "must be boolean")
    }
  }

  private static func ids(_ text: String) throws(Misfit) -> [Int64] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    guard words.count <= 50 else { throw Misfit(reason: "size cannot be greater than 50") }
    let ids = words.compactMap { Int64($0) }
    guard ids.count == words.count else { throw Misfit(reason: "must be integers") }
    return ids
  }

  private static func fields(_ text: String) throws(Misfit) -> Set<String> {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    guard words.count <= 50 else { throw Misfit(reason: "size cannot be greater than 50") }
    let isWord = { (word: Substring) in
      !word.isEmpty
        && word.utf8.allSatisfy { $0 == 95 || (97...122).contains($0) || (48...57).contains($0) }
    }
    guard words.allSatisfy(isWord) else { throw Misfit(reason: "must be lowercase words") }
    return Set(words.map(String.init))
  }

  private static func moment(_ text: String) throws(Misfit) -> Moment {
    guard let moment = Moment(text) else { throw Misfit(reason: "must be a date time") }
    return moment
  }

  /// `gte|A`, `gte|A|lt|B`: each operator once.
  private static func range(_ text: String) throws(Misfit) -> Bounds {
    let words = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard words.count.isMultiple(of: 2) else { throw Misfit(reason: "must be op|date time") }
    var bounds = Bounds()
    var seen: Set<String> = []
    for index in stride(from: 0, to: words.count, by: 2) {
      guard seen.insert(words[index]).inserted else {
        throw Misfit(reason: "has an operator twice")
      }
      let moment = try moment(words[index + 1])
      switch words[index] {
      case "gte": bounds.tighten(from: moment)
      case "gt": bounds.tighten(from: moment + 1)
      case "lt": bounds.tighten(below: moment)
      case "lte": bounds.tighten(below: moment + 1)
      default: throw Misfit(reason: "must be one of the operators gte, lte, gt, lt")
      }
    }
    return bounds
  }
}
