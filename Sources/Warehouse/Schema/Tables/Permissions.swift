extension Table {
  static let permissions = [
    further(
      "user_roles", "What users may be allowed, under one name.",
      columns: [
        Column(
          "role_type", .text, "What kind of role it is.",
          words: ["deprecated_interviewer", "job_admin", "site_admin"]),
        Column("name", .text, "The role's name."),
      ]),
    further(
      "user_job_permissions", "What one user may do in one job, site admins apart.",
      belongsTo: "job_id",
      columns: [
        Column("job_id", .integer, "The job.", references: "jobs"),
        Column("user_id", .integer, "The user.", references: "users"),
        Column("role_id", .integer, "What the user may do.", references: "user_roles"),
        Column("automated", .boolean, "Whether it came from a future permission."),
      ],
      indexes: [["user_id"]]),
    further(
      "future_job_permissions",
      "What one user will be allowed in jobs that are made for a department or office.",
      belongsTo: "user_id",
      columns: [
        Column(
          "department_id", .integer, "The department, NULL for every one.",
          references: "departments"),
        Column("user_id", .integer, "The user.", references: "users"),
        Column("office_id", .integer, "The office, NULL for every one.", references: "offices"),
        Column("role_id", .integer, "What the user will be allowed.", references: "user_roles"),
      ]),
    further(
      "user_emails", "One e-mail address of a user, and whether it was confirmed.",
      belongsTo: "user_id",
      columns: [
        Column("user_id", .integer, "The user.", references: "users"),
        Column("email", .text, "The address.", isPersonal: true),
        Column("verified", .boolean, "Whether the user has confirmed it."),
        Column(
          "verification_token_sent_at", .instant, "When the user was asked to confirm it."),
      ]),
    further(
      "interviewer_tags", "A tag that users may carry as interviewers.",
      columns: [Column("name", .text, "The tag's name.")]),
  ]
}
