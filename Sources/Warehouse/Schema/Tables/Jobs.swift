extension Table {
  static let jobs = Table(
    "jobs", .main,
    "A job that is, was or will be recruited for, with one or more openings.",
    v3: Feeding("jobs"),
    v1: [Feeding("jobs", redundant: ["custom_fields"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The job's number."),
      Column("created_at", .instant, "When the job was made."),
      Column("updated_at", .instant, "When the job last changed."),
      Column("name", .text, "The name used inside the company, where job_posts.title is public."),
      Column(
        "requisition_id", .text, "The company's own number for the job, free text and not unique."),
      Column("notes", .text, "Notes on the job as HTML.", isPersonal: true),
      Column("confidential", .boolean, "Whether the job is hidden from most users."),
      Column(
        "status", .text, "Whether the job is being recruited for.",
        words: ["open", "draft", "closed"]),
      Column("opened_at", .instant, "When recruiting began, NULL for a draft."),
      Column("closed_at", .instant, "When recruiting ended, NULL while the job is open."),
      Column(
        "is_template", .boolean,
        "Whether the job is only a pattern for others, which every number leaves out, and NULL on old jobs."
      ),
      Column(
        "copied_from_id", .integer, "The job or template it was copied from.", references: "jobs"),
      Column(
        "department_id", .integer, "The department that hires, NULL for none.",
        v1: .path("departments.0.id"), references: "departments"),
      Column(
        "office_ids", .json,
        "The offices the job may sit in, as an array of ids that is also the table job_offices.",
        v1: .pluck("offices", "id")),
      .customFields("job"),
    ],
    children: [
      Child("job_offices", from: "office_ids", parentID: "job_id", as: .values("office_id")),
      .customFields(from: "custom_fields"),
    ],
    indexes: [["department_id"], ["copied_from_id"]])

  static let jobChildren = [
    Table.child(
      "job_offices", "One office that a job may sit in.",
      key: ["job_id", "position"],
      columns: [
        .parent("job_id", "The job.", of: "jobs"), .position,
        .element("office_id", .integer, "The office.", references: "offices"),
      ],
      indexes: [["office_id"]])
  ]

  static let openings = Table(
    "openings", .companion,
    "One seat to fill on a job, from the day it opened to the hire or reason that closed it.",
    belongsTo: "job_id",
    v3: Feeding("openings"),
    v1: [
      Feeding(
        "jobs", each: "openings[]", columns: ["job_id": .up(1, .path("id"))], owner: "job_id",
        redundant: ["custom_fields"])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The opening's number."),
      Column("created_at", .instant, "When the opening was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("job_id", .integer, "The job it is a seat of.", v1: nil, references: "jobs"),
      Column("opening_id", .text, "The company's own name for the opening, free text."),
      Column(
        "open", .boolean, "Whether it is still to fill.", v1: .equals(.path("status"), "open")),
      Column("opened_at", .instant, "When the search for it began."),
      Column("closed_at", .instant, "When it was filled or given up, NULL while it is open."),
      Column(
        "sort_order", .integer, "The place among the job's openings, which v1 does not tell.",
        v1: nil),
      Column(
        "application_id", .integer, "The application that filled it, NULL when nobody did.",
        references: "applications"),
      Column(
        "close_reason_id", .integer,
        "Why it was closed, NULL when it is open or no reason was given.",
        v1: .path("close_reason.id"), references: "close_reasons"),
      Column(
        "target_start_on", .date, "The day the new colleague should start, which v1 does not tell.",
        v1: nil),
      .customFields("opening"),
    ],
    children: [.customFields(from: "custom_fields")],
    indexes: [["job_id"], ["application_id"], ["close_reason_id"]])
}
