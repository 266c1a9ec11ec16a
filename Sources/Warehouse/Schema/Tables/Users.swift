extension Table {
  static let users = Table(
    "users", .main,
    "A Greenhouse account, whether of a recruiter, an interviewer, an agency or an integration.",
    isPerson: true,
    v3: Feeding("users"),
    v1: [Feeding("users", redundant: ["custom_fields"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The user's number."),
      Column("created_at", .instant, "When the account was made."),
      Column(
        "updated_at", .instant, "When the account last changed, which not every change moves."),
      Column("name", .text, "The full name.", isPersonal: true),
      Column("first_name", .text, "The given name.", isPersonal: true),
      Column("last_name", .text, "The family name.", isPersonal: true),
      Column(
        "primary_email", .text, "The main address, empty for service accounts.",
        v1: .path("primary_email_address"), isPersonal: true),
      Column(
        "emails", .json,
        "Every address of the user, as an array that is also the table user_email_addresses.",
        isPersonal: true),
      Column(
        "job_title", .text, "The user's title, which v1 does not tell.", v1: nil, isPersonal: true),
      Column(
        "employee_id", .text, "The company's own number for the colleague.", isPersonal: true),
      Column(
        "deactivated", .boolean, "Whether the user can no longer sign in.", v1: .path("disabled")),
      Column("site_admin", .boolean, "Whether the user may do everything."),
      Column(
        "agency_id", .integer, "The agency a recruiter works for, which v1 does not tell.", v1: nil),
      Column(
        "linked_candidate_ids", .json,
        "The candidates that are this same person, as an array that is also user_linked_candidates."
      ),
      Column(
        "office_ids", .json,
        "The user's offices, as an array of ids that is also the table user_offices.",
        v1: .pluck("offices", "id")),
      Column(
        "department_ids", .json,
        "The user's departments, as an array of ids that is also the table user_departments.",
        v1: .pluck("departments", "id")),
      Column(
        "interviewer_tags", .json,
        "What the user is trained to interview for, which v1 does not tell, also user_interviewer_tags.",
        v1: nil),
      .customFields("user"),
    ],
    children: [
      Child("user_email_addresses", from: "emails", parentID: "user_id", as: .values("email")),
      Child("user_offices", from: "office_ids", parentID: "user_id", as: .values("office_id")),
      Child(
        "user_departments", from: "department_ids", parentID: "user_id",
        as: .values("department_id")),
      Child(
        "user_linked_candidates", from: "linked_candidate_ids", parentID: "user_id",
        as: .values("candidate_id")),
      Child("user_interviewer_tags", from: "interviewer_tags", parentID: "user_id", as: .objects),
      .customFields(from: "custom_fields"),
    ])

  static let userChildren = [
    Table.child(
      "user_email_addresses", "One email address of a user.", key: ["user_id", "position"],
      columns: [.user, .position, .element("email", .text, "The address.", isPersonal: true)],
      indexes: [["email"]]),
    Table.child(
      "user_offices", "One office that a user belongs to.", key: ["user_id", "position"],
      columns: [
        .user, .position, .element("office_id", .integer, "The office.", references: "offices"),
      ],
      indexes: [["office_id"]]),
    Table.child(
      "user_departments", "One department that a user belongs to.", key: ["user_id", "position"],
      columns: [
        .user, .position,
        .element("department_id", .integer, "The department.", references: "departments"),
      ],
      indexes: [["department_id"]]),
    Table.child(
      "user_linked_candidates", "One candidate who is the same person as a user.",
      key: ["user_id", "position"],
      columns: [
        .user, .position,
        .element(
          "candidate_id", .integer, "The candidate.", references: "candidates"),
      ],
      indexes: [["candidate_id"]]),
    Table.child(
      "user_interviewer_tags", "One tag that says what a user is trained to interview for.",
      key: ["user_id", "position"],
      columns: [
        .user, .position,
        .element(
          "tag_id", .integer, "The tag.", at: "id", references: "interviewer_tags"),
        .element("name", .text, "The tag's name."),
      ],
      indexes: [["name"]]),
  ]
}

extension Column {
  fileprivate static let user = Column.parent("user_id", "The user.", of: "users")
}
