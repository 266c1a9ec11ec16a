extension Table {
  static let applicationStages = Table(
    "application_stages", .companion,
    "One stage of the plan for one application, made up front and never entered until entered_at is set.",
    growth: .fast,
    belongsTo: "application_id",
    v3: Feeding("application_stages"), v1: [],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column("id", .integer, "The row's number, which applications.stage_id points at.", v1: nil),
      Column("created_at", .instant, "When the row was made, often with the application.", v1: nil),
      Column("updated_at", .instant, "When the row last changed.", v1: nil),
      Column(
        "application_id", .integer, "The application that goes through the stage.", v1: nil,
        references: "applications"),
      Column(
        "job_interview_stage_id", .integer, "The stage of the job's plan.", v1: nil,
        references: "job_interview_stages"),
      Column(
        "entered_at", .instant, "When the application came into the stage, NULL when it never did.",
        v1: nil),
      Column(
        "exited_at", .instant, "When the application left the stage, NULL while it is there.",
        v1: nil),
      Column(
        "days_in_stage", .integer,
        "Whole days in the stage as Greenhouse counted them at the time of the sync, so reckon from entered_at instead.",
        v1: nil),
      Column("current", .boolean, "Whether the application is in this stage now.", v1: nil),
    ],
    indexes: [
      ["application_id"], ["job_interview_stage_id"],
      // Most stages of the plan are never entered; of the others the questions need no more than this.
      Index(
        ["application_id", "job_interview_stage_id", "entered_at", "exited_at", "current"],
        where: Stay.isOne("")),
    ])

  static let rejectionDetails = Table(
    "rejection_details", .companion,
    "Who rejected an application, when and why, one row per rejected application.",
    growth: .steady,
    key: ["application_id"], belongsTo: "application_id",
    v3: Feeding("rejection_details"),
    v1: [Feeding("applications", when: .equal("status", "rejected"), owner: "application_id")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["last_activity_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from the application's on v1.",
        v1: .synthetic("rejection_details", [.path("id")])),
      Column("created_at", .instant, "When the rejection was recorded.", v1: nil),
      Column("updated_at", .instant, "When the rejection last changed.", v1: nil),
      Column(
        "application_id", .integer, "The rejected application.", v1: .path("id"),
        references: "applications"),
      Column(
        "rejected_by_id", .integer, "The user who rejected it, which v1 does not tell.", v1: nil,
        references: "users"),
      Column(
        "rejection_note_id", .integer, "The note written with the rejection.", v1: nil,
        references: "notes"),
      Column(
        "rejection_reason_id", .integer, "The reason chosen, NULL when none was.",
        v1: .path("rejection_reason.id"), references: "rejection_reasons"),
      Column("rejected_at", .instant, "When the application was rejected."),
      Column(
        "question_custom_fields", .json,
        "The answers to the rejection questions by immutable key, also in custom_field_values.",
        v1: .customFields("rejection_details.keyed_custom_fields"), isPersonal: true),
    ],
    children: [.customFields(from: "question_custom_fields")],
    indexes: [
      ["application_id", "rejection_reason_id"], ["rejection_reason_id"], ["rejected_by_id"],
    ])

  static let prospectDetails = Table(
    "prospect_details", .companion,
    "Where a prospect stands outside a job's plan, one row per prospect.",
    growth: .steady,
    key: ["application_id"], belongsTo: "application_id",
    v3: Feeding("prospect_details"),
    v1: [Feeding("applications", when: .equal("prospect", "true"), owner: "application_id")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["last_activity_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from the application's on v1.",
        v1: .synthetic("prospect_details", [.path("id")])),
      Column("created_at", .instant, "When the row was made.", v1: nil),
      Column("updated_at", .instant, "When the row last changed.", v1: nil),
      Column(
        "application_id", .integer, "The prospect's application.", v1: .path("id"),
        references: "applications"),
      Column(
        "pool_id", .integer, "The pool the prospect is in, NULL for none.",
        v1: .path("prospect_detail.prospect_pool.id"), references: "prospect_pools"),
      Column(
        "pool_stage_id", .integer, "How far the prospect is within the pool.",
        v1: .path("prospect_detail.prospect_stage.id"), references: "prospect_pool_stages"),
      Column(
        "prospect_owner_id", .integer, "The user who looks after the prospect.",
        v1: .path("prospect_detail.prospect_owner.id"), references: "users"),
      Column(
        "department_id", .integer, "The department the prospect may suit.",
        v1: .path("prospective_department.id"), references: "departments"),
      Column(
        "office_id", .integer, "The office the prospect may suit.",
        v1: .path("prospective_office.id"), references: "offices"),
    ],
    indexes: [["application_id"], ["pool_id"], ["pool_stage_id"], ["prospect_owner_id"]])

  static let referrers = Table(
    "referrers", .companion,
    "Somebody who gets the credit for applications, whether a user or not.",
    key: ["user_id", "name"], isPerson: true,
    v3: Feeding("referrers"),
    v1: [
      Feeding(
        "applications", each: "credited_to",
        redundant: ["first_name", "last_name", "employee_id"])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["last_activity_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The referrer's number, made up from the person's on v1.", v1: .referrer()),
      Column("created_at", .instant, "When the referrer was first named.", v1: nil),
      Column("updated_at", .instant, "When the referrer last changed.", v1: nil),
      Column(
        "user_id", .integer, "The user who referred, NULL for somebody without an account.",
        v1: .path("id"), references: "users"),
      Column("name", .text, "The referrer's full name.", isPersonal: true),
    ],
    indexes: [["user_id"]])
}
