extension Table {
  static let jobInterviewStages = Table(
    "job_interview_stages", .companion,
    "A stage of a job's interview plan, kept when it is no longer used.",
    belongsTo: "job_id",
    v3: Feeding("job_interview_stages"),
    v1: [Feeding("job_stages")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The stage's number, different for every job."),
      Column("created_at", .instant, "When the stage was made."),
      Column("updated_at", .instant, "When the stage last changed."),
      Column("job_id", .integer, "The job whose plan it is in.", references: "jobs"),
      Column(
        "sort_order", .integer, "The place in the plan, from 0 for the first stage.",
        v1: .path("priority")),
      Column(
        "name", .text,
        "The stage's name, which jobs share only where their plans use the same words."),
      Column("active", .boolean, "Whether the stage is still part of the plan."),
    ],
    indexes: [["job_id"]])

  static let jobInterviews = Table(
    "job_interviews", .companion,
    "An interview that a job's plan foresees within a stage, not one that took place.",
    belongsTo: "job_interview_stage_id",
    v3: Feeding("job_interviews"),
    v1: [
      Feeding(
        "job_stages", each: "interviews[]",
        columns: [
          "job_interview_stage_id": .up(1, .path("id")), "job_id": .up(1, .path("job_id")),
        ],
        owner: "job_interview_stage_id")
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The number of the interview in the plan."),
      Column("created_at", .instant, "When it was put in the plan.", v1: nil),
      Column("updated_at", .instant, "When it last changed.", v1: nil),
      Column(
        "job_interview_stage_id", .integer, "The stage it belongs to.", v1: nil,
        references: "job_interview_stages"),
      Column("job_id", .integer, "The job whose plan it is in.", v1: nil, references: "jobs"),
      Column(
        "sort_order", .integer, "The place within the stage, which v1 does not tell.", v1: nil),
      Column(
        "scheduling_type", .text, "How it is arranged, which v1 does not tell.", v1: nil,
        words: ["none", "needs_scheduling", "take_home_test", "offer"]),
      Column(
        "duration", .integer, "The planned length in minutes.", v1: .path("estimated_minutes")),
      Column("summary", .text, "What it is for, in the planner's words.", v1: nil),
      Column("instructions", .text, "What the interviewer should do.", v1: nil),
      Column("name", .text, "The name of the interview, such as Systems Design."),
      Column("active", .boolean, "Whether it is still part of the plan.", v1: nil),
      Column(
        "require_scorecard", .boolean, "Whether every interviewer owes a scorecard.", v1: nil),
    ],
    indexes: [["job_interview_stage_id"], ["job_id"]])

  static let interviewKits = Table(
    "interview_kits", .companion,
    "What an interviewer is given for a planned interview, which joins a scorecard to its interview.",
    belongsTo: "job_interview_id",
    v3: Feeding("interview_kits"),
    v1: [
      Feeding(
        "job_stages", each: "interviews[].interview_kit",
        columns: ["job_interview_id": .up(1, .path("id")), "job_id": .up(2, .path("job_id"))])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The kit's number."),
      Column("created_at", .instant, "When the kit was made.", v1: nil),
      Column("updated_at", .instant, "When the kit last changed.", v1: nil),
      Column("job_id", .integer, "The job whose plan it is in.", v1: nil, references: "jobs"),
      Column(
        "job_interview_id", .integer, "The planned interview it is for.", v1: nil,
        references: "job_interviews"),
      Column("exercises", .text, "Tasks to give to the candidate.", v1: nil),
      Column(
        "anonymize_candidate", .boolean, "Whether the interviewer must not see who the person is.",
        v1: nil),
      Column(
        "anonymize_resumes", .boolean, "Whether the interviewer must not see names on resumes.",
        v1: nil),
    ],
    indexes: [["job_interview_id"], ["job_id"]])
}
