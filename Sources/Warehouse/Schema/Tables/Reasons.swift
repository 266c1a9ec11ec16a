extension Table {
  static let sources = Table(
    "sources", .main,
    "Something that applications are attributed to, such as a job board or a referral.",
    v3: Feeding("sources"),
    v1: [Feeding("sources")],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The source's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The source's name, as candidates and users see it."),
      Column("type", .json, "The channel as delivered, with id and name, also in type_name."),
      Column(
        "type_id", .integer, "The channel's number.", v3: .path("type.id"), v1: .path("type.id")),
      Column(
        "type_name", .text, "The channel, such as Referral or Third-party boards.",
        v3: .path("type.name"), v1: .path("type.name")),
    ])

  static let rejectionReasons = Table(
    "rejection_reasons", .main,
    "A reason for rejecting applications, Greenhouse's own ones included.",
    v3: Feeding("rejection_reasons"),
    v1: [Feeding("rejection_reasons")],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The reason's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The reason in words."),
      Column("type", .json, "The kind of reason as delivered, with id and name, and key on v3."),
      Column(
        "type_id", .integer, "The number of the kind, which may differ between accounts.",
        v3: .path("type.id"), v1: .path("type.id")),
      Column(
        "type_key", .text, "Who turned down whom, in fixed words.",
        v3: .path("type.key"),
        v1: .map(
          .path("type.name"),
          [
            "We rejected them": "WE_REJECTED_THEM", "They rejected us": "THEY_REJECTED_US",
            "None specified": "NONE_SPECIFIED", "Security concern": "SECURITY_CONCERN",
          ]),
        words: ["WE_REJECTED_THEM", "THEY_REJECTED_US", "NONE_SPECIFIED", "SECURITY_CONCERN"]),
      Column(
        "type_name", .text, "Who turned down whom, in Greenhouse's words.",
        v3: .path("type.name"), v1: .path("type.name")),
    ])

  static let closeReasons = Table(
    "close_reasons", .main,
    "A reason for closing an opening, a hire when its name begins with Hire -.",
    v3: Feeding("close_reasons"),
    v1: [Feeding("close_reasons")],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The reason's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("name", .text, "The reason in words, such as Hire - Backfill."),
    ])
}
