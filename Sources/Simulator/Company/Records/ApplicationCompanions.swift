/// The lists of v3 that say more about applications; v1 nested them or had nothing.
extension ListDefinition {
  static let applicationStages: [ListDefinition] = [
    .lives("application_stages", .v3, .applicationStages) { life, company in
      life.applications(at: company.moment).flatMap { $0.stageRows(company) }
    }
  ]

  static let rejectionDetails: [ListDefinition] = [
    .lives("rejection_details", .v3, .rejectionDetails) { life, company in
      let moment = company.moment
      return life.applications(at: moment).compactMap { application in
        guard let rejected = application.rejected(at: moment) else { return nil }
        let id = IDs.rejectionDetails.id(application.candidate, application.slot)
        let changes = [rejected] + (application.correction.map { [$0.at] } ?? [])
        let updated = latest(changes, at: moment)
        let reason = application.reason(at: moment).map { company.world.reasons[$0].id }
        return Entry(
          id: id, created: rejected, updated: updated,
          keys: [
            "application_id": .id(application.id), "rejection_reason_id": .optional(reason),
          ]
        ) { bytes in
          bytes.object { bytes in
            bytes.head(id, rejected, updated)
            bytes.field("application_id", application.id)
            bytes.field("rejected_by_id", application.rejecter(company))
            bytes.field("rejection_note_id", nil as Int64?)
            bytes.field("rejection_reason_id", reason)
            bytes.field("rejected_at", rejected)
            company.fields(.rejection, application.id)
              .writeKeyed("question_custom_fields", .v3, to: &bytes)
          }
        }
      }
    }
  ]

  static let prospectDetails: [ListDefinition] = [
    .lives("prospect_details", .v3, .prospectDetails) { life, company in
      let moment = company.moment
      let world = company.world
      return life.applications(at: moment).compactMap { application in
        guard let detail = application.detail else { return nil }
        let id = IDs.prospectDetails.id(application.candidate, application.slot)
        let changes = [application.created] + (detail.moved.map { [$0.at] } ?? [])
        let updated = latest(changes, at: moment)
        let pool = detail.pool.map { world.pools[$0].id }
        let stage = detail.pool.flatMap { pool in
          detail.stage(at: moment).map { IDs.poolStages.id(pool, $0) }
        }
        return Entry(
          id: id, created: application.created, updated: updated,
          keys: [
            "application_id": .id(application.id), "pool_id": .optional(pool),
            "pool_stage_id": .optional(stage),
          ]
        ) { bytes in
          bytes.object {
            $0.head(id, application.created, updated)
            $0.field("application_id", application.id)
            $0.field("pool_id", pool)
            $0.field("pool_stage_id", stage)
            $0.field("prospect_owner_id", company.user(detail.owner)?.id)
            $0.field("department_id", detail.department.map { world.departments[$0].id })
            $0.field("office_id", detail.office.map { world.offices[$0].id })
          }
        }
      }
    }
  ]
}

extension Application {
  /// Who rejected: a person, an integration's service account, or nobody that is known.
  fileprivate func rejecter(_ company: Company) -> Int64? {
    switch (candidate + slot) % 9 {
    case 0: nil
    case 1: company.world.users[0].id
    default: company.user(User.ofStaff((candidate + slot) % 4))?.id
    }
  }

  /// One row for every stage of the plan, made with the application, and one more per re-entry.
  func stageRows(_ company: Company) -> [Entry] {
    guard let job else { return [] }
    let definition = company.world.jobs[job]
    var rows: [Entry] = []
    for slot in 0..<definition.stages.count {
      let visit = visits.first { $0.slot == slot }
      rows.append(stageRow(slot, slot, created, visit, definition, company))
    }
    for visit in visits where visit.slot >= 8 && visit.entered <= company.moment {
      rows.append(stageRow(visit.slot, visit.stage, visit.entered, visit, definition, company))
    }
    return rows
  }

  private func stageRow(
    _ slot: Int, _ stage: Int, _ made: Moment, _ visit: Visit?, _ job: Job, _ company: Company
  ) -> Entry {
    let moment = company.moment
    let id = stageRowID(slot)
    let entered = visit.flatMap { $0.entered <= moment ? $0.entered : nil }
    let exited = visit?.exited.flatMap { $0 <= moment ? $0 : nil }
    let updated = max(made, max(entered ?? made, exited ?? made))
    let days = entered.map { ((exited ?? moment) - $0) / Moment.dayLength } ?? 0
    let isCurrent = entered != nil && exited == nil
    return Entry(
      id: id, created: made, updated: updated,
      keys: [
        "application_id": .id(self.id), "job_interview_stage_id": .id(job.stageID(stage)),
        "current": .flag(isCurrent),
      ]
    ) { bytes in
      bytes.object {
        $0.head(id, made, updated)
        $0.field("application_id", self.id)
        $0.field("job_interview_stage_id", job.stageID(stage))
        $0.field("entered_at", entered)
        $0.field("exited_at", exited)
        $0.field("days_in_stage", days)
        $0.field("current", isCurrent)
      }
    }
  }
}
