/// Applications as v1 nested them, in their own list and within candidates.
extension Application {
  func writeV1(_ company: Company, isNested: Bool, to bytes: inout [UInt8]) {
    let moment = company.moment
    let world = company.world
    bytes.field("id", id)
    bytes.field("candidate_id", candidateID)
    bytes.field("prospect", isProspect)
    bytes.field("applied_at", created)
    bytes.field("rejected_at", rejected(at: moment))
    bytes.field("last_activity_at", latest(changes, at: moment))
    if let location {
      bytes.object("location") { $0.field("address", location) }
    } else {
      bytes.null("location")
    }
    if let origin {
      bytes.object("source") {
        $0.field("id", world.origins[origin].id)
        $0.field("public_name", world.origins[origin].name)
      }
    } else {
      bytes.null("source")
    }
    bytes.person("credited_to", company.user(referrer.flatMap { world.referrers[$0].user }))
    bytes.person("recruiter", company.user(recruiter(at: moment)))
    bytes.person("coordinator", company.user(coordinator))
    writeRejection(company, to: &bytes)
    bytes.array("jobs", job.map { [$0] } ?? prospectiveJobs) { bytes, job in
      bytes.object {
        $0.field("id", world.jobs[job].id)
        $0.field("name", world.jobs[job].name)
      }
    }
    bytes.field("job_post_id", post(company))
    bytes.field("status", status(at: moment).word(.v1))
    if let job, status(at: moment) != .hired, let visit = furthest(at: moment) {
      let definition = world.jobs[job]
      bytes.named(
        "current_stage", definition.stageID(visit.stage), definition.stages[visit.stage].name)
    } else {
      bytes.null("current_stage")
    }
    bytes.array("answers", answers) { bytes, answer in
      bytes.object {
        $0.field("question", answer.question)
        $0.field("answer", answer.answer)
      }
    }
    writeProspect(company, to: &bytes)
    if !isNested {
      if isProspect {
        bytes.object("custom_fields") { _ in }
        bytes.object("keyed_custom_fields") { _ in }
      } else {
        company.fields(.application, id).writeV1(to: &bytes)
      }
    }
    bytes.array("attachments", isProspect ? [] : [self]) { $1.writeAttachment(to: &$0) }
  }

  func writeAttachment(to bytes: inout [UInt8]) {
    bytes.object {
      $0.field("filename", "CV_\(candidate).pdf")
      $0.field("url", "https://attachments.example.com/\(id)?X-Amz-Expires=604800")
      $0.field("type", "resume")
      $0.field("created_at", created)
    }
  }

  private func writeRejection(_ company: Company, to bytes: inout [UInt8]) {
    guard rejected(at: company.moment) != nil else {
      bytes.null("rejection_reason")
      bytes.null("rejection_details")
      return
    }
    if let reason = reason(at: company.moment).map({ company.world.reasons[$0] }) {
      bytes.object("rejection_reason") {
        $0.field("id", reason.id)
        $0.field("name", reason.name)
        $0.named("type", reason.typeID, reason.typeName)
      }
    } else {
      bytes.null("rejection_reason")
    }
    bytes.object("rejection_details") {
      company.fields(.rejection, id).writeV1(to: &$0)
    }
  }

  private func writeProspect(_ company: Company, to bytes: inout [UInt8]) {
    let world = company.world
    if let office = detail?.office {
      bytes.object("prospective_office") {
        world.offices[office].writeV1(world, isList: false, to: &$0)
      }
    } else {
      bytes.null("prospective_office")
    }
    if let department = detail?.department {
      bytes.object("prospective_department") {
        world.departments[department].writeV1(world, isList: false, to: &$0)
      }
    } else {
      bytes.null("prospective_department")
    }
    bytes.object("prospect_detail") { bytes in
      if let pool = detail?.pool, let stage = detail?.stage(at: company.moment) {
        bytes.named("prospect_pool", world.pools[pool].id, world.pools[pool].name)
        bytes.named(
          "prospect_stage", IDs.poolStages.id(pool, stage), world.pools[pool].stages[stage])
      } else {
        bytes.null("prospect_pool")
        bytes.null("prospect_stage")
      }
      if let owner = company.user(detail?.owner) {
        bytes.named("prospect_owner", owner.id, owner.name)
      } else {
        bytes.null("prospect_owner")
      }
    }
  }
}
