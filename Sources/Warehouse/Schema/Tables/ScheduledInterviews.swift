extension Table {
  static let scheduledInterviews = Table(
    "scheduled_interviews", .main,
    "An interview of an application that is to be, is, or was held, in any of nine statuses on v3.",
    growth: .steady,
    belongsTo: "application_id",
    v3: Feeding("interviews"),
    v1: [Feeding("scheduled_interviews")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The interview's number."),
      Column("created_at", .instant, "When the row was made, often before anything is scheduled."),
      Column("updated_at", .instant, "When it last changed."),
      Column("job_id", .integer, "The job, which v1 does not tell.", v1: nil, references: "jobs"),
      Column(
        "application_id", .integer, "The application that is interviewed.",
        references: "applications"),
      Column(
        "job_interview_id", .integer, "The interview of the job's plan that it carries out.",
        v1: .path("interview.id"), references: "job_interviews"),
      Column(
        "starts_at", .instant,
        "When it begins, NULL for all-day, unscheduled and elsewhere scheduled interviews.",
        v1: .path("start.date_time")),
      Column(
        "ends_at", .instant, "When it ends, NULL as starts_at is.", v1: .path("end.date_time")),
      Column(
        "all_day_start_on", .date, "The first day of an all-day interview.", v1: .path("start.date")
      ),
      Column(
        "all_day_end_on", .date,
        "The day after or the last day of an all-day interview as delivered.",
        v1: .path("end.date")),
      Column("location", .text, "Where it takes place, free text.", isPersonal: true),
      Column(
        "video_conferencing_url", .text, "The link to the call.", isPersonal: true),
      Column(
        "status", .text,
        "How far it is, of which v1 knows only scheduled, awaiting_feedback and complete.",
        words: [
          "to_be_scheduled", "scheduled", "awaiting_feedback", "complete", "skipped",
          "collect_feedback", "to_be_sent", "sent", "received",
        ]),
      Column(
        "organizer_id", .integer, "The user who arranged it.", v1: .path("organizer.id"),
        references: "users"),
      Column(
        "scheduled_at", .instant, "When it was first put on a calendar, which v1 does not tell.",
        v1: nil),
      Column(
        "availability_received_at", .instant,
        "When the candidate said which times suit, which v1 does not tell.", v1: nil),
      Column("external_event_id", .text, "The id of the event in the calendar."),
    ],
    indexes: [
      ["application_id"], ["job_interview_id"], ["job_id"], ["organizer_id"],
      // When those held took place, in a third of the table's pages.
      Index(
        [
          "id", "application_id", "status", "starts_at", "ends_at", "all_day_start_on",
          "all_day_end_on",
        ], where: "status in ('complete', 'awaiting_feedback')"),
    ])

  static let interviewers = Table(
    "interviewers", .companion,
    "One person invited to one interview, with their reply and their scorecard.",
    growth: .fast,
    key: ["interview_id", "user_id", "email"], belongsTo: "interview_id",
    v3: Feeding("interviewers"),
    v1: [
      Feeding(
        "scheduled_interviews", each: "interviewers[]", owner: "interview_id",
        redundant: ["name", "employee_id"])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from interview and person on v1.",
        v1: .synthetic("interviewers", [.up(1, .path("id")), .path("id"), .path("email")])),
      Column("created_at", .instant, "When the person was invited.", v1: nil),
      Column("updated_at", .instant, "When the row last changed.", v1: nil),
      Column(
        "interview_id", .integer, "The interview, as scheduled_interviews.id.",
        v1: .up(1, .path("id")), references: "scheduled_interviews"),
      Column(
        "user_id", .integer, "The user, NULL for a guest without an account.", v1: .path("id"),
        references: "users"),
      Column(
        "scorecard_id", .integer, "The person's scorecard, a draft until handed in.",
        references: "scorecards"),
      Column("email", .text, "The address the invitation went to.", isPersonal: true),
      Column(
        "response_status", .text, "How the person answered the invitation.",
        words: ["needs_action", "declined", "tentative", "accepted"]),
    ],
    indexes: [
      // An interview's people are told from here alone, whose table is five times as large.
      ["interview_id", "user_id", "response_status", "scorecard_id"], ["user_id"], ["scorecard_id"],
    ])
}
