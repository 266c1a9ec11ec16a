extension Table {
  static let candidates = Table(
    "candidates", .main,
    "A person who applied to a job, was referred, or was sourced, however many applications they have.",
    growth: .steady,
    isPerson: true,
    v3: Feeding("candidates"),
    v1: [
      Feeding(
        "candidates",
        redundant: [
          "applications", "application_ids", "photo_url", "attachments", "custom_fields",
        ])
    ],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The candidate's number, the same in both versions of the API."),
      Column("created_at", .instant, "When the person was added to Greenhouse."),
      Column("updated_at", .instant, "When the profile last changed, including by anonymisation."),
      Column(
        "first_name", .text, "Given name, or the word Anonymized once the person was anonymised.",
        isPersonal: true),
      Column(
        "last_name", .text,
        "Family name, or the candidate's number once the person was anonymised.",
        isPersonal: true),
      Column(
        "preferred_name", .text,
        "The name the person asked to be called by, which v1 does not tell.",
        v1: nil, isPersonal: true),
      Column("company", .text, "The employer on the profile when it was made.", isPersonal: true),
      Column("title", .text, "The job title on the profile when it was made.", isPersonal: true),
      Column(
        "last_activity_at", .instant,
        "When anything last happened to the person or one of their applications.",
        v1: .path("last_activity")),
      Column(
        "private", .boolean, "Whether only users with access to private candidates see the person.",
        v1: .path("is_private")),
      Column("can_email", .boolean, "Whether the person may be sent email from Greenhouse."),
      Column(
        "time_zone", .text, "The name of the person's time zone, which v1 does not tell.", v1: nil,
        isPersonal: true),
      Column(
        "tags", .json,
        "The names of the tags on the person, as an array that is also the table candidate_tag_names."
      ),
      Column(
        "linked_user_ids", .json,
        "The users that are this same person, for internal applicants, as an array that is also candidate_linked_users."
      ),
      Column(
        "phone_numbers", .json,
        "Phone numbers with their kinds, as an array that is also the table candidate_phones.",
        isPersonal: true),
      Column(
        "addresses", .json,
        "Postal addresses with their kinds, as an array that is also the table candidate_addresses.",
        isPersonal: true),
      Column(
        "email_addresses", .json,
        "Email addresses with their kinds, as an array that is also the table candidate_emails.",
        isPersonal: true),
      Column(
        "website_addresses", .json,
        "Websites with their kinds, as an array that is also the table candidate_websites.",
        isPersonal: true),
      Column(
        "social_media_addresses", .json,
        "Social media addresses, as an array that is also the table candidate_social_media.",
        isPersonal: true),
      .customFields("candidate"),
    ],
    children: [
      Child("candidate_tag_names", from: "tags", parentID: "candidate_id", as: .values("tag")),
      Child(
        "candidate_linked_users", from: "linked_user_ids", parentID: "candidate_id",
        as: .values("user_id")),
      Child("candidate_emails", from: "email_addresses", parentID: "candidate_id", as: .objects),
      Child("candidate_phones", from: "phone_numbers", parentID: "candidate_id", as: .objects),
      Child("candidate_addresses", from: "addresses", parentID: "candidate_id", as: .objects),
      Child(
        "candidate_websites", from: "website_addresses", parentID: "candidate_id", as: .objects),
      Child(
        "candidate_social_media", from: "social_media_addresses", parentID: "candidate_id",
        as: .objects),
      .customFields(from: "custom_fields"),
    ])
}
