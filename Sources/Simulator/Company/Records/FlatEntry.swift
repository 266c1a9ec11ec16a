/// A value of a record that has no records in it.
enum Datum: Sendable {
  case id(Int64?)
  case number(Int?)
  case real(Double)
  case text(String?)
  case texts([String])
  case flag(Bool)
  case instant(Moment?)
  case day(Moment?)
}

extension Entry {
  /// A v3 row whose filters compare its fields by the names that they have in it.
  init(
    _ id: Int64, _ created: Moment, updated: Moment? = nil,
    _ fields: KeyValuePairs<String, Datum>
  ) {
    let updated = updated ?? created
    self.init(
      id: id, created: created, updated: updated,
      keys: Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value.filterable) })
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        for (name, datum) in fields {
          bytes.key(text: name)
          bytes.item(datum)
        }
      }
    }
  }
}

extension Datum {
  /// What a filter compares the value as.
  fileprivate var filterable: Filterable {
    switch self {
    case .id(let id): .optional(id)
    case .number(let number): .optional(number.map { "\($0)" })
    case .real(let number): .word("\(number)")
    case .text(let text): .optional(text)
    case .texts: .none
    case .flag(let flag): .flag(flag)
    case .instant(let moment), .day(let moment): .optional(moment)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func item(_ datum: Datum) {
    switch datum {
    case .id(let id): item(id)
    case .number(let number): item(number.map(Int64.init))
    case .real(let number): append(contentsOf: "\(number)".utf8)
    case .text(let text): item(text)
    case .texts(let texts): array(texts) { $0.item($1) }
    case .flag(let flag): item(flag)
    case .instant(let moment): item(moment?.iso)
    case .day(let moment): item(moment.map { String($0.iso.prefix(10)) })
    }
  }
}
