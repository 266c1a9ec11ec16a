extension Table {
  static let applications = Table(
    "applications", .main,
    "One candidate's application to one job, or a prospect who is considered for any number of jobs.",
    growth: .steady,
    belongsTo: "candidate_id",
    v3: Feeding("applications"),
    v1: [
      Feeding(
        "applications", redundant: ["attachments", "custom_fields"], kept: ["current_stage"],
        impersonal: ["current_stage"])
    ],
    incremental: [
      .v3: ["updated_at", "last_activity_at", "created_at"],
      .v1: ["last_activity_at", "created_at"],
    ],
    columns: applicationColumns,
    children: [
      Child(
        "application_prospective_jobs", from: "prospective_job_ids", parentID: "application_id",
        as: .values("job_id")),
      Child("application_answers", from: "answers", parentID: "application_id", as: .objects),
      Child(
        "stage_observations", from: "status", parentID: "application_id",
        as: .observed(["job_id", "job_interview_stage_id", "stage_name", "status"], in: .v1)),
      .customFields(from: "custom_fields"),
    ],
    indexes: [
      ["candidate_id"], ["job_id"], ["source_id", "prospect"], ["referrer_id"],
      ["recruiter_id"],
      ["coordinator_id"], ["job_post_id"], ["rejection_reason_id"], ["job_interview_stage_id"],
      ["stage_id"],
      // Four of five are rejected in the end; the questions after the others need not read those.
      Index(["status", "job_id", "prospect"], where: "status <> 'rejected'"),
      // A period's applications are found among all of them here, in a sixth of the table's pages.
      [
        "id", "created_at", "status", "prospect", "job_id", "recruiter_id", "source_id",
        "candidate_id", "rejection_reason_id", "rejected_at",
      ],
    ])

  private static let applicationColumns = [
    Column("id", .integer, "The application's number."),
    Column(
      "created_at", .instant, "When the candidate applied or was added to the job.",
      v1: .path("applied_at")),
    Column(
      "updated_at", .instant, "When the application last changed, which v1 does not tell.", v1: nil),
    Column(
      "candidate_id", .integer, "The person who applied.", references: "candidates"),
    Column(
      "job_id", .integer,
      "The job applied to, or NULL for a prospect, whose jobs are in application_prospective_jobs.",
      v1: .when(.equal("prospect", "false"), .path("jobs.0.id")), references: "jobs"),
    Column(
      "prospective_job_ids", .json,
      "The jobs a prospect is considered for, as an array of ids, empty for everybody else.",
      v1: .first([.when(.equal("prospect", "true"), .pluck("jobs", "id")), .constant("[]")])),
    Column(
      "prospect", .boolean,
      "Whether it is a prospect who has not applied, which most numbers leave out."),
    Column(
      "status", .text,
      "Where the application stands, where converted is a prospect that became an application.",
      v1: .map(.path("status"), ["active": "in_process"]),
      words: ["in_process", "rejected", "hired", "converted"]),
    Column(
      "stage_id", .integer,
      "The row of application_stages the application is in now, not a stage of the plan, and NULL once it is decided.",
      v1: nil, references: "application_stages"),
    Column(
      "job_interview_stage_id", .integer,
      "The stage of the job's plan the application is in now, NULL once it is decided.",
      v1: .when(.equal("status", "active"), .path("current_stage.id")),
      references: "job_interview_stages"),
    Column(
      "stage_name", .text,
      "The name of the stage the application is in now, NULL once it is decided.",
      v1: .when(.equal("status", "active"), .path("current_stage.name"))),
    Column(
      "needs_decision", .boolean,
      "Whether the application waits to be advanced or rejected, which v1 does not tell.", v1: nil),
    Column(
      "rejected_at", .instant, "When the application was rejected, NULL when it is not."),
    Column(
      "rejection_reason_id", .integer,
      "Why the application was rejected, NULL on accounts whose applications do not carry it, where rejection_details does.",
      v1: .path("rejection_reason.id"), references: "rejection_reasons"),
    Column(
      "last_activity_at", .instant, "When anything last happened to the application."),
    Column(
      "source_id", .integer, "What the application is attributed to, NULL when nobody said.",
      v1: .path("source.id"), references: "sources"),
    Column(
      "referrer_id", .integer,
      "Who gets the credit for the application, as a row of referrers and not of users.",
      v1: .referrer(at: "credited_to"), references: "referrers"),
    Column(
      "recruiter_id", .integer, "The recruiter responsible for the application.",
      v1: .path("recruiter.id"), references: "users"),
    Column(
      "coordinator_id", .integer, "The coordinator responsible for the application.",
      v1: .path("coordinator.id"), references: "users"),
    Column(
      "job_post_id", .integer,
      "The posting the candidate applied through, NULL when added by hand.",
      references: "job_posts"),
    Column(
      "agency_note_id", .integer,
      "The note an agency sent along when it submitted the candidate, which v1 does not tell.",
      v1: nil),
    Column(
      "location_address", .text, "The place the candidate gave when applying.",
      v1: .path("location.address"), isPersonal: true),
    Column(
      "answers", .json,
      "The candidate's answers to the posting's questions, as an array that is also the table application_answers.",
      isPersonal: true),
    Column.customFields("application"),
  ]

  static let applicationChildren = [
    Table.child(
      "stage_observations",
      "The stage and status of an application as a sync of v1 saw them, one row per change that was seen.",
      key: ["application_id", "seen_at"],
      columns: [
        .parent("application_id", "The application.", of: "applications"),
        .element(
          "seen_at", .instant, "When the sync saw it, which is later than when it happened."),
        .element("job_id", .integer, "The job.", references: "jobs"),
        .element(
          "job_interview_stage_id", .integer, "The stage it was in, NULL once it was decided.",
          references: "job_interview_stages"),
        .element("stage_name", .text, "The stage's name at that time."),
        .element("status", .text, "Where the application stood."),
      ]),
    Table.child(
      "application_prospective_jobs", "One job that a prospect is considered for.",
      key: ["application_id", "position"],
      columns: [
        .parent("application_id", "The prospect's application.", of: "applications"), .position,
        .element("job_id", .integer, "The job.", references: "jobs"),
      ],
      indexes: [["job_id"]]),
    Table.child(
      "application_answers", "One answer that a candidate gave when applying.",
      key: ["application_id", "position"],
      columns: [
        .parent("application_id", "The application it came with.", of: "applications"), .position,
        .element("question", .text, "The question as it was asked."),
        .element("answer", .text, "The answer, NULL when left empty.", isPersonal: true),
      ]),
  ]
}

extension Source {
  /// The referrer made from a v1 person: by the id of the user, or by name for somebody without one.
  static func referrer(at person: String? = nil) -> Source {
    let prefix = person.map { $0 + "." } ?? ""
    return .first([
      .synthetic("referrers", [.path(prefix + "id")]),
      .synthetic("referrers", [.path(prefix + "name")]),
    ])
  }
}
