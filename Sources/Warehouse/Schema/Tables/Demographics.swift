extension Table {
  static let demographicQuestionSets = Table(
    "demographic_question_sets", .sensitive,
    "A survey about themselves that applicants may be asked to answer.",
    v3: Feeding("demographic_question_sets"),
    v1: [Feeding("demographic_question_sets")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column("id", .integer, "The survey's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column("title", .text, "The survey's title."),
      Column("description", .text, "What applicants read above it, as HTML."),
      Column("active", .boolean, "Whether it is there, 0 once it was deleted."),
      Column("enabled", .boolean, "Whether it is asked now, which v1 does not tell.", v1: nil),
    ])

  static let demographicQuestions = Table(
    "demographic_questions", .sensitive,
    "One question of a survey about applicants themselves.",
    belongsTo: "demographic_question_set_id",
    v3: Feeding("demographic_questions"),
    v1: [Feeding("demographic_questions", redundant: ["translations"])],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The question's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column(
        "demographic_question_set_id", .integer, "The survey.",
        references: "demographic_question_sets"),
      Column("name", .text, "The question as it is asked."),
      Column("sort_order", .integer, "The place in the survey, which v1 does not tell.", v1: nil),
      Column("active", .boolean, "Whether it is there, 0 once it was deleted."),
      Column(
        "required", .boolean, "Whether it must be answered, which v1 does not tell.", v1: nil),
      Column(
        "answer_type", .text, "Whether one or several answers may be chosen.", v1: nil,
        words: ["multi_value_single_select", "multi_value_multi_select"]),
    ],
    indexes: [["demographic_question_set_id"]])

  static let demographicAnswerOptions = Table(
    "demographic_answer_options", .sensitive,
    "One answer that a question of a survey offers.",
    belongsTo: "demographic_question_id",
    v3: Feeding("demographic_answer_options"),
    v1: [Feeding("demographic_answer_options", redundant: ["translations"])],
    incremental: [.v3: [], .v1: []],
    columns: [
      Column("id", .integer, "The answer's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column(
        "demographic_question_id", .integer, "The question.", references: "demographic_questions"),
      Column("name", .text, "The answer in words."),
      Column("sort_order", .integer, "The place among the answers.", v1: nil),
      Column("active", .boolean, "Whether it is offered, 0 once it was deleted."),
      Column("free_form", .boolean, "Whether people write their own words with it."),
      Column(
        "decline_to_answer", .boolean, "Whether it means no answer, which v1 does not tell.",
        v1: nil),
    ],
    indexes: [["demographic_question_id"]])

  static let demographicAnswers = Table(
    "demographic_answers", .sensitive,
    "One answer that an applicant chose, several where a question allows it.",
    growth: .steady,
    belongsTo: "application_id",
    v3: Feeding("demographic_answers"),
    v1: [Feeding("demographic_answers")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The row's number."),
      Column("created_at", .instant, "When it was chosen."),
      Column("updated_at", .instant, "When it last changed."),
      Column(
        "application_id", .integer, "The application that the survey came with.",
        references: "applications"),
      Column(
        "demographic_question_id", .integer, "The question.", references: "demographic_questions"),
      Column(
        "demographic_answer_option_id", .integer, "The answer that was chosen.", isPersonal: true,
        references: "demographic_answer_options"),
      Column(
        "free_form_text", .text, "What the person wrote in their own words.", isPersonal: true),
    ],
    indexes: [
      ["application_id"],
      ["demographic_question_id", "application_id", "demographic_answer_option_id"],
    ])
}
