extension Resource {
  /// The lists of Harvest v3 that the warehouse is filled from, documented in Greenhouse's reference
  /// pages, one page each.
  static let v3: [Resource] = [
    list("applications", alsoBy: ["last_activity_at"]),
    list("candidates", alsoBy: ["last_activity_at"]),
    list("jobs"),
    // Deleted posts are shown only when they are asked for.
    list(
      "job_posts", asking: [[QueryItem("active", "true")], [QueryItem("active", "false")]]),
    list("offers"),
    list("scorecards"),
    list("interviews"),
    // Rows written by integrations point at service users.
    list("users", asking: [[QueryItem("show_service_accounts", "true")]]),
    list("departments"),
    list("offices"),
    list("sources"),
    list("rejection_reasons", asking: [[QueryItem("include_defaults", "true")]]),
    list("close_reasons"),

    list("application_stages"),
    list("job_interview_stages"),
    list("openings"),
    list("rejection_details"),
    list("interviewers"),
    list("interview_kits"),
    list("job_interviews"),
    list("job_owners"),
    list("job_hiring_managers"),
    list("referrers"),
    list("prospect_details"),
    list("prospect_pools"),
    list("prospect_pool_stages"),
    list("job_post_locations"),
    list("scorecard_candidate_attributes"),
    list("job_candidate_attributes"),
    list("candidate_attribute_types"),
    list("custom_fields"),
    list("custom_field_options"),

    list("applied_candidate_tags"),
    list("approval_flows"),
    list("approver_groups"),
    list("approvers"),
    list("blocked_spam_sources"),
    list("bulk_requests"),
    list("candidate_educations"),
    list("candidate_employments"),
    list("candidate_tags"),
    list("custom_field_departments"),
    list("custom_field_offices"),
    list("default_interviewers"),
    list("focus_candidate_attributes"),
    list("future_job_permissions"),
    list("interviewer_tags"),
    list("job_board_custom_locations"),
    list("job_boards"),
    list("job_post_searchable_locations"),
    list("scorecard_question_answer_options"),
    list("scorecard_question_answers"),
    list("scorecard_question_candidate_attributes"),
    list("scorecard_question_options"),
    list("scorecard_questions"),
    list("tracking_links"),
    list("user_emails"),
    list("user_job_permissions"),
    list("user_roles"),

    list("eeoc"),
    list("demographic_question_sets"),
    list("demographic_questions", isDated: false),
    list("demographic_answer_options", isDated: false),
    list("demographic_answers"),
    list("attachments"),
    list("email_templates"),
    list("job_notes"),
    list("notes"),
    list("pay_input_ranges"),
    list("pay_inputs"),
  ]

  private static func list(
    _ name: String, asking queries: [[QueryItem]] = [[]], alsoBy fields: [String] = [],
    isDated: Bool = true
  ) -> Resource {
    let dates = isDated ? ["created_at", "updated_at"] : []
    let ranges = (dates + fields).map { ($0, Filter.range($0)) }
    return Resource(
      name: name, dialect: .v3,
      variants: queries.map { Variant("/v3/\(name)", $0) },
      filters: Dictionary(uniqueKeysWithValues: ranges),
      single: nil, fanOut: nil)
  }
}
