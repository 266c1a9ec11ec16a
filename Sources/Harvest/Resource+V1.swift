extension Resource {
  /// The lists of Harvest v1 that the warehouse is filled from, documented in Greenhouse's page on
  /// Harvest v1.
  static let v1: [Resource] = [
    list("applications", by: [.created, .lastActivity], single: true),
    list("candidates", by: [.created, .updated], single: true),
    list("jobs", by: [.created, .updated], single: true),
    // Without `active`, deleted posts are listed too.
    list("job_posts", by: [.created, .updated], single: true),
    list("offers", by: [.created, .updated], single: true),
    list("scorecards", by: [.created, .updated], single: true),
    list("scheduled_interviews", by: [.created, .updated], single: true),
    list(
      "users", by: [.created, .updated], asking: [QueryItem("user_attributes", "true")],
      single: true),
    list("departments", asking: [QueryItem("render_as", "list")], single: true),
    list("offices", asking: [QueryItem("render_as", "list")], single: true),
    list("sources"),
    list("rejection_reasons", asking: [QueryItem("include_defaults", "true")]),
    list("close_reasons"),

    list("job_stages", by: [.created, .updated], single: true),
    list("prospect_pools"),
    Resource(
      name: "custom_fields", dialect: .v1,
      variants: fieldTypes.map { Variant("/v1/custom_fields/\($0)") },
      filters: [:], single: nil, fanOut: nil),
    Resource(
      name: "custom_field_options", dialect: .v1, variants: [], filters: [:], single: nil,
      fanOut: FanOut(
        list: "custom_fields", column: "value_type", words: ["single_select", "multi_select"],
        before: "/v1/custom_field/", after: "/custom_field_options")),

    list("eeoc"),
    list("demographic_question_sets", at: "demographics/question_sets", single: true),
    list("demographic_questions", at: "demographics/questions", single: true),
    list("demographic_answer_options", at: "demographics/answer_options", single: true),
    list(
      "demographic_answers", at: "demographics/answers", by: [.created, .updated], single: true),
  ]

  private static let fieldTypes = [
    "candidate", "application", "offer", "job", "rejection_question", "referral_question",
  ]

  private enum Narrowing {
    case created, updated, lastActivity

    /// An upper bound on what can change would lose rows that change meanwhile: none is offered.
    var filter: (String, Filter) {
      switch self {
      case .created:
        ("created_at", .between(after: "created_after", before: "created_before"))
      case .updated: ("updated_at", .after("updated_after"))
      case .lastActivity: ("last_activity_at", .after("last_activity_after"))
      }
    }
  }

  private static func list(
    _ name: String, at path: String? = nil, by narrowings: [Narrowing] = [],
    asking query: [QueryItem] = [], single: Bool = false
  ) -> Resource {
    let path = "/v1/\(path ?? name)"
    return Resource(
      name: name, dialect: .v1,
      variants: [Variant(path, query)],
      filters: Dictionary(uniqueKeysWithValues: narrowings.map(\.filter)),
      single: single ? path : nil, fanOut: nil)
  }
}
