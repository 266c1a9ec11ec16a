extension ListDefinition {
  static let jobs: [ListDefinition] = Dialect.allCases.map { dialect in
    .short("jobs", dialect) { company in
      company.world.jobs.filter { $0.created <= company.moment }
        .map { $0.entry(dialect, company) }
    }
  }
}

extension Job {
  fileprivate func entry(_ dialect: Dialect, _ company: Company) -> Entry {
    let moment = company.moment
    let openings = company.openings(of: self).filter { $0.created <= moment }
    let updated = latest(changes + openings.flatMap(\.changes), at: moment)
    let status = status(at: moment)
    let department = department.map { company.world.departments[$0] }
    let opened = opened.flatMap { $0 <= moment ? $0 : nil }
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "status": .word(status), "confidential": .flag(isConfidential),
        "requisition_id": .optional(requisition), "department_id": .optional(department?.id),
        "office_id": .ids(offices.map { company.world.offices[$0].id }),
        "opened_at": .optional(opened), "closed_at": .optional(closed(at: moment)),
        "opening_id": .optional(openings.first?.text),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("name", name)
        bytes.field("requisition_id", requisition)
        bytes.field("notes", notes(at: moment))
        bytes.field("confidential", isConfidential)
        bytes.field("status", status)
        bytes.field("opened_at", opened)
        bytes.field("closed_at", closed(at: moment))
        if let isTemplate {
          bytes.field("is_template", isTemplate)
        } else {
          bytes.null("is_template")
        }
        bytes.field("copied_from_id", copiedFrom.map { IDs.jobs.id($0) })
        switch dialect {
        case .v3:
          bytes.field("department_id", department?.id)
          bytes.field("office_ids", ids: offices.map { company.world.offices[$0].id })
          company.fields(.job, id).writeKeyed("custom_fields", .v3, to: &bytes)
        case .v1:
          writeV1(department, openings, company, to: &bytes)
        }
      }
    }
  }

  private func notes(at moment: Moment) -> String? {
    guard let edited, edited <= moment else { return notes }
    return (notes ?? "") + "<p>Edited.</p>"
  }

  private func writeV1(
    _ department: Department?, _ openings: [Opening], _ company: Company,
    to bytes: inout [UInt8]
  ) {
    let world = company.world
    bytes.array("departments", department.map { [$0] } ?? []) { bytes, department in
      bytes.object { department.writeV1(world, isList: false, to: &$0) }
    }
    bytes.array("offices", offices) { bytes, office in
      bytes.object { world.offices[office].writeV1(world, isList: false, to: &$0) }
    }
    company.fields(.job, id).writeV1(to: &bytes)
    bytes.object("hiring_team") { bytes in
      bytes.array("hiring_managers", managers) { bytes, user in
        bytes.object { $0.personFields(world.users[user]) }
      }
      bytes.array("recruiters", recruiters) { bytes, user in
        bytes.object {
          $0.personFields(world.users[user])
          $0.field("responsible", true)
        }
      }
      bytes.array("coordinators", coordinators) { bytes, user in
        bytes.object {
          $0.personFields(world.users[user])
          $0.field("responsible", hasResponsibleCoordinators)
        }
      }
      bytes.array("sourcers", sourcers) { bytes, user in
        bytes.object { $0.personFields(world.users[user]) }
      }
    }
    bytes.array("openings", openings) { bytes, opening in
      bytes.object { opening.writeV1(company, to: &$0) }
    }
  }

  /// Recruiters are responsible for their jobs always, coordinators for every second one.
  var hasResponsibleCoordinators: Bool { index % 2 == 0 }
}
