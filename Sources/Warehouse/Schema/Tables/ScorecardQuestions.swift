extension Table {
  static let scorecardQuestions = [
    further(
      "scorecard_questions", "One question that an interview kit asks the interviewer.",
      belongsTo: "interview_kit_id",
      columns: [
        .kit,
        Column("question", .text, "The question, as HTML."),
        Column("sort_order", .integer, "The place within the kit."),
        Column("active", .boolean, "Whether it is still asked."),
        Column(
          "answer_type", .text, "What kind of answer is wanted.",
          words: ["text", "yes_no", "single_select", "multi_select", "instruction"]),
        Column("required", .boolean, "Whether it must be answered."),
      ]),
    further(
      "scorecard_question_options", "One answer that a question of a kit offers.",
      belongsTo: "scorecard_question_id",
      columns: [
        .question,
        Column("name", .text, "The answer in words."),
        Column("sort_order", .integer, "The place among the answers."),
        Column("active", .boolean, "Whether it is still offered."),
      ]),
    further(
      "scorecard_question_answers", "What a scorecard answers to one question of its kit.",
      growth: .fast, belongsTo: "scorecard_id",
      columns: [
        Column("scorecard_id", .integer, "The scorecard.", references: "scorecards"),
        .question,
        Column("answer", .text, "The answer in the interviewer's words.", isPersonal: true),
        Column(
          "answer_with_tags", .text, "The same with those mentioned in it marked.",
          isPersonal: true),
        Column(
          "boolean_value", .boolean, "The answer to a yes or no question.", isPersonal: true),
      ],
      indexes: [["scorecard_question_id"]]),
    further(
      "scorecard_question_answer_options", "One option that an answer of a scorecard chose.",
      growth: .fast, belongsTo: "scorecard_question_answer_id",
      columns: [
        Column(
          "scorecard_question_option_id", .integer, "The option.", isPersonal: true,
          references: "scorecard_question_options"),
        Column(
          "scorecard_question_answer_id", .integer, "The answer.",
          references: "scorecard_question_answers"),
      ]),
    further(
      "scorecard_question_candidate_attributes",
      "One attribute on which a question of a kit is meant to shed light.",
      belongsTo: "scorecard_question_id",
      columns: [
        .question,
        Column(
          "focus_candidate_attribute_id", .integer, "The attribute among those of the kit.",
          references: "focus_candidate_attributes"),
      ]),
    further(
      "focus_candidate_attributes", "One attribute that an interview is to look at.",
      belongsTo: "interview_kit_id",
      columns: [
        .kit,
        Column(
          "job_candidate_attribute_id", .integer, "The attribute of the job.",
          references: "job_candidate_attributes"),
      ]),
    further(
      "default_interviewers", "Somebody who is invited to an interview unless another is chosen.",
      belongsTo: "interview_kit_id",
      columns: [Column("user_id", .integer, "Who is invited.", references: "users"), .kit]),
  ]
}

extension Column {
  fileprivate static let kit = Column(
    "interview_kit_id", .integer, "The kit of the interview.", references: "interview_kits")
  fileprivate static let question = Column(
    "scorecard_question_id", .integer, "The question.", references: "scorecard_questions")
}
