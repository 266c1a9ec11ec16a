extension ListDefinition {
  static let scorecards: [ListDefinition] = [
    .lives("scorecards", .v3, .scorecards) { life, company in
      cards(life, company).map { $1.entry(of: $0, .v3, company) }
    },
    .lives("scorecards", .v1, .scorecards) { life, company in
      cards(life, company).filter { $1.isComplete(at: company.moment) }
        .map { $1.entry(of: $0, .v1, company) }
    },
    .lives("scorecard_candidate_attributes", .v3, .scorecardAttributes) { life, company in
      cards(life, company).filter { $1.isComplete(at: company.moment) }
        .flatMap { $1.attributeEntries(of: $0, company) }
    },
  ]

  private static func cards(_ life: Life, _ company: Company) -> [(Application, Scorecard)] {
    life.applications(at: company.moment).flatMap { application in
      application.scorecards(in: company).map { (application, $0) }
    }
  }
}

extension Application {
  /// The scorecards that exist at the company's moment, by ascending id.
  func scorecards(in company: Company) -> [Scorecard] {
    interviews(in: company).flatMap { interview in
      interview.interviewers.compactMap(\.scorecard) + [interview.grading].compactMap(\.self)
    }
    .filter { $0.created <= company.moment }
  }
}

extension Scorecard {
  /// A rating of one of the job's attributes.
  struct Rating {
    let attribute: Int
    let word: String
    let note: String?
  }

  /// The ratings a scorecard has once it is submitted.
  func ratings(of application: Application, _ company: Company) -> [Rating] {
    var draw = Draw(company.seed, .text, application.candidate, 1000 + slot)
    let words = ["definitely_not", "no", "mixed", "yes", "strong_yes"]
    return (0..<Job.attributes.count).filter { _ in draw.chance(550) }.prefix(4).map {
      Rating(
        attribute: $0, word: draw.pick(words),
        note: draw.chance(300) ? draw.pick(Vocabulary.remarks) : nil)
    }
  }

  /// The texts of a scorecard: take-aways, and what others may not read.
  private func notes(_ application: Application, _ company: Company) -> (
    takeaways: String?, hidden: String?, shared: String?
  ) {
    var draw = Draw(company.seed, .text, application.candidate, 2000 + slot)
    let takeaways = draw.chance(150) ? nil : draw.pick(Vocabulary.remarks)
    let hidden = draw.chance(250) ? draw.pick(Vocabulary.remarks) : nil
    let shared = draw.chance(100) ? draw.pick(Vocabulary.remarks) : nil
    guard isComplete(at: company.moment) else { return (nil, nil, nil) }
    let isEdited = edited.map { $0 <= company.moment } ?? false
    return (isEdited ? (takeaways ?? "") + " (edited)" : takeaways, hidden, shared)
  }

  fileprivate func entry(
    of application: Application, _ dialect: Dialect, _ company: Company
  ) -> Entry {
    let moment = company.moment
    let id = IDs.scorecards.id(application.candidate, slot)
    let updated = latest(changes, at: moment)
    let job = company.world.jobs[application.job ?? 0]
    let isComplete = isComplete(at: moment)
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "application_id": .id(application.id), "candidate_id": .id(application.candidateID),
        "interview_kit_id": .id(job.kitID(stage, place)),
        "interviewer_id": .optional(company.user(interviewer)?.id),
        "submitter_id": .optional(company.user(submitter)?.id),
        "status": .word(isComplete ? "complete" : "draft"),
        "submitted_at": .optional(isComplete ? submitted : nil),
        "interviewed_at": .optional(isComplete ? interviewed.final : interviewed.draft),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("application_id", application.id)
        bytes.field("interviewed_at", isComplete ? interviewed.final : interviewed.draft)
        bytes.field("submitted_at", isComplete ? submitted : nil)
        switch dialect {
        case .v3: writeV3(application, job, isComplete, company, to: &bytes)
        case .v1: writeV1(application, job, company, to: &bytes)
        }
      }
    }
  }

  private func writeV3(
    _ application: Application, _ job: Job, _ isComplete: Bool, _ company: Company,
    to bytes: inout [UInt8]
  ) {
    let notes = notes(application, company)
    bytes.field("interview_kit_id", job.kitID(stage, place))
    bytes.field("interviewer_id", company.user(interviewer)?.id)
    bytes.field("submitter_id", company.user(submitter)?.id)
    bytes.field("status", isComplete ? "complete" : "draft")
    bytes.field("candidate_rating", isComplete ? rating : "no_decision")
    bytes.field("notes", notes.takeaways)
    bytes.field("notes_with_tags", nil as String?)
    bytes.field("private_notes", notes.hidden)
    bytes.field("private_notes_with_tags", nil as String?)
    bytes.field("public_notes", notes.shared)
    bytes.field("public_notes_with_tags", nil as String?)
  }

  private func writeV1(
    _ application: Application, _ job: Job, _ company: Company, to bytes: inout [UInt8]
  ) {
    let name = job.stages[stage].interviews[place].name
    bytes.field("interview", name)
    bytes.named("interview_step", job.interviewID(stage, place), name)
    bytes.field("candidate_id", application.candidateID)
    bytes.person("submitted_by", company.user(submitter))
    bytes.person("interviewer", company.user(interviewer))
    bytes.field("overall_recommendation", rating == "strong_no" ? "definitely_not" : rating)
    let ratings = ratings(of: application, company)
    bytes.array("attributes", ratings) { bytes, rating in
      bytes.object {
        $0.field("name", Job.attributes[rating.attribute].name)
        $0.field("type", Job.attributeTypes[Job.attributes[rating.attribute].type])
        $0.field("note", rating.note)
        $0.field("rating", rating.word)
      }
    }
    bytes.object("ratings") { bytes in
      for (key, word) in Scorecard.ratingKeys {
        bytes.array(key, ratings.filter { $0.word == word }) {
          $0.item(Job.attributes[$1.attribute].name)
        }
      }
    }
    let notes = notes(application, company)
    let questions = [("Key Take-Aways", notes.takeaways), ("Private Notes", notes.hidden)]
    bytes.array("questions", questions.filter { $0.1 != nil }) { bytes, question in
      bytes.object {
        $0.field("id", nil as Int64?)
        $0.field("question", question.0)
        $0.field("answer", question.1)
      }
    }
  }

  private static let ratingKeys: [(StaticString, String)] = [
    ("definitely_not", "definitely_not"), ("no", "no"), ("mixed", "mixed"), ("yes", "yes"),
    ("strong_yes", "strong_yes"),
  ]

  fileprivate func attributeEntries(of application: Application, _ company: Company) -> [Entry] {
    guard let submitted, let job = application.job else { return [] }
    return ratings(of: application, company).enumerated().map { place, rating in
      let id = IDs.scorecardAttributes.id(application.candidate, slot * 4 + place)
      let card = IDs.scorecards.id(application.candidate, slot)
      let attribute = IDs.jobAttributes.id(job, rating.attribute)
      return Entry(
        id: id, created: submitted, updated: submitted,
        keys: ["scorecard_id": .id(card), "job_candidate_attribute_id": .id(attribute)]
      ) { bytes in
        bytes.object {
          $0.head(id, submitted, submitted)
          $0.field("scorecard_id", card)
          $0.field("candidate_attribute_rating", rating.word)
          $0.field("value", rating.word)
          $0.field("job_candidate_attribute_id", attribute)
          $0.field("note", rating.note)
        }
      }
    }
  }
}
