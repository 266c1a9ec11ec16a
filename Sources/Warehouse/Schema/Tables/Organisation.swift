extension Table {
  static let departments = Table(
    "departments", .main,
    "A department of the company, within a tree by parent_id.",
    v3: Feeding("departments"),
    v1: [
      Feeding(
        "departments",
        redundant: [
          "parent_department_external_id", "child_ids", "child_department_external_ids",
        ])
    ],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The department's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The department's name."),
      Column(
        "parent_id", .integer, "The department it is part of, NULL at the top.",
        references: "departments"),
      Column("external_id", .text, "The company's own code for it."),
    ],
    indexes: [["parent_id"]])

  static let offices = Table(
    "offices", .main,
    "A place or region where jobs sit, within a tree by parent_id.",
    v3: Feeding("offices"),
    v1: [
      Feeding(
        "offices",
        redundant: ["parent_office_external_id", "child_ids", "child_office_external_ids"])
    ],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The office's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The office's name."),
      Column("location", .text, "The city and country in words.", v1: .path("location.name")),
      Column(
        "parent_id", .integer, "The office or region it is part of, NULL at the top.",
        references: "offices"),
      Column("external_id", .text, "The company's own code for it."),
      Column(
        "primary_in_house_contact_user_id", .integer, "The user to ask about the office.",
        v1: .path("primary_contact_user_id"), references: "users"),
    ],
    indexes: [["parent_id"]])
}
