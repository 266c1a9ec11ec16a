extension Table {
  static let housekeeping = [
    further(
      "custom_field_departments", "One department to whose records a custom field is limited.",
      belongsTo: "custom_field_id",
      columns: [
        .customField,
        Column("department_id", .integer, "The department.", references: "departments"),
      ]),
    further(
      "custom_field_offices", "One office to whose records a custom field is limited.",
      belongsTo: "custom_field_id",
      columns: [
        .customField, Column("office_id", .integer, "The office.", references: "offices"),
      ]),
    further(
      "blocked_spam_sources", "A sender from whom no application is taken.",
      columns: [
        Column(
          "source_type", .text, "What kind of sender it is.",
          words: ["ip_address", "cidr_block", "email_address", "email_domain"]),
        Column("value", .text, "The address, block or domain.", isPersonal: true),
      ]),
    further(
      "bulk_requests", "A request to Greenhouse that changed many records at once.",
      growth: .steady,
      columns: [
        Column("bulk_action_uuid", .text, "What the request is known by."),
        Column("requested_by_user_id", .integer, "Who asked for it.", references: "users"),
        Column("status", .text, "Where it stands, in Greenhouse's word."),
        Column("record_count", .integer, "How many records it was about."),
        Column("success_count", .integer, "How many of them were changed."),
        Column("failure_count", .integer, "How many were not."),
        Column("callback_url", .text, "Where Greenhouse told the end of it.", isPersonal: true),
        Column("callback_response", .text, "What was answered there.", isPersonal: true),
        Column("completed_at", .instant, "When it was done."),
        Column("expires_at", .instant, "Until when Greenhouse remembers it."),
        Column("api_endpoint", .text, "What was asked for."),
        Column("requested_at", .instant, "When it was asked for."),
      ]),
  ]
}

extension Column {
  fileprivate static let customField = Column(
    "custom_field_id", .integer, "The field.", references: "custom_fields")
}
