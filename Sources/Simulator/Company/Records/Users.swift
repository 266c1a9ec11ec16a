extension ListDefinition {
  static let users: [ListDefinition] =
    Dialect.allCases.map { dialect in
      .short("users", dialect) { company in
        // Service accounts came with v3; v1 never listed them.
        company.world.users.filter { dialect == .v3 || !$0.isService }
          .map { $0.entry(dialect, company) }
      }
    } + [
      .short("referrers", .v3) { company in
        company.world.referrers.map { referrer in
          let user = company.user(referrer.user)
          return Entry(
            id: referrer.id, created: referrer.created, updated: referrer.created,
            keys: ["user_id": .optional(user?.id)]
          ) { bytes in
            bytes.object {
              $0.head(referrer.id, referrer.created, referrer.created)
              $0.field("user_id", user?.id)
              $0.field("name", user?.name ?? referrer.name)
            }
          }
        }
      }
    ]
}

extension User {
  fileprivate func entry(_ dialect: Dialect, _ company: Company) -> Entry {
    let moment = company.moment
    let arrival = company.candidate(linkedTo: self).map { ($0, company.calendar.arrival($0)) }
    let linked = arrival.flatMap { $0.1 <= moment ? IDs.candidates.id($0.0) : nil }
    let updated = latest(
      [created, promoted, deactivated, arrival?.1].compactMap(\.self), at: moment)
    let isDeactivated = deactivated.map { $0 <= moment } ?? false
    let offices = offices.map { company.world.offices[$0] }
    let departments = departments.map { company.world.departments[$0] }
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "show_service_accounts": .flag(isService), "deactivated": .flag(isDeactivated),
        "primary_email": .word(email), "email": .word(email),
        "employee_id": .optional(employeeID), "agency_id": .optional(agencyID),
        "office_ids": .ids(offices.map(\.id)), "department_ids": .ids(departments.map(\.id)),
        "linked_candidate_ids": .ids(linked.map { [$0] } ?? []),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("name", name)
        bytes.field("first_name", firstName)
        bytes.field("last_name", lastName)
        bytes.field("site_admin", isSiteAdmin)
        bytes.field("employee_id", employeeID)
        bytes.field("linked_candidate_ids", ids: linked.map { [$0] } ?? [])
        bytes.array("emails", email.isEmpty ? [] : [email] + otherEmails) { $0.item($1) }
        let fields = company.fields(.user, id)
        switch dialect {
        case .v3:
          let isPromoted = promoted.map { $0 <= moment } ?? false
          bytes.field("primary_email", email)
          bytes.field("job_title", isPromoted ? titles.later : titles.first)
          bytes.field("agency_id", agencyID)
          bytes.field("deactivated", isDeactivated)
          bytes.field("office_ids", ids: offices.map(\.id))
          bytes.field("department_ids", ids: departments.map(\.id))
          bytes.array("interviewer_tags", index % 5 == 3 ? [0, 1] : index % 5 == 4 ? [1] : []) {
            bytes, tag in
            bytes.object {
              $0.field("id", IDs.interviewerTags.id(tag))
              $0.field("name", Vocabulary.interviewerTags[tag])
            }
          }
          fields.writeKeyed("custom_fields", .v3, to: &bytes)
        case .v1:
          bytes.field("primary_email_address", email)
          bytes.field("disabled", isDeactivated)
          bytes.array("offices", offices) { bytes, office in
            bytes.object { office.writeV1(company.world, isList: true, to: &$0) }
          }
          bytes.array("departments", departments) { bytes, department in
            bytes.object { department.writeV1(company.world, isList: true, to: &$0) }
          }
          fields.writeV1(to: &bytes)
        }
      }
    }
  }
}
