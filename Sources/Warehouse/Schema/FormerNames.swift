extension [FormerName] {
  /// What Harvest v1 and its documents called things.
  static let v1: [FormerName] = [
    FormerName("last_activity", in: "candidates", now: "candidates.last_activity_at"),
    FormerName("is_private", in: "candidates", now: "candidates.private"),
    FormerName("application_ids", in: "candidates", now: "applications.candidate_id"),
    FormerName("applications", in: "candidates", now: "applications.candidate_id"),
    FormerName("recruiter", in: "candidates", now: "applications.recruiter_id"),
    FormerName("coordinator", in: "candidates", now: "applications.coordinator_id"),
    FormerName("keyed_custom_fields", in: "candidates", now: "candidates.custom_fields"),

    FormerName("applied_at", in: "applications", now: "applications.created_at"),
    FormerName("current_stage", in: "applications", now: "applications.stage_name"),
    FormerName("source", in: "applications", now: "applications.source_id"),
    FormerName("credited_to", in: "applications", now: "applications.referrer_id"),
    FormerName("recruiter", in: "applications", now: "applications.recruiter_id"),
    FormerName("coordinator", in: "applications", now: "applications.coordinator_id"),
    FormerName("location", in: "applications", now: "applications.location_address"),
    FormerName("jobs", in: "applications", now: "applications.job_id"),
    FormerName(
      "rejection_reason", in: "applications", now: "rejection_details.rejection_reason_id"),
    FormerName("rejection_details", in: "applications", now: "rejection_details.application_id"),
    FormerName("prospect_detail", in: "applications", now: "prospect_details.application_id"),
    FormerName("prospective_office", in: "applications", now: "prospect_details.office_id"),
    FormerName("prospective_department", in: "applications", now: "prospect_details.department_id"),
    FormerName("keyed_custom_fields", in: "applications", now: "applications.custom_fields"),

    FormerName("departments", in: "jobs", now: "jobs.department_id"),
    FormerName("offices", in: "jobs", now: "job_offices.office_id"),
    FormerName("hiring_team", in: "jobs", now: "job_owners.job_id"),
    FormerName("openings", in: "jobs", now: "openings.job_id"),
    FormerName("keyed_custom_fields", in: "jobs", now: "jobs.custom_fields"),

    FormerName("location", in: "job_posts", now: "job_post_locations.plain_text_location"),
    FormerName("external", in: "job_posts", now: "job_posts.internal"),

    FormerName("sent_at", in: "offers", now: "offers.sent_on"),
    FormerName("starts_at", in: "offers", now: "offers.starts_on"),
    FormerName("opening", in: "offers", now: "offers.opening_id"),
    FormerName("keyed_custom_fields", in: "offers", now: "offers.custom_fields"),

    FormerName("overall_recommendation", in: "scorecards", now: "scorecards.candidate_rating"),
    FormerName("submitted_by", in: "scorecards", now: "scorecards.submitter_id"),
    FormerName("interviewer", in: "scorecards", now: "scorecards.interviewer_id"),
    FormerName("interview", in: "scorecards", now: "scorecards.interview_kit_id"),
    FormerName("interview_step", in: "scorecards", now: "scorecards.interview_kit_id"),
    FormerName("candidate_id", in: "scorecards", now: "applications.candidate_id"),
    FormerName(
      "attributes", in: "scorecards", now: "scorecard_candidate_attributes.scorecard_id"),
    FormerName(
      "ratings", in: "scorecards", now: "scorecard_candidate_attributes.candidate_attribute_rating"),

    FormerName("start", in: "scheduled_interviews", now: "scheduled_interviews.starts_at"),
    FormerName("end", in: "scheduled_interviews", now: "scheduled_interviews.ends_at"),
    FormerName(
      "interview", in: "scheduled_interviews", now: "scheduled_interviews.job_interview_id"),
    FormerName("organizer", in: "scheduled_interviews", now: "scheduled_interviews.organizer_id"),
    FormerName("interviewers", in: "scheduled_interviews", now: "interviewers.interview_id"),

    FormerName("primary_email_address", in: "users", now: "users.primary_email"),
    FormerName("disabled", in: "users", now: "users.deactivated"),
    FormerName("offices", in: "users", now: "user_offices.office_id"),
    FormerName("departments", in: "users", now: "user_departments.department_id"),
    FormerName("keyed_custom_fields", in: "users", now: "users.custom_fields"),

    FormerName("child_ids", in: "departments", now: "departments.parent_id"),
    FormerName("child_ids", in: "offices", now: "offices.parent_id"),
    FormerName(
      "primary_contact_user_id", in: "offices", now: "offices.primary_in_house_contact_user_id"),
    FormerName("public_name", in: "sources", now: "sources.name"),
    FormerName("priority", in: "job_interview_stages", now: "job_interview_stages.sort_order"),
    FormerName("priority", in: "custom_fields", now: "custom_fields.sort_order"),
    FormerName("priority", in: "custom_field_options", now: "custom_field_options.sort_order"),
    FormerName("estimated_minutes", in: "job_interviews", now: "job_interviews.duration"),
    FormerName(
      "rating", in: "scorecard_candidate_attributes",
      now: "scorecard_candidate_attributes.candidate_attribute_rating"),

    FormerName("interviews", in: nil, now: "scheduled_interviews"),
    FormerName("job_stages", in: nil, now: "job_interview_stages"),
    FormerName("job_openings", in: nil, now: "openings"),
    FormerName("hiring_team", in: nil, now: "job_owners"),
    FormerName("tags", in: nil, now: "candidate_tag_names"),
  ]
}
