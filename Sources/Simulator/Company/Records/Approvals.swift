extension ListDefinition {
  static let approvals: [ListDefinition] = [
    approvals("approval_flows") { approval, company in
      [
        Entry(
          approval.id, approval.created,
          updated: latest(approval.changes, at: company.moment),
          [
            "job_id": .id(IDs.jobs.id(approval.job)), "offer_id": .id(approval.offer),
            "approval_type": .text(approval.offer == nil ? "open_job" : "offer_candidate"),
            "sequential": .flag(true), "version": .number(1),
            "requested_by_id": .id(company.user(approval.requester)?.id),
            "approval_status": .text(approval.status(at: company.moment)),
          ])
      ]
    },
    approvals("approver_groups") { approval, company in
      approval.groups.enumerated().map { place, group in
        let resolved = group.resolved(at: company.moment)
        return Entry(
          group.id, approval.created, updated: resolved,
          [
            "approval_flow_id": .id(approval.id), "approvals_required": .number(1),
            "sort_order": .number(place), "required_for_exception": .flag(false),
            "resolved_at": .instant(resolved),
          ])
      }
    },
    approvals("approvers") { approval, company in
      approval.groups.flatMap { group in
        group.approvers.enumerated().map { place, approver in
          approver.entry(place, of: group, approval, company)
        }
      }
    },
  ]

  /// A list about the approvals of jobs, and above them those of offers.
  private static func approvals(
    _ name: String, _ rows: @escaping @Sendable (Approval, Company) -> [Entry]
  ) -> ListDefinition {
    ListDefinition(name, .v3) { company in
      let jobs = ShortList {
        company.world.jobs.filter { $0.created <= company.moment }
          .compactMap(Approval.init(opening:)).flatMap { rows($0, company) }
      }
      let offers = LifeList(
        company: company, name: "v3 \(name)", block: .offerApprovals
      ) { life, company in
        life.applications(at: company.moment).flatMap { application in
          application.offers(at: company.moment).flatMap { offer in
            rows(Approval(offer, of: application, offer.job(of: application, company)), company)
          }
        }
      }
      return JoinedList(low: jobs, high: offers)
    }
  }
}

extension Approval.Approver {
  fileprivate func entry(
    _ place: Int, of group: Approval.Group, _ approval: Approval, _ company: Company
  ) -> Entry {
    let moment = company.moment
    let answered = answered.flatMap { $0 <= moment ? $0 : nil }
    let asked = group.asked.flatMap { $0 <= moment ? $0 : nil }
    return Entry(
      id, approval.created, updated: answered ?? asked,
      [
        "sort_order": .number(place), "user_id": .id(company.world.users[user].id),
        "status": .text(status(at: moment, in: group)),
        "resolved_by_id": .id(answered == nil ? nil : company.world.users[user].id),
        "resolved_at": .instant(answered), "request_sent_at": .instant(asked),
        "version_sent": .number(asked == nil ? nil : 1), "reminder_sent_at": .instant(nil),
        "reminder_sent_by_id": .id(nil), "reminders_sent": .number(0),
        "approver_group_id": .id(group.id), "added_by_custom_field_id": .id(nil),
        "send_auto_reminder_at": .text(nil), "auto_reminders_sent": .number(0),
      ])
  }
}
