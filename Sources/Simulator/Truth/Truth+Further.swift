extension Truth {
  /// What is true of a table that no saved query reads: how many rows it has, and how many have which
  /// word in some of its columns.
  package struct Tally: Equatable, Sendable {
    package var rows = 0
    package var words: [String: [String: Int]] = [:]
  }

  /// The tallies of the tables that no saved query reads, by the warehouse's names.
  package func tallies() -> [String: Tally] {
    var tallies = Tallies()
    addDictionaries(to: &tallies)
    for job in company.world.jobs where job.created <= company.moment { add(job, to: &tallies) }
    for user in company.world.users where user.created <= company.moment { add(user, to: &tallies) }
    for (post, job) in company.posts { add(post, of: job, to: &tallies) }
    eachLife { add($0, to: &tallies) }
    return tallies.all
  }

  private struct Tallies {
    var all: [String: Tally] = [:]

    mutating func count(_ table: String, _ words: [String: String] = [:]) {
      all[table, default: Tally()].rows += 1
      for (column, word) in words {
        all[table, default: Tally()].words[column, default: [:]][word, default: 0] += 1
      }
    }
  }

  private func addDictionaries(to tallies: inout Tallies) {
    for tag in Vocabulary.tags { tallies.count("candidate_tags", ["name": tag]) }
    for tag in Vocabulary.interviewerTags { tallies.count("interviewer_tags", ["name": tag]) }
    for role in World.roles { tallies.count("user_roles", ["role_type": role.type]) }
    for sender in World.spam { tallies.count("blocked_spam_sources", ["value": sender.value]) }
    for template in World.templates {
      tallies.count("email_templates", ["email_type": template.type])
    }
    for successes in ["40", "23"] {
      tallies.count("bulk_requests", ["success_count": successes])
    }
    for isInternal in ["0", "1"] { tallies.count("job_boards", ["internal": isInternal]) }
    for isActive in ["1", "0", "1"] {
      tallies.count("job_board_custom_locations", ["active": isActive])
    }
    for title in ["Annual base salary", "Bonus, at target"] {
      tallies.count("pay_inputs", ["title": title])
    }
    for field in company.world.fields {
      if field.carrier == .job { tallies.count("custom_field_departments") }
      if field.carrier == .opening { tallies.count("custom_field_offices") }
    }
  }

  private func add(_ job: Job, to tallies: inout Tallies) {
    for stage in job.stages {
      for place in stage.interviews.indices {
        for _ in job.recruiters { tallies.count("default_interviewers") }
        for _ in 0..<2 { tallies.count("focus_candidate_attributes") }
        tallies.count("scorecard_question_candidate_attributes")
        for kind in (place == 0 ? ["yes_no"] : []) + ["text", "single_select"] {
          tallies.count("scorecard_questions", ["answer_type": kind])
        }
        for name in ["Junior", "Senior", "主任"] {
          tallies.count("scorecard_question_options", ["name": name])
        }
      }
    }
    for user in job.permitted(in: company.world) {
      tallies.count(
        "user_job_permissions", ["user_id": "\(company.world.users[user].id)"])
    }
    for link in job.links where (job.opened ?? job.created) <= company.moment {
      tallies.count(
        "tracking_links",
        link.origin.map { ["source_id": "\(company.world.origins[$0].id)"] } ?? [:])
    }
    if job.hasNote { tallies.count("job_notes", ["job_id": "\(job.id)"]) }
    if let approval = Approval(opening: job) { add(approval, to: &tallies) }
  }

  private func add(_ approval: Approval, to tallies: inout Tallies) {
    let moment = company.moment
    var isApproved = true
    for group in approval.groups {
      var hasAnswer = false
      for approver in group.approvers {
        let isDone = approver.answered.map { $0 <= moment } ?? false
        if isDone { hasAnswer = true }
        let isAsked = group.asked.map { $0 <= moment } ?? false
        tallies.count(
          "approvers", ["status": isDone ? "approved" : isAsked ? "due" : "waiting"])
      }
      if !hasAnswer { isApproved = false }
      tallies.count("approver_groups")
    }
    tallies.count("approval_flows", ["approval_status": isApproved ? "approved" : "pending"])
  }

  private func add(_ user: User, to tallies: inout Tallies) {
    if !user.isSiteAdmin, let department = user.departments.first {
      tallies.count(
        "future_job_permissions", ["department_id": "\(IDs.departments.id(department))"])
    }
    guard !user.isService else { return }
    tallies.count("user_emails", ["verified": "1"])
    for _ in user.otherEmails {
      tallies.count("user_emails", ["verified": user.index % 2 == 0 ? "1" : "0"])
    }
  }

  private func add(_ post: Post, of job: Job?, to tallies: inout Tallies) {
    for _ in company.locations(post, job) { tallies.count("job_post_searchable_locations") }
    if let job, let pay = job.pay(post) {
      tallies.count("pay_input_ranges", ["min_cents": "\(pay.lowerBound)"])
    }
  }

  private func add(_ life: Life, to tallies: inout Tallies) {
    let moment = company.moment
    let isErased = life.anonymised != nil
    for tag in isErased ? [] : Person(life, at: moment, seed: company.seed).tags {
      let place = Vocabulary.tags.firstIndex(of: tag) ?? -1
      tallies.count(
        "applied_candidate_tags", ["candidate_tag_id": "\(IDs.candidateTags.id(place))"])
    }
    if let past = life.past(isErased: isErased, seed: company.seed) {
      tallies.count("candidate_educations")
      tallies.count("candidate_employments", ["company_name": past.company])
    }
    for application in life.applications where application.created <= moment {
      for offer in application.offers where offer.created <= moment {
        add(Approval(offer, of: application, offer.job(of: application, company)), to: &tallies)
      }
      for (card, kit) in application.answeredKits(in: company) {
        for question in kit.questions {
          let isYes = kit.answer(question, by: card, of: life.index).isYes
          tallies.count(
            "scorecard_question_answers", isYes.map { ["boolean_value": $0 ? "1" : "0"] } ?? [:])
          if question.kind == "single_select" {
            tallies.count("scorecard_question_answer_options")
          }
        }
      }
      guard !isErased else { continue }
      if !application.isProspect { tallies.count("attachments", ["type": "resume"]) }
      for note in application.notes(of: life, at: moment) {
        tallies.count("notes", ["type": note.kind])
      }
    }
  }
}
