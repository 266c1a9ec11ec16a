extension ListDefinition {
  /// The lists that no saved query reads.
  static let furtherLists: [ListDefinition] =
    candidateHistory + approvals + kits + boards + permissions + housekeeping + writings

  private static let housekeeping: [ListDefinition] = [
    .short("custom_field_departments", .v3) { company in
      company.world.fields.filter { $0.carrier == .job }.map { field in
        Entry(
          IDs.fieldDepartments.id(field.index), World.founded,
          [
            "custom_field_id": .id(field.id),
            "department_id": .id(IDs.departments.id(field.index % 8)),
          ])
      }
    },
    .short("custom_field_offices", .v3) { company in
      company.world.fields.filter { $0.carrier == .opening }.map { field in
        Entry(
          IDs.fieldOffices.id(field.index), World.founded,
          ["custom_field_id": .id(field.id), "office_id": .id(IDs.offices.id(1))])
      }
    },
    .short("blocked_spam_sources", .v3) { _ in
      World.spam.enumerated().map { index, sender in
        Entry(
          IDs.spamSources.id(index), World.founded + Int64(index) * Moment.dayLength,
          ["source_type": .text(sender.type), "value": .text(sender.value)])
      }
    },
    .short("bulk_requests", .v3) { company in
      [(40, 40), (25, 23)].enumerated().map { index, records in
        let asked = World.founded + Int64(400 + index) * Moment.dayLength
        return Entry(
          IDs.bulkRequests.id(index), asked, updated: asked + Moment.hour,
          [
            "bulk_action_uuid": .text("3f2a7c1e-0000-4000-8000-00000000000\(index)"),
            "requested_by_user_id": .id(company.world.users[1].id), "status": .text("completed"),
            "record_count": .number(records.0), "success_count": .number(records.1),
            "failure_count": .number(records.0 - records.1),
            "callback_url": .text(index == 0 ? nil : "https://hris.example.com/done"),
            "callback_response": .text(index == 0 ? nil : "200"),
            "completed_at": .instant(asked + Moment.hour),
            "expires_at": .instant(asked + 30 * Moment.dayLength),
            "api_endpoint": .text("/v3/candidates/bulk"), "requested_at": .instant(asked),
          ])
      }
    },
  ]
}

extension World {
  static let spam: [(type: String, value: String)] = [
    ("ip_address", "203.0.113.9"), ("cidr_block", "198.51.100.0/24"),
    ("email_address", "spam@example.net"), ("email_domain", "spam.example"),
  ]
}
