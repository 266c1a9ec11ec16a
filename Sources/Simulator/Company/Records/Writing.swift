/// Pieces of records that several lists share.
extension [UInt8] {
  /// Appends `id`, `created_at` and `updated_at`, which every v3 row has.
  mutating func head(_ id: Int64, _ created: Moment, _ updated: Moment) {
    field("id", id)
    field("created_at", created)
    field("updated_at", updated)
  }

  /// Appends v1's reference to a person.
  mutating func person(_ name: StaticString, _ user: User?) {
    guard let user else { return null(name) }
    object(name) { $0.personFields(user) }
  }

  mutating func personFields(_ user: User) {
    field("id", user.id)
    field("first_name", user.firstName)
    field("last_name", user.lastName)
    field("name", user.name)
    field("employee_id", user.employeeID)
  }

  /// Appends v1's `{id, name}`.
  mutating func named(_ name: StaticString, _ id: Int64, _ text: String) {
    object(name) {
      $0.field("id", id)
      $0.field("name", text)
    }
  }

  /// Appends the contact arrays of a candidate: `[{value, type}]`.
  mutating func contacts(_ name: StaticString, _ contacts: [(value: String, type: String)]) {
    array(name, contacts) { bytes, contact in
      bytes.object {
        $0.field("value", contact.value)
        $0.field("type", contact.type)
      }
    }
  }
}

extension Filterable {
  /// An id that may be missing.
  static func optional(_ id: Int64?) -> Filterable { id.map(Filterable.id) ?? .none }

  /// A date that may be missing, as text that sorts like time.
  static func optional(_ moment: Moment?) -> Filterable { moment.map { .word($0.iso) } ?? .none }

  /// A word that may be missing.
  static func optional(_ word: String?) -> Filterable { word.map(Filterable.word) ?? .none }
}

extension Company {
  func user(_ index: Int?) -> User? { index.map { world.users[$0] } }

  func fields(_ carrier: Field.Carrier, _ owner: Int64, erased: Bool = false) -> FieldValues {
    let world = world
    return FieldValues(
      seed: seed, carrier: carrier, owner: owner,
      staff: { world.users[User.ofStaff($0)] }, isErased: erased)
  }
}
