extension ListDefinition {
  static let dictionaries: [ListDefinition] = Dialect.allCases.flatMap { dialect in
    [
      .short("departments", dialect) { company in
        company.world.departments.map { department in
          company.entry(
            department.id, department.created,
            keys: [
              "parent_id": .optional(department.parent.map { IDs.departments.id($0) }),
              "external_id": .optional(department.externalID),
            ], dialect
          ) { bytes in
            if dialect == .v1 {
              department.writeV1(company.world, isList: true, to: &bytes)
            } else {
              bytes.field("name", department.name)
              bytes.field("parent_id", department.parent.map { IDs.departments.id($0) })
              bytes.field("external_id", department.externalID)
            }
          }
        }
      },
      .short("offices", dialect) { company in
        company.world.offices.map { office in
          company.entry(
            office.id, office.created,
            keys: [
              "parent_id": .optional(office.parent.map { IDs.offices.id($0) }),
              "external_id": .optional(office.externalID),
            ], dialect
          ) { bytes in
            if dialect == .v1 {
              office.writeV1(company.world, isList: true, to: &bytes)
            } else {
              bytes.field("name", office.name)
              bytes.field("location", office.location)
              bytes.field("parent_id", office.parent.map { IDs.offices.id($0) })
              bytes.field("external_id", office.externalID)
              bytes.field("primary_in_house_contact_user_id", office.contactID)
            }
          }
        }
      },
      .short("sources", dialect) { company in
        company.world.origins.map { origin in
          company.entry(origin.id, origin.created, dialect) {
            if dialect == .v1 { $0.field("id", origin.id) }
            $0.field("name", origin.name)
            $0.named("type", origin.typeID, origin.typeName)
          }
        }
      },
      .short("rejection_reasons", dialect) { company in
        company.world.reasons.map { reason in
          company.entry(
            reason.id, reason.created, keys: ["include_defaults": .flag(reason.isDefault)],
            dialect
          ) {
            if dialect == .v1 { $0.field("id", reason.id) }
            $0.field("name", reason.name)
            $0.object("type") {
              $0.field("id", reason.typeID)
              if dialect == .v3 { $0.field("key", reason.typeKey) }
              $0.field("name", reason.typeName)
            }
          }
        }
      },
      .short("close_reasons", dialect) { company in
        company.world.closeReasons.map { reason in
          company.entry(
            reason.id, World.founded + Int64(reason.index) * Moment.hour, dialect
          ) {
            if dialect == .v1 { $0.field("id", reason.id) }
            $0.field("name", reason.name)
          }
        }
      },
    ]
  }
}

extension Company {
  /// An entry of a dictionary, which never changes; v1's have no times.
  fileprivate func entry(
    _ id: Int64, _ created: Moment, keys: [String: Filterable] = [:], _ dialect: Dialect,
    _ fields: @escaping (inout [UInt8]) -> Void
  ) -> Entry {
    Entry(id: id, created: created, updated: created, keys: keys) { bytes in
      bytes.object {
        if dialect == .v3 { $0.head(id, created, created) }
        fields(&$0)
      }
    }
  }
}

extension Department {
  /// Appends the department as v1 lists it, or as it nested it in jobs, without the external ids.
  func writeV1(_ world: World, isList: Bool, to bytes: inout [UInt8]) {
    let children = world.departments.filter { $0.parent == index }
    bytes.field("id", id)
    bytes.field("name", name)
    bytes.field("parent_id", parent.map { IDs.departments.id($0) })
    bytes.field("child_ids", ids: children.map(\.id))
    bytes.field("external_id", externalID)
    guard isList else { return }
    bytes.field(
      "parent_department_external_id",
      parent.map { world.departments[$0].externalID ?? "" } ?? "")
    bytes.array("child_department_external_ids", children) { $0.item($1.externalID ?? "") }
  }
}

extension Office {
  var contactID: Int64? { contact.map { IDs.users.id(User.ofStaff($0)) } }

  /// Appends the office as v1 lists it, or as it nested it in jobs, without the external ids.
  func writeV1(_ world: World, isList: Bool, to bytes: inout [UInt8]) {
    let children = world.offices.filter { $0.parent == index }
    bytes.field("id", id)
    bytes.field("name", name)
    bytes.object("location") { $0.field("name", location) }
    bytes.field("primary_contact_user_id", contactID)
    bytes.field("parent_id", parent.map { IDs.offices.id($0) })
    bytes.field("child_ids", ids: children.map(\.id))
    bytes.field("external_id", externalID)
    guard isList else { return }
    bytes.field(
      "parent_office_external_id", parent.map { world.offices[$0].externalID ?? "" } ?? "")
    bytes.array("child_office_external_ids", children) { $0.item($1.externalID ?? "") }
  }
}
