extension Table {
  static let prospectPools = Table(
    "prospect_pools", .companion,
    "A pool that prospects are kept in until there is a job for them.",
    v3: Feeding("prospect_pools"),
    v1: [Feeding("prospect_pools")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column("id", .integer, "The pool's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The pool's name."),
      Column("active", .boolean, "Whether the pool can be seen in Greenhouse."),
      Column("description", .text, "What the pool is for, which v1 does not tell.", v1: nil),
      Column(
        "department_ids", .json,
        "The departments it serves, which v1 does not tell, also prospect_pool_departments.",
        v1: nil),
      Column(
        "office_ids", .json,
        "The offices it serves, which v1 does not tell, also prospect_pool_offices.", v1: nil),
      Column(
        "job_ids", .json,
        "The jobs it serves, which v1 does not tell, also prospect_pool_jobs.", v1: nil),
    ],
    children: [
      Child(
        "prospect_pool_departments", from: "department_ids", parentID: "prospect_pool_id",
        as: .values("department_id")),
      Child(
        "prospect_pool_offices", from: "office_ids", parentID: "prospect_pool_id",
        as: .values("office_id")),
      Child(
        "prospect_pool_jobs", from: "job_ids", parentID: "prospect_pool_id", as: .values("job_id")),
    ])

  static let prospectPoolStages = Table(
    "prospect_pool_stages", .companion,
    "A step that prospects take within a pool.",
    belongsTo: "prospect_pool_id",
    v3: Feeding("prospect_pool_stages"),
    v1: [
      Feeding(
        "prospect_pools", each: "prospect_stages[]",
        columns: ["prospect_pool_id": .up(1, .path("id"))], owner: "prospect_pool_id")
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column("id", .integer, "The step's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("prospect_pool_id", .integer, "The pool.", v1: nil, references: "prospect_pools"),
      Column("name", .text, "The step's name."),
      Column("sort_order", .integer, "The place within the pool, which v1 does not tell.", v1: nil),
    ],
    indexes: [["prospect_pool_id"]])

  static let prospectPoolChildren = [
    Table.child(
      "prospect_pool_departments", "One department that a pool serves.",
      key: ["prospect_pool_id", "position"],
      columns: [
        .pool, .position,
        .element("department_id", .integer, "The department.", references: "departments"),
      ],
      indexes: [["department_id"]]),
    Table.child(
      "prospect_pool_offices", "One office that a pool serves.",
      key: ["prospect_pool_id", "position"],
      columns: [
        .pool, .position, .element("office_id", .integer, "The office.", references: "offices"),
      ],
      indexes: [["office_id"]]),
    Table.child(
      "prospect_pool_jobs", "One job that a pool serves.",
      key: ["prospect_pool_id", "position"],
      columns: [
        .pool, .position, .element("job_id", .integer, "The job.", references: "jobs"),
      ],
      indexes: [["job_id"]]),
  ]
}

extension Column {
  fileprivate static let pool = Column.parent(
    "prospect_pool_id", "The pool.", of: "prospect_pools")
}
