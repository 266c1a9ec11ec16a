extension Table {
  static let jobOwners = Table(
    "job_owners", .companion,
    "A user's part in recruiting for a job as recruiter, coordinator or sourcer.",
    key: ["job_id", "user_id", "type"], belongsTo: "job_id",
    v3: Feeding("job_owners"),
    v1: [
      .owners("recruiters", are: "recruiter"),
      .owners("coordinators", are: "coordinator"),
      .owners("sourcers", are: "sourcer", responsible: .constant("false")),
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from job, user and part on v1.", v1: nil),
      Column("created_at", .instant, "When the user was given the part.", v1: nil),
      Column("updated_at", .instant, "When the part last changed.", v1: nil),
      Column("job_id", .integer, "The job.", v1: .up(2, .path("id")), references: "jobs"),
      Column("user_id", .integer, "The user.", v1: .path("id"), references: "users"),
      Column(
        "type", .text, "What part the user has.", v1: nil,
        words: ["sourcer", "recruiter", "coordinator"]),
      Column(
        "responsible", .boolean,
        "Whether new candidates are given to this user, always 0 for sourcers."),
    ],
    indexes: [["job_id"], ["user_id"]])

  static let jobHiringManagers = Table(
    "job_hiring_managers", .companion,
    "A user who is hiring manager of a job.",
    key: ["job_id", "user_id"], belongsTo: "job_id",
    v3: Feeding("job_hiring_managers"),
    v1: [
      Feeding(
        "jobs", each: "hiring_team.hiring_managers[]", owner: "job_id", redundant: namesOfUser)
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from job and user on v1.",
        v1: .synthetic("job_hiring_managers", [.up(2, .path("id")), .path("id")])),
      Column("created_at", .instant, "When the user was made hiring manager.", v1: nil),
      Column("updated_at", .instant, "When the row last changed.", v1: nil),
      Column("job_id", .integer, "The job.", v1: .up(2, .path("id")), references: "jobs"),
      Column("user_id", .integer, "The user.", v1: .path("id"), references: "users"),
    ],
    indexes: [["job_id"], ["user_id"]])

  /// What v1 repeats of a user wherever it names one.
  static let namesOfUser = ["first_name", "last_name", "name", "employee_id"]
}

extension Feeding {
  /// The members of one list of v1's hiring team, who all have the same part.
  fileprivate static func owners(
    _ list: String, are type: String, responsible: Source = .path("responsible")
  ) -> Feeding {
    Feeding(
      "jobs", each: "hiring_team.\(list)[]",
      columns: [
        "id": .synthetic("job_owners", [.up(2, .path("id")), .path("id"), .constant(type)]),
        "type": .constant(type),
        "responsible": responsible,
      ],
      owner: "job_id", redundant: Table.namesOfUser)
  }
}
