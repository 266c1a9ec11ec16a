extension Table {
  static let jobPosts = Table(
    "job_posts", .main,
    "A posting of a job on a job board, including deleted ones.",
    belongsTo: "job_id",
    v3: Feeding("job_posts"),
    v1: [Feeding("job_posts", redundant: ["external"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: jobPostColumns,
    children: [
      Child("job_post_questions", from: "questions", parentID: "job_post_id", as: .objects)
    ],
    indexes: [["job_id"]])

  private static let jobPostColumns = [
    Column("id", .integer, "The posting's number."),
    Column("created_at", .instant, "When the posting was made."),
    Column("updated_at", .instant, "When the posting last changed."),
    Column("title", .text, "The public title, where jobs.name is internal."),
    Column("internal", .boolean, "Whether it is on the internal board rather than a public one."),
    Column("active", .boolean, "Whether it still exists, 0 for a deleted posting."),
    Column("live", .boolean, "Whether it can be seen on its board now."),
    Column(
      "featured", .boolean, "Whether the internal board puts it first, which v1 does not tell.",
      v1: nil),
    Column("first_published_at", .instant, "When it first went live, NULL when it never did."),
    Column("content", .text, "The text of the posting as HTML."),
    Column("internal_content", .text, "The text for colleagues as HTML."),
    Column(
      "language", .text, "The language of the posting, which v1 does not tell.", v1: nil,
      words: [
        "en", "zh", "zhHant", "nl", "fi", "fr", "de", "iw", "it", "ja", "ko", "no", "pl", "pt",
        "ru", "es", "se", "tg", "th",
      ]),
    Column("public_url", .text, "Where the posting can be read, which v1 does not tell.", v1: nil),
    Column(
      "demographic_question_set_id", .integer, "The set of demographic questions it asks, if any."),
    Column(
      "job_id", .integer, "The job that is posted, NULL for a posting that gathers prospects.",
      references: "jobs"),
    Column(
      "job_board_id", .integer, "The board it is on, which v1 does not tell.", v1: nil,
      references: "job_boards"),
    Column(
      "questions", .json,
      "What an applicant is asked, as an array that is also the table job_post_questions.",
      v1: .renamed(
        "questions", ["type": "answer_type", "values": "options", "values.value": "id"])),
  ]

  static let jobPostChildren = [
    Table.child(
      "job_post_questions", "One question that a posting asks applicants.",
      key: ["job_post_id", "position"],
      columns: [
        .parent("job_post_id", "The posting.", of: "job_posts"), .position,
        .element(
          "question_id", .integer,
          "The question's number, NULL for the built-in questions and for all on v1.", at: "id"),
        .element("label", .text, "The question as it is asked."),
        .element("name", .text, "The name of the form field, such as first_name."),
        .element(
          "answer_type", .text, "What kind of answer is expected.",
          words: [
            "short_text", "long_text", "boolean", "single_select", "multi_select", "attachment",
            "hidden",
          ]),
        .element("required", .boolean, "Whether it must be answered."),
        .element("private", .boolean, "Whether only some users see the answer."),
        .element("description", .text, "The help text as HTML."),
        .element("options", .json, "The answers to choose from, each with id and label."),
      ])
  ]

  static let jobPostLocations = Table(
    "job_post_locations", .companion,
    "A place that a posting names, of which v1 tells only one per posting.",
    belongsTo: "job_post_id",
    v3: Feeding("job_post_locations"),
    v1: [
      Feeding(
        "job_posts", each: "location", columns: ["job_post_id": .up(1, .path("id"))],
        owner: "job_post_id", kept: ["name"])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The location's number."),
      Column("created_at", .instant, "When the location was added.", v1: nil),
      Column("updated_at", .instant, "When the location last changed.", v1: nil),
      Column(
        "plain_text_location", .text,
        "The place as it was typed, NULL for offices and list entries.",
        v1: .when(.equal("job_post_location_type.name", "Free Text"), .path("name"))),
      Column("office_id", .integer, "The office it names.", references: "offices"),
      Column(
        "type", .text, "How the place is given.",
        v1: .map(
          .path("job_post_location_type.name"),
          ["Free Text": "free_text", "Office": "office", "Custom List": "custom_list"]),
        words: ["free_text", "office", "custom_list"]),
      Column("job_post_id", .integer, "The posting.", v1: nil, references: "job_posts"),
      Column(
        "custom_location_id", .integer, "The entry of the board's own list of places.",
        v1: .path("job_post_custom_location_id"), references: "job_board_custom_locations"),
    ],
    indexes: [["job_post_id"], ["office_id"]])
}
