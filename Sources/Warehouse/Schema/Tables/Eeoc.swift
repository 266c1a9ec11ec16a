extension Table {
  static let eeoc = Table(
    "eeoc", .sensitive,
    "What an applicant said of themselves in the form of the United States' equal opportunity law.",
    growth: .steady,
    key: ["application_id"], belongsTo: "application_id",
    v3: Feeding("eeoc"),
    v1: [Feeding("eeoc")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column(
        "id", .integer, "The row's number, made up from the application's on v1.",
        v1: .synthetic("eeoc", [.path("application_id")])),
      Column(
        "created_at", .instant, "When the form was recorded, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When the row last changed, which v1 does not tell.", v1: nil),
      Column(
        "application_id", .integer, "The application that the form came with.",
        references: "applications"),
      Column("candidate_id", .integer, "The person.", references: "candidates"),
      Column("submitted_at", .instant, "When the form was sent."),
    ] + said("gender", "The gender") + said("race", "The race or ethnicity")
      + said("veteran_status", "Whether the person is a protected veteran", v1: "message")
      + said("disability_status", "Whether the person has a disability"),
    indexes: [["application_id"]])

  /// The columns of one question of the form: the answer as delivered, its number, and its words.
  private static func said(
    _ name: String, _ sentence: String, v1 words: String = "description"
  ) -> [Column] {
    [
      Column(name, .json, "\(sentence) as delivered, with id and words.", isPersonal: true),
      Column(
        name + "_id", .integer, "\(sentence), as the number of the answer.",
        v3: .path(name + ".id"), v1: .path(name + ".id"), isPersonal: true),
      Column(
        name + "_description", .text, "\(sentence) in the words of the form, NULL when left blank.",
        v3: .path(name + ".description"), v1: .path("\(name).\(words)"), isPersonal: true),
    ]
  }
}
