extension Table {
  static let candidateHistory = [
    further(
      "candidate_tags", "A tag that candidates may carry.",
      columns: [Column("name", .text, "The tag's name, as in candidate_tag_names.")]),
    further(
      "applied_candidate_tags", "One tag on one candidate, with the day it was put there.",
      growth: .steady, belongsTo: "candidate_id",
      columns: [
        Column("candidate_tag_id", .integer, "The tag.", references: "candidate_tags"),
        Column("candidate_id", .integer, "The person who carries it.", references: "candidates"),
      ],
      indexes: [["candidate_tag_id"]]),
    further(
      "candidate_educations", "One school that a candidate went to.",
      growth: .steady, belongsTo: "candidate_id",
      columns: [
        Column("candidate_id", .integer, "The person.", references: "candidates"),
        option("school_name", "The school"), option("degree", "The degree"),
        option("discipline", "The subject"),
        Column("start_at", .instant, "When it began.", isPersonal: true),
        Column("end_at", .instant, "When it ended, NULL while it lasts.", isPersonal: true),
        Column("latest", .boolean, "Whether it is the candidate's last one."),
        Column("start_date_month", .integer, "The month it began in.", isPersonal: true),
        Column("start_date_year", .integer, "The year it began in.", isPersonal: true),
        Column("end_date_month", .integer, "The month it ended in.", isPersonal: true),
        Column("end_date_year", .integer, "The year it ended in.", isPersonal: true),
      ]),
    further(
      "candidate_employments", "One place that a candidate worked at before.",
      growth: .steady, belongsTo: "candidate_id",
      columns: [
        Column("candidate_id", .integer, "The person.", references: "candidates"),
        Column("company_name", .text, "The company.", isPersonal: true),
        Column("title", .text, "What the candidate was there.", isPersonal: true),
        Column("start_date", .date, "The first day.", isPersonal: true),
        Column("end_date", .date, "The last day, NULL while it lasts.", isPersonal: true),
        Column("latest", .boolean, "Whether it is the candidate's last one."),
      ]),
  ]

  /// A column that names something of an education by the option of a custom field.
  private static func option(_ name: String, _ sentence: String) -> Column {
    Column(
      name + "_custom_field_option_id", .integer,
      "\(sentence), an option of the field of that name.",
      isPersonal: true, references: "custom_field_options")
  }
}
