extension Table {
  static let candidateChildren = [candidateTagNames, candidateLinkedUsers] + contactWays

  private static let candidateTagNames = Table.child(
    "candidate_tag_names", "One tag on one candidate.",
    key: ["candidate_id", "position"],
    columns: [
      .candidate, .position,
      .element("tag", .text, "The tag's name."),
    ],
    indexes: [["tag"]])

  private static let candidateLinkedUsers = Table.child(
    "candidate_linked_users", "One Greenhouse user who is the same person as a candidate.",
    key: ["candidate_id", "position"],
    columns: [
      .candidate, .position,
      .element("user_id", .integer, "The user's id.", references: "users"),
    ],
    indexes: [["user_id"]])

  private static let contactWays = [
    Table.child(
      "candidate_emails", "One email address of a candidate.",
      key: ["candidate_id", "position"],
      columns: [
        .candidate, .position,
        .element("email", .text, "The address.", at: "value", isPersonal: true),
        .element(
          "type", .text, "What the address is for.", words: ["personal", "work", "other"]),
      ],
      indexes: [["email"]]),
    Table.child(
      "candidate_phones", "One phone number of a candidate.",
      key: ["candidate_id", "position"],
      columns: [
        .candidate, .position,
        .element(
          "phone", .text, "The number as it was typed, in no fixed format.", at: "value",
          isPersonal: true),
        .element(
          "type", .text, "What kind of number it is.",
          words: ["home", "work", "mobile", "skype", "other"]),
      ]),
    Table.child(
      "candidate_addresses", "One postal address of a candidate.",
      key: ["candidate_id", "position"],
      columns: [
        .candidate, .position,
        .element(
          "address", .text, "The address as it was typed, often over several lines.", at: "value",
          isPersonal: true),
        .element("type", .text, "What kind of address it is.", words: ["home", "work", "other"]),
      ]),
    Table.child(
      "candidate_websites", "One website of a candidate.",
      key: ["candidate_id", "position"],
      columns: [
        .candidate, .position,
        .element("url", .text, "The address of the site.", at: "value", isPersonal: true),
        .element(
          "type", .text, "What kind of site it is.",
          words: ["personal", "company", "portfolio", "blog", "other"]),
      ]),
    Table.child(
      "candidate_social_media", "One social media address of a candidate.",
      key: ["candidate_id", "position"],
      columns: [
        .candidate, .position,
        .element(
          "address", .text, "The handle or link as it was typed.", at: "value", isPersonal: true),
      ]),
  ]
}

extension Column {
  fileprivate static let candidate = Column.parent(
    "candidate_id", "The candidate it belongs to.", of: "candidates")
}
