extension ListFacts {
  /// Every list of v3 with its filters, as its reference page names them.
  static let v3: [String: ListFacts] = Dictionary(
    uniqueKeysWithValues: v3Lists.map { ($0.name, $0) })

  private static let v3Lists: [ListFacts] = [
    .v3("application_stages", .ids("application_ids", "job_interview_stage_ids"), .flag("current")),
    .v3(
      "applications",
      .ids(
        "candidate_ids", "job_ids", "prospective_job_ids", "job_post_ids", "source_ids",
        "referrer_ids", "stage_ids", "job_interview_stage_ids"),
      .word("status", "rejected", "hired", "converted", "active"),
      .text("stage_name"),
      .id("custom_field_option_id"),
      [Parameter(name: "last_activity_at", kind: .range(.activity))],
      .flag("prospect")),
    .v3("applied_candidate_tags", .ids("candidate_tag_ids", "candidate_ids")),
    .v3(
      "approval_flows",
      .ids("job_ids", "offer_ids"),
      .word("approval_type", "open_job", "offer_job", "offer_candidate")),
    .v3("approver_groups", .ids("approval_flow_ids")),
    .v3(
      "approvers",
      .ids("approver_group_ids", "user_ids"),
      .word("status", "waiting", "due", "approved", "rejected")),
    .v3(
      "attachments",
      .ids("application_ids", "candidate_ids"),
      .word(
        "type", "resume", "cover_letter", "take_home_test", "offer_packet", "offer_letter",
        "signed_offer_letter", "other", "form_attachment", "midfunnel_agreement",
        "automated_agreement")),
    .v3(
      "blocked_spam_sources",
      .word("source_type", "ip_address", "cidr_block", "email_address", "email_domain"),
      .text("value")),
    .v3("bulk_requests", .text("bulk_action_uuid"), .flag("active")),
    .v3("candidate_attribute_types", .flag("active", "is_draft")),
    .v3(
      "candidate_educations",
      .ids("candidate_ids"),
      .range("start_at", "end_at"),
      .flag("latest")),
    .v3("candidate_employments", .ids("candidate_ids"), .flag("latest")),
    .v3("candidate_tags"),
    .v3(
      "candidates",
      [Parameter(name: "last_activity_at", kind: .range(.activity))],
      .id("custom_field_option_id"),
      .flag("private"),
      .text("email", "tag")),
    .v3("close_reasons"),
    .v3("custom_field_departments", .ids("custom_field_ids", "department_ids")),
    .v3("custom_field_offices", .ids("custom_field_ids", "office_ids")),
    .v3(
      "custom_field_options",
      .ids("custom_field_ids"),
      .flag("active"),
      .text("custom_field_key")),
    .v3(
      "custom_fields",
      .word(
        "field_type", "job", "opening", "standard", "offer", "compensation_frequency", "candidate",
        "referral_question", "application", "rejection_question", "form", "agency_question",
        "user_attribute"),
      .flag("active"),
      .text("name", "name_key")),
    .v3("default_interviewers", .ids("user_ids", "interview_kit_ids")),
    .v3(
      "demographic_answer_options",
      dated: false,
      .ids("demographic_question_ids"),
      .flag("active")),
    .v3(
      "demographic_answers",
      .ids("application_ids", "demographic_question_ids", "demographic_answer_option_ids")),
    .v3("demographic_question_sets", .flag("active", "enabled")),
    .v3(
      "demographic_questions",
      dated: false,
      .ids("demographic_question_set_ids"),
      .flag("active", "required")),
    .v3("departments", .id("parent_id"), .text("external_id")),
    .v3("eeoc", .ids("application_ids"), .range("submitted_at")),
    .v3("email_templates", .text("email_type", "from_type")),
    .v3("focus_candidate_attributes", .ids("interview_kit_ids", "job_candidate_attribute_ids")),
    .v3(
      "future_job_permissions",
      .ids("department_ids", "office_ids", "user_ids", "role_ids"),
      .text("external_department_id", "external_office_id")),
    .v3("interview_kits", .ids("job_ids", "job_interview_ids")),
    .v3("interviewer_tags"),
    .v3(
      "interviewers",
      .ids("interview_ids", "user_ids", "scorecard_ids"),
      .word("response_status", "needs_action", "declined", "tentative", "accepted")),
    .v3(
      "interviews",
      .ids("job_ids", "application_ids", "job_interview_ids", "organizer_ids"),
      .range("starts_at", "ends_at", "all_day_start_on", "all_day_end_on"),
      .text("external_event_id"),
      .word(
        "status", "to_be_scheduled", "scheduled", "awaiting_feedback", "complete", "skipped",
        "collect_feedback", "to_be_sent", "sent", "received")),
    .v3("job_board_custom_locations", .ids("greenhouse_job_board_ids"), .flag("active")),
    .v3("job_boards", .flag("internal", "live")),
    .v3(
      "job_candidate_attributes",
      .ids("job_ids", "candidate_attribute_type_ids"),
      .flag("active")),
    .v3("job_hiring_managers", .ids("user_ids", "job_ids")),
    .v3("job_interview_stages", .ids("job_ids"), .flag("active")),
    .v3(
      "job_interviews",
      .ids("job_interview_stage_ids", "job_ids"),
      .flag("active"),
      .word("scheduling_type", "none", "needs_scheduling", "take_home_test", "offer")),
    .v3(
      "job_notes",
      .ids("job_ids", "user_ids"),
      .word("visibility", "admin_only_visible", "privately_visible")),
    .v3(
      "job_owners",
      .ids("user_ids", "job_ids"),
      .word("type", "sourcer", "recruiter", "coordinator")),
    .v3(
      "job_post_locations",
      .ids("office_ids", "job_post_ids", "custom_location_ids"),
      .word("type", "free_text", "office", "custom_list"),
      .text("plain_text_location")),
    .v3("job_post_searchable_locations", .ids("job_post_ids")),
    .v3(
      "job_posts",
      .ids("job_ids", "job_board_ids"),
      [Parameter(name: "active", kind: .flag(key: "active", unlessGiven: true))],
      .flag("featured", "live", "internal")),
    .v3(
      "jobs",
      .range("opened_at", "closed_at"),
      .text("requisition_id"),
      .id("department_id", "office_id", "custom_field_option_id"),
      .flag("confidential"),
      .word("status", "open", "draft", "closed")),
    .v3(
      "notes",
      .ids("candidate_ids", "user_ids", "application_ids"),
      .word(
        "type", "NOTE", "ACTIVITY", "INTERVIEW", "EMAIL", "FOLLOW_UP", "TAKE_HOME_TEST",
        "LINKEDIN_NOTE", "LINKEDIN_INMAIL", "AVAILABILITY_REQUEST", "MIGRATION_ERROR", "TOUCHPOINT",
        "FORM", "FEEDBACK"),
      .word("visibility", "admin_only_visible", "privately_visible", "publicly_visible")),
    .v3(
      "offers",
      .ids("application_ids", "job_ids", "candidate_ids", "opening_ids"),
      .flag("current_only"),
      .id("custom_field_option_id"),
      .word("status", "Created", "Accepted", "Rejected", "Deprecated"),
      .range("resolved_at", "sent_on", "starts_on")),
    .v3("offices", .id("parent_id"), .text("external_id")),
    .v3(
      "openings",
      .ids("job_ids", "application_ids", "close_reason_ids"),
      .range("opened_at", "closed_at"),
      .id("custom_field_option_id"),
      .flag("open"),
      .text("opening_id")),
    .v3("pay_input_ranges", .ids("pay_input_ids", "job_post_ids")),
    .v3("pay_inputs", .ids("linked_custom_field_ids")),
    .v3(
      "prospect_details",
      .ids(
        "application_ids", "pool_ids", "pool_stage_ids", "prospect_owner_ids", "department_ids",
        "office_ids")),
    .v3("prospect_pool_stages", .ids("prospect_pool_ids")),
    .v3("prospect_pools", .ids("department_ids", "office_ids", "job_ids"), .flag("active")),
    .v3("referrers", .ids("user_ids")),
    .v3(
      "rejection_details",
      .ids("application_ids", "rejection_reason_ids"),
      .id("custom_field_option_id")),
    .v3("rejection_reasons", [Parameter(name: "include_defaults", kind: .reveals)]),
    .v3("scorecard_candidate_attributes", .ids("scorecard_ids", "job_candidate_attribute_ids")),
    .v3(
      "scorecard_question_answer_options",
      .ids("scorecard_question_option_ids", "scorecard_question_answer_ids")),
    .v3("scorecard_question_answers", .ids("scorecard_ids", "scorecard_question_ids")),
    .v3(
      "scorecard_question_candidate_attributes",
      .ids("scorecard_question_ids", "focus_candidate_attribute_ids")),
    .v3("scorecard_question_options", .ids("scorecard_question_ids"), .flag("active")),
    .v3("scorecard_questions", .ids("interview_kit_ids"), .flag("active")),
    .v3(
      "scorecards",
      .ids("interview_kit_ids", "submitter_ids", "application_ids", "interviewer_ids"),
      .range("interviewed_at", "submitted_at"),
      .word("status", "draft", "complete")),
    .v3("sources"),
    .v3(
      "tracking_links",
      .ids(
        "job_ids", "source_ids", "referrer_ids", "job_board_ids", "job_post_ids", "related_post_ids"
      ),
      .text("token", "related_post_type")),
    .v3(
      "user_emails",
      .ids("user_ids"),
      .text("email"),
      .flag("verified"),
      .range("verification_token_sent_at")),
    .v3("user_job_permissions", .ids("job_ids", "user_ids", "role_ids")),
    .v3("user_roles"),
    .v3(
      "users",
      .ids(
        "agency_ids", "office_ids", "department_ids", "linked_candidate_ids", "interviewer_tag_ids"),
      .text("employee_ids", "primary_email", "external_office_id", "external_department_id"),
      .id("custom_field_option_id"),
      .flag("deactivated"),
      [Parameter(name: "show_service_accounts", kind: .reveals)]),
  ]
}
