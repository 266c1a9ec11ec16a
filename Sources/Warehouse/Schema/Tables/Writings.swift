extension Table {
  static let writings = [
    further(
      "notes", "One entry of a candidate's feed: a note, an e-mail, something that happened.",
      as: .sensitive, growth: .fast, belongsTo: "candidate_id",
      columns: [
        Column("candidate_id", .integer, "The person it is about.", references: "candidates"),
        Column(
          "application_id", .integer, "The application it is about.", references: "applications"),
        Column("body", .text, "The text.", isPersonal: true),
        Column("subject", .text, "The subject line.", isPersonal: true),
        Column(
          "type", .text, "What kind of entry it is.",
          words: [
            "NOTE", "ACTIVITY", "INTERVIEW", "EMAIL", "FOLLOW_UP", "TAKE_HOME_TEST",
            "LINKEDIN_NOTE", "LINKEDIN_INMAIL", "AVAILABILITY_REQUEST", "MIGRATION_ERROR",
            "TOUCHPOINT", "FORM", "FEEDBACK",
          ]),
        Column("user_id", .integer, "Who wrote or did it.", references: "users"),
        Column("email_from", .text, "Who sent the e-mail.", isPersonal: true),
        Column("email_to", .text, "Who got it.", isPersonal: true),
        Column("email_cc", .json, "Who got a copy, a list.", isPersonal: true),
        Column("import_hash", .text, "What marks an entry that was imported."),
        Column(
          "body_with_tags", .text, "The text with those mentioned in it marked.",
          isPersonal: true),
        visibility(["admin_only_visible", "privately_visible", "publicly_visible"]),
        Column(
          "email_attachment_file_names", .json, "The names of the files that came with it, a list.",
          isPersonal: true),
      ],
      indexes: [["application_id"]]),
    further(
      "job_notes", "A note on a job.", as: .sensitive, belongsTo: "job_id",
      columns: [
        Column("job_id", .integer, "The job.", references: "jobs"),
        Column("user_id", .integer, "Who wrote it.", references: "users"),
        Column("body", .text, "The text.", isPersonal: true),
        visibility(["admin_only_visible", "privately_visible"]),
      ]),
    further(
      "attachments", "One file that came with an application, by its name and address.",
      as: .sensitive, growth: .fast, belongsTo: "application_id",
      columns: [
        Column("application_id", .integer, "The application.", references: "applications"),
        Column("candidate_id", .integer, "The person.", references: "candidates"),
        Column(
          "type", .text, "What the file is.",
          words: [
            "resume", "cover_letter", "take_home_test", "offer_packet", "offer_letter",
            "signed_offer_letter", "other", "form_attachment", "midfunnel_agreement",
            "automated_agreement",
          ]),
        Column("filename", .text, "The file's name.", isPersonal: true),
        Column(
          "url", .text, "Where Greenhouse hands the file out, for seven days from the sync.",
          isPersonal: true),
      ],
      indexes: [["candidate_id"]]),
    further(
      "email_templates", "A text that e-mails are made from.", as: .sensitive,
      columns: [
        Column("name", .text, "What the template is called."),
        Column("description", .text, "What it is for."),
        Column("email_type", .text, "Which e-mail is made from it, in Greenhouse's word."),
        Column(
          "default", .boolean,
          "Whether it is taken unless another is chosen, in SQL within quotes, being a keyword."),
        Column("subject", .text, "The subject line."),
        Column("body", .text, "The text."),
        Column("html_body", .text, "The text as HTML."),
        Column(
          "from_type", .text, "Whose address it is sent from.",
          words: [
            "user_email", "organization_email", "my_email_address", "inviter", "organizer",
            "not_applicable",
          ]),
        Column("recipients", .text, "Who else gets it.", isPersonal: true),
        Column("cc_coordinator", .boolean, "Whether the coordinator gets a copy."),
        Column("cc_recruiter", .boolean, "Whether the recruiter gets a copy."),
        Column("office_anywhere", .boolean, "Whether it is for jobs of every office."),
        Column("user_id", .integer, "Whose template it is.", references: "users"),
      ]),
  ]

  private static func visibility(_ words: [String]) -> Column {
    Column("visibility", .text, "Who may read it.", words: words)
  }
}
