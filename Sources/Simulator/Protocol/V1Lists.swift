extension ListFacts {
  /// The lists of v1 that have filters, an order or links of their own, by the path's first word.
  static let v1: [String: ListFacts] = Dictionary(
    uniqueKeysWithValues: v1Lists.map { ($0.name, $0) })

  /// The facts of a v1 path; most small lists have only paging.
  static func v1(path: String) -> ListFacts {
    let first = String(path.prefix { $0 != "/" })
    return v1[first] ?? .v1(first)
  }

  private static let changed =
    [Parameter].between("created", .created) + [Parameter].between("updated", .updated)

  private static let v1Lists: [ListFacts] = [
    .v1(
      "candidates", changed, .id("job_id"), .text("email"),
      [Parameter(name: "candidate_ids", kind: .ownIDs)]),
    .v1(
      "applications", .between("created", .created),
      [Parameter(name: "last_activity_after", kind: .after(.activity))],
      .id("job_id"), .text("status")),
    .v1(
      "jobs", changed,
      .text("requisition_id", "opening_id", "status", "external_department_id"),
      .text("external_office_id"), .id("department_id", "office_id", "custom_field_option_id")),
    .v1("job_posts", changed, .flag("live", "active", "internal"), .ignored("full_content")),
    .v1(
      "offers", order: .byApplication, .between("created", .created),
      .between("updated", .updated, beforeIsInclusive: true),
      .between("resolved", .key("resolved_at"), beforeIsInclusive: true),
      .between("sent", .key("sent_on")), .between("starts", .key("starts_on")), .text("status")),
    .v1("scorecards", order: .byCandidate, changed),
    .v1(
      "scheduled_interviews", changed, .between("starts", .key("starts_at")),
      .between("ends", .key("ends_at")), .text("external_event_id"), .flag("actionable")),
    .v1(
      "users", changed, .text("employee_id", "email"),
      [
        Parameter(
          name: "user_attributes", kind: .adds(keys: ["custom_fields", "keyed_custom_fields"]))
      ]),
    .v1("departments", .text("external_id"), .ignored("render_as")),
    .v1("offices", .text("external_id"), .ignored("render_as")),
    .v1(
      "rejection_reasons",
      [Parameter(name: "include_defaults", kind: .reveals)]),
    .v1("job_stages", changed),
    .v1("custom_fields", isNextOnly: true),
    .v1("custom_field", isNextOnly: true),
    .v1("eeoc", isNextOnly: true, .between("submitted", .key("submitted_at"))),
    .v1("user_roles", isNextOnly: true),
    .v1("demographics", isNextOnly: true, changed),
  ]
}
