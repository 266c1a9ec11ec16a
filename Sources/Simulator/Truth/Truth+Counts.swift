extension Truth {
  /// How many rows each table has after a complete sync in one dialect, by the warehouse's names.
  package func counts(_ dialect: Dialect) -> [String: Int] {
    var counts: [String: Int] = [:]
    for name in Company.listings(dialect) where !name.hasPrefix("custom_field") || dialect == .v3 {
      let table = Truth.tables[name] ?? name
      counts[table] = company.listing(name, dialect)?.count ?? 0
    }
    if dialect == .v1 { addNested(to: &counts) }
    return counts
  }

  /// Tables whose list has another name.
  private static let tables = [
    "interviews": "scheduled_interviews", "job_stages": "job_interview_stages",
    "demographics/question_sets": "demographic_question_sets",
    "demographics/questions": "demographic_questions",
    "demographics/answer_options": "demographic_answer_options",
    "demographics/answers": "demographic_answers",
  ]

  /// The companions that v1 nested in other records.
  private func addNested(to counts: inout [String: Int]) {
    let moment = company.moment
    let jobs = company.world.jobs.filter { $0.created <= moment }
    counts["custom_fields"] = company.v1Fields.count
    counts["custom_field_options"] = company.v1Fields.map(\.options.count).reduce(0, +)
    counts["prospect_pool_stages"] = company.world.pools.map(\.stages.count).reduce(0, +)
    counts["job_owners"] =
      jobs.map { $0.recruiters.count + $0.coordinators.count + $0.sourcers.count }.reduce(0, +)
    counts["job_hiring_managers"] = jobs.map(\.managers.count).reduce(0, +)
    let slots = jobs.map { $0.stages.map(\.interviews.count).reduce(0, +) }.reduce(0, +)
    counts["job_interviews"] = slots
    counts["interview_kits"] = slots
    counts["openings"] = company.listing("openings", .v3)?.count
    counts["job_post_locations"] = company.posts.count { post, job in
      !company.locations(post, job).isEmpty
    }
    addOfLives(to: &counts)
  }

  private func addOfLives(to counts: inout [String: Int]) {
    let moment = company.moment
    var interviewers = 0
    var rejections = 0
    var prospects = 0
    var ratings = 0
    var attributes: Set<Int> = []
    var credited: Set<Int> = []
    eachLife { life in
      for application in life.applications(at: moment) {
        if application.rejected(at: moment) != nil { rejections += 1 }
        if application.isProspect { prospects += 1 }
        if let user = application.referrer.flatMap({ company.world.referrers[$0].user }) {
          credited.insert(user)
        }
        for interview in application.interviews(in: company)
        where interview.created <= moment && interview.status(at: moment).isInV1 {
          interviewers += interview.interviewers.count { $0.user != nil && $0.created <= moment }
        }
        for card in application.scorecards(in: company) where card.isComplete(at: moment) {
          let rated = card.ratings(of: application, company)
          ratings += rated.count
          attributes.formUnion(rated.map(\.attribute))
        }
      }
    }
    counts["interviewers"] = interviewers
    counts["rejection_details"] = rejections
    counts["prospect_details"] = prospects
    counts["scorecard_candidate_attributes"] = ratings
    counts["job_candidate_attributes"] = attributes.count
    counts["candidate_attribute_types"] = Set(attributes.map { Job.attributes[$0].type }).count
    counts["referrers"] = credited.count
  }
}
