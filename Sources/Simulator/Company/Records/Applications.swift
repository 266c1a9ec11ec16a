extension ListDefinition {
  static let applications: [ListDefinition] = Dialect.allCases.map { dialect in
    .lives("applications", dialect, .applications) { life, company in
      life.applications(at: company.moment).map { application in
        let updated = latest(application.changes, at: company.moment)
        return Entry(
          id: application.id, created: application.created, updated: updated, activity: updated,
          keys: application.keys(dialect, company)
        ) { bytes in
          bytes.object {
            switch dialect {
            case .v1: application.writeV1(company, isNested: false, to: &$0)
            case .v3: application.writeV3(updated, company, to: &$0)
            }
          }
        }
      }
    }
  }
}

extension Application {
  fileprivate func keys(_ dialect: Dialect, _ company: Company) -> [String: Filterable] {
    let jobID = job.map { company.world.jobs[$0].id }
    let prospective = prospectiveJobs.map { company.world.jobs[$0].id }
    guard dialect == .v3 else {
      return [
        "candidate_id": .id(candidateID), "job_id": .ids(jobID.map { [$0] } ?? prospective),
        "status": .word(status(at: company.moment).word(.v1)),
      ]
    }
    let stage = stage(at: company.moment, company)
    return [
      "candidate_id": .id(candidateID), "job_id": .optional(jobID),
      "prospective_job_ids": .ids(prospective),
      "job_post_id": .optional(post(company)),
      "source_id": .optional(origin.map { company.world.origins[$0].id }),
      "referrer_id": .optional(referrer.map { company.world.referrers[$0].id }),
      "stage_id": .optional(stage?.id), "stage_name": .optional(stage?.name),
      "job_interview_stage_id": .optional(stage?.definition),
      "status": .word(status(at: company.moment).rawValue), "prospect": .flag(isProspect),
    ]
  }

  /// The stage that v3 names: that of an application in process, and of no prospect.
  fileprivate func stage(at moment: Moment, _ company: Company) -> (
    id: Int64, name: String, definition: Int64
  )? {
    guard let job, status(at: moment) == .inProcess, let visit = current(at: moment) else {
      return nil
    }
    let definition = company.world.jobs[job]
    return (
      stageRowID(visit.slot), definition.stages[visit.stage].name, definition.stageID(visit.stage)
    )
  }

  /// The id of one of the application's stage rows.
  func stageRowID(_ slot: Int) -> Int64 {
    IDs.applicationStages.id(candidate, self.slot * 10 + slot)
  }

  /// The post through which those came who came by the careers page.
  func post(_ company: Company) -> Int64? {
    guard let job, origin == 0, !company.world.jobs[job].posts.isEmpty else { return nil }
    return IDs.jobPosts.id(job, 0)
  }

  /// What was answered on the post's form.
  var answers: [(question: String, answer: String?)] {
    var draw = Draw(7, .text, candidate, slot)
    guard origin == 0, draw.chance(800) else { return [] }
    return [
      ("Do you need visa sponsorship?", draw.chance(300) ? "Yes" : "No"),
      ("Why us?", draw.chance(200) ? nil : draw.pick(Vocabulary.remarks)),
    ]
  }

  var location: String? {
    var draw = Draw(8, .text, candidate, slot)
    return draw.chance(450) ? draw.pick(Vocabulary.cities) : nil
  }

  fileprivate func writeV3(_ updated: Moment, _ company: Company, to bytes: inout [UInt8]) {
    let moment = company.moment
    let world = company.world
    let status = status(at: moment)
    let stage = stage(at: moment, company)
    bytes.head(id, created, updated)
    bytes.field("candidate_id", candidateID)
    bytes.field("status", status.rawValue)
    bytes.field("prospect", isProspect)
    bytes.field("job_id", job.map { world.jobs[$0].id })
    bytes.field("prospective_job_ids", ids: prospectiveJobs.map { world.jobs[$0].id })
    bytes.field("job_post_id", post(company))
    bytes.field("source_id", origin.map { world.origins[$0].id })
    bytes.field("referrer_id", referrer.map { world.referrers[$0].id })
    bytes.field("recruiter_id", company.user(recruiter(at: moment))?.id)
    bytes.field("coordinator_id", company.user(coordinator)?.id)
    bytes.field("stage_id", stage?.id)
    bytes.field("stage_name", stage?.name)
    bytes.field("job_interview_stage_id", stage?.definition)
    if isProspect {
      bytes.null("needs_decision")
    } else {
      let awaited = current(at: moment)?.awaited.map { $0 <= moment } ?? false
      bytes.field("needs_decision", status == .inProcess && awaited)
    }
    bytes.field("rejected_at", rejected(at: moment))
    bytes.field("rejection_reason_id", reason(at: moment).map { world.reasons[$0].id })
    bytes.field("last_activity_at", updated)
    bytes.field("location_address", location)
    bytes.array("answers", answers) { bytes, answer in
      bytes.object {
        $0.field("question", answer.question)
        $0.field("answer", answer.answer)
      }
    }
    let isAgency = origin.map { world.origins[$0].typeID == 1 } ?? false
    bytes.field("agency_note_id", isAgency ? id + 9000 : nil)
    if isProspect {
      bytes.object("custom_fields") { _ in }
    } else {
      company.fields(.application, id).writeKeyed("custom_fields", .v3, to: &bytes)
    }
  }
}
