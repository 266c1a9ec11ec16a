extension Table {
  static let scorecards = Table(
    "scorecards", .main,
    "One interviewer's evaluation of one application, drafts included on v3, so look at status.",
    growth: .steady,
    belongsTo: "application_id",
    v3: Feeding("scorecards"),
    v1: [Feeding("scorecards", redundant: ["candidate_id", "ratings"], kept: ["questions"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The scorecard's number."),
      Column("created_at", .instant, "When it was begun, often when the interview was scheduled."),
      Column("updated_at", .instant, "When it last changed."),
      Column(
        "application_id", .integer, "The application it is about.", references: "applications"),
      Column(
        "interview_kit_id", .integer, "The kit it answers, which v1 does not tell.", v1: nil,
        references: "interview_kits"),
      Column(
        "interviewer_id", .integer, "The user who interviewed.", v1: .path("interviewer.id"),
        references: "users"),
      Column(
        "submitter_id", .integer, "The user who handed it in, who need not be the interviewer.",
        v1: .path("submitted_by.id"), references: "users"),
      Column(
        "status", .text, "Whether it was handed in, always complete on v1.",
        v1: .constant("complete"), words: ["draft", "complete"]),
      Column("interviewed_at", .instant, "When the interview took place."),
      Column(
        "submitted_at", .instant,
        "When it was handed in, which may be set on a draft, so look at status."),
      Column(
        "candidate_rating", .text, "The overall verdict, where no_decision is none.",
        v1: .map(.path("overall_recommendation"), ["definitely_not": "strong_no"]),
        words: ["strong_no", "no", "no_decision", "yes", "strong_yes"]),
      Column(
        "notes", .text, "What the interviewer takes away.", v1: .note("Key Take-Aways"),
        isPersonal: true),
      Column(
        "notes_with_tags", .text, "The same with mentions of users kept.", v1: nil,
        isPersonal: true),
      Column(
        "private_notes", .text, "A note that few users may read.", v1: .note("Private Notes"),
        isPersonal: true),
      Column(
        "private_notes_with_tags", .text, "The private note with mentions of users kept.", v1: nil,
        isPersonal: true),
      Column(
        "public_notes", .text, "A note for the other interviewers, which v1 does not tell.",
        v1: nil, isPersonal: true),
      Column(
        "public_notes_with_tags", .text,
        "The note for other interviewers with mentions of users kept.", v1: nil, isPersonal: true),
    ],
    indexes: [["application_id"], ["interviewer_id"], ["submitter_id"], ["interview_kit_id"]])

  static let scorecardCandidateAttributes = Table(
    "scorecard_candidate_attributes", .companion,
    "How a scorecard rates one attribute of the candidate.",
    growth: .fast,
    key: ["scorecard_id", "job_candidate_attribute_id"], belongsTo: "scorecard_id",
    v3: Feeding("scorecard_candidate_attributes"),
    v1: [Feeding("scorecards", each: "attributes[]", owner: "scorecard_id")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The rating's number, made up from scorecard and attribute on v1.",
        v1: .synthetic(
          "scorecard_candidate_attributes",
          [.up(1, .path("id")), .path("type"), .path("name")])),
      Column("created_at", .instant, "When the rating was given.", v1: nil),
      Column("updated_at", .instant, "When the rating last changed.", v1: nil),
      Column(
        "scorecard_id", .integer, "The scorecard.", v1: .up(1, .path("id")),
        references: "scorecards"),
      Column(
        "candidate_attribute_rating", .text, "The verdict on the attribute.",
        v1: .path("rating"), words: attributeRatings),
      Column(
        "value", .text, "The same verdict under its newer name, NULL on accounts that lack it.",
        v1: .path("rating"), words: attributeRatings),
      Column(
        "job_candidate_attribute_id", .integer, "The attribute that is rated.",
        v1: .synthetic("job_candidate_attributes", [.path("type"), .path("name")]),
        references: "job_candidate_attributes"),
      Column("note", .text, "The interviewer's words on it.", isPersonal: true),
    ],
    indexes: [["scorecard_id"], ["job_candidate_attribute_id"]])

  private static let attributeRatings = [
    "definitely_not", "no", "mixed", "yes", "strong_yes", "no_decision",
  ]

  static let jobCandidateAttributes = Table(
    "job_candidate_attributes", .companion,
    "An attribute that a job looks for in candidates, which v1 cannot tell apart by job.",
    key: ["job_id", "candidate_attribute_type_id", "name"], belongsTo: "job_id",
    v3: Feeding("job_candidate_attributes"),
    v1: [Feeding("scorecards", each: "attributes[]")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The attribute's number, made up from category and name on v1.",
        v1: .synthetic("job_candidate_attributes", [.path("type"), .path("name")])),
      Column("created_at", .instant, "When it was added to the job.", v1: nil),
      Column("updated_at", .instant, "When it last changed.", v1: nil),
      Column(
        "job_id", .integer, "The job, which v1 does not tell.", v1: nil, references: "jobs"),
      Column(
        "candidate_attribute_type_id", .integer, "The category.",
        v1: .synthetic("candidate_attribute_types", [.path("type")]),
        references: "candidate_attribute_types"),
      Column("active", .boolean, "Whether the job still looks for it.", v1: nil),
      Column("sort_order", .integer, "The place within the category.", v1: nil),
      Column("name", .text, "The attribute's name, such as Communication."),
    ],
    indexes: [["job_id"], ["candidate_attribute_type_id"]])

  static let candidateAttributeTypes = Table(
    "candidate_attribute_types", .companion,
    "A category of attributes, such as Skills, which v1 cannot tell apart by job.",
    key: ["job_id", "name"],
    v3: Feeding("candidate_attribute_types"),
    v1: [Feeding("scorecards", each: "attributes[]")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The category's number, made up from its name on v1.",
        v1: .synthetic("candidate_attribute_types", [.path("type")])),
      Column("created_at", .instant, "When it was added to the job.", v1: nil),
      Column("updated_at", .instant, "When it last changed.", v1: nil),
      Column("name", .text, "The category's name.", v1: .path("type")),
      Column("job_id", .integer, "The job, which v1 does not tell.", v1: nil, references: "jobs"),
      Column("sort_order", .integer, "The place among the job's categories.", v1: nil),
      Column("active", .boolean, "Whether the job still uses it.", v1: nil),
      Column("is_draft", .boolean, "Whether it is not yet in use.", v1: nil),
    ],
    indexes: [["job_id"]])
}

extension Source {
  /// The answer to one of the unnumbered questions at the foot of a v1 scorecard.
  fileprivate static func note(_ question: String) -> Source {
    .found(in: "questions", where: "question", is: question, take: "answer")
  }
}
