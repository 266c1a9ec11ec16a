/// The key paths of every list's records, taken from recorded and documented examples.
let expectedKeys: [String: String] = [
  "v1 applications": """
  answers answers[].answer answers[].question applied_at attachments attachments[].created_at
  attachments[].filename attachments[].type attachments[].url candidate_id coordinator
  coordinator.employee_id coordinator.first_name coordinator.id coordinator.last_name
  coordinator.name credited_to credited_to.employee_id credited_to.first_name credited_to.id
  credited_to.last_name credited_to.name current_stage current_stage.id current_stage.name
  custom_fields id job_post_id jobs jobs[].id jobs[].name keyed_custom_fields last_activity_at
  location location.address prospect prospect_detail prospect_detail.prospect_owner
  prospect_detail.prospect_owner.id prospect_detail.prospect_owner.name
  prospect_detail.prospect_pool prospect_detail.prospect_pool.id
  prospect_detail.prospect_pool.name prospect_detail.prospect_stage
  prospect_detail.prospect_stage.id prospect_detail.prospect_stage.name prospective_department
  prospective_department.child_ids prospective_department.external_id
  prospective_department.id prospective_department.name prospective_department.parent_id
  prospective_office prospective_office.child_ids prospective_office.external_id
  prospective_office.id prospective_office.location prospective_office.location.name
  prospective_office.name prospective_office.parent_id
  prospective_office.primary_contact_user_id recruiter recruiter.employee_id
  recruiter.first_name recruiter.id recruiter.last_name recruiter.name rejected_at
  rejection_details rejection_details.custom_fields rejection_details.keyed_custom_fields
  rejection_reason rejection_reason.id rejection_reason.name rejection_reason.type
  rejection_reason.type.id rejection_reason.type.name source source.id source.public_name
  status
  """,
  "v1 candidates": """
  addresses addresses[].type addresses[].value application_ids applications
  applications[].answers applications[].answers[].answer applications[].answers[].question
  applications[].applied_at applications[].attachments applications[].attachments[].created_at
  applications[].attachments[].filename applications[].attachments[].type
  applications[].attachments[].url applications[].candidate_id applications[].coordinator
  applications[].coordinator.employee_id applications[].coordinator.first_name
  applications[].coordinator.id applications[].coordinator.last_name
  applications[].coordinator.name applications[].credited_to
  applications[].credited_to.employee_id applications[].credited_to.first_name
  applications[].credited_to.id applications[].credited_to.last_name
  applications[].credited_to.name applications[].current_stage applications[].current_stage.id
  applications[].current_stage.name applications[].id applications[].job_post_id
  applications[].jobs applications[].jobs[].id applications[].jobs[].name
  applications[].last_activity_at applications[].location applications[].location.address
  applications[].prospect applications[].prospect_detail
  applications[].prospect_detail.prospect_owner
  applications[].prospect_detail.prospect_owner.id
  applications[].prospect_detail.prospect_owner.name
  applications[].prospect_detail.prospect_pool applications[].prospect_detail.prospect_pool.id
  applications[].prospect_detail.prospect_pool.name
  applications[].prospect_detail.prospect_stage
  applications[].prospect_detail.prospect_stage.id
  applications[].prospect_detail.prospect_stage.name applications[].prospective_department
  applications[].prospective_department.child_ids
  applications[].prospective_department.external_id applications[].prospective_department.id
  applications[].prospective_department.name applications[].prospective_department.parent_id
  applications[].prospective_office applications[].prospective_office.child_ids
  applications[].prospective_office.external_id applications[].prospective_office.id
  applications[].prospective_office.location applications[].prospective_office.location.name
  applications[].prospective_office.name applications[].prospective_office.parent_id
  applications[].prospective_office.primary_contact_user_id applications[].recruiter
  applications[].recruiter.employee_id applications[].recruiter.first_name
  applications[].recruiter.id applications[].recruiter.last_name applications[].recruiter.name
  applications[].rejected_at applications[].rejection_details
  applications[].rejection_details.custom_fields
  applications[].rejection_details.keyed_custom_fields applications[].rejection_reason
  applications[].rejection_reason.id applications[].rejection_reason.name
  applications[].rejection_reason.type applications[].rejection_reason.type.id
  applications[].rejection_reason.type.name applications[].source applications[].source.id
  applications[].source.public_name applications[].status attachments attachments[].created_at
  attachments[].filename attachments[].type attachments[].url can_email company coordinator
  coordinator.employee_id coordinator.first_name coordinator.id coordinator.last_name
  coordinator.name created_at custom_fields educations educations[].degree
  educations[].discipline educations[].end_date educations[].id educations[].school_name
  educations[].start_date email_addresses email_addresses[].type email_addresses[].value
  employments employments[].company_name employments[].end_date employments[].id
  employments[].start_date employments[].title first_name id is_private keyed_custom_fields
  last_activity last_name linked_user_ids phone_numbers phone_numbers[].type
  phone_numbers[].value photo_url recruiter recruiter.employee_id recruiter.first_name
  recruiter.id recruiter.last_name recruiter.name social_media_addresses
  social_media_addresses[].value tags title updated_at website_addresses
  website_addresses[].type website_addresses[].value
  """,
  "v1 close_reasons": """
  id name
  """,
  "v1 custom_fields/candidate": """
  active api_only custom_field_options custom_field_options[].external_id
  custom_field_options[].id custom_field_options[].name custom_field_options[].priority
  departments description expose_in_job_board_api field_type id name name_key offices priority
  private require_approval required template_token_string trigger_new_version value_type
  """,
  "v1 departments": """
  child_department_external_ids child_ids external_id id name parent_department_external_id
  parent_id
  """,
  "v1 job_posts": """
  active content created_at demographic_question_set_id external first_published_at id
  internal internal_content job_id live location location.id
  location.job_post_custom_location_id location.job_post_location_type
  location.job_post_location_type.id location.job_post_location_type.name location.name
  location.office_id questions questions[].description questions[].label questions[].name
  questions[].private questions[].required questions[].type questions[].values
  questions[].values[].label questions[].values[].value title updated_at
  """,
  "v1 job_stages": """
  active created_at id interviews interviews[].default_interviewer_users
  interviews[].default_interviewer_users[].employee_id
  interviews[].default_interviewer_users[].first_name
  interviews[].default_interviewer_users[].id
  interviews[].default_interviewer_users[].last_name
  interviews[].default_interviewer_users[].name interviews[].estimated_minutes interviews[].id
  interviews[].interview_kit interviews[].interview_kit.content interviews[].interview_kit.id
  interviews[].interview_kit.questions interviews[].interview_kit.questions[].id
  interviews[].interview_kit.questions[].question interviews[].name interviews[].schedulable
  job_id name priority updated_at
  """,
  "v1 jobs": """
  closed_at confidential copied_from_id created_at custom_fields departments
  departments[].child_ids departments[].external_id departments[].id departments[].name
  departments[].parent_id hiring_team hiring_team.coordinators
  hiring_team.coordinators[].employee_id hiring_team.coordinators[].first_name
  hiring_team.coordinators[].id hiring_team.coordinators[].last_name
  hiring_team.coordinators[].name hiring_team.coordinators[].responsible
  hiring_team.hiring_managers hiring_team.hiring_managers[].employee_id
  hiring_team.hiring_managers[].first_name hiring_team.hiring_managers[].id
  hiring_team.hiring_managers[].last_name hiring_team.hiring_managers[].name
  hiring_team.recruiters hiring_team.recruiters[].employee_id
  hiring_team.recruiters[].first_name hiring_team.recruiters[].id
  hiring_team.recruiters[].last_name hiring_team.recruiters[].name
  hiring_team.recruiters[].responsible hiring_team.sourcers hiring_team.sourcers[].employee_id
  hiring_team.sourcers[].first_name hiring_team.sourcers[].id hiring_team.sourcers[].last_name
  hiring_team.sourcers[].name id is_template keyed_custom_fields name notes offices
  offices[].child_ids offices[].external_id offices[].id offices[].location
  offices[].location.name offices[].name offices[].parent_id offices[].primary_contact_user_id
  opened_at openings openings[].application_id openings[].close_reason
  openings[].close_reason.id openings[].close_reason.name openings[].closed_at openings[].id
  openings[].opened_at openings[].opening_id openings[].status requisition_id status
  updated_at
  """,
  "v1 offers": """
  application_id candidate_id created_at custom_fields id job_id keyed_custom_fields opening
  opening.application_id opening.close_reason opening.close_reason.id
  opening.close_reason.name opening.closed_at opening.id opening.opened_at opening.opening_id
  opening.status resolved_at sent_at starts_at status updated_at version
  """,
  "v1 offices": """
  child_ids child_office_external_ids external_id id location location.name name parent_id
  parent_office_external_id primary_contact_user_id
  """,
  "v1 prospect_pools": """
  active id name prospect_stages prospect_stages[].id prospect_stages[].name
  """,
  "v1 rejection_reasons": """
  id name type type.id type.name
  """,
  "v1 scheduled_interviews": """
  application_id created_at end end.date end.date_time external_event_id id interview
  interview.id interview.name interviewers interviewers[].email interviewers[].employee_id
  interviewers[].id interviewers[].name interviewers[].response_status
  interviewers[].scorecard_id location organizer organizer.employee_id organizer.first_name
  organizer.id organizer.last_name organizer.name start start.date start.date_time status
  updated_at video_conferencing_url
  """,
  "v1 scorecards": """
  application_id attributes attributes[].name attributes[].note attributes[].rating
  attributes[].type candidate_id created_at id interview interview_step interview_step.id
  interview_step.name interviewed_at interviewer interviewer.employee_id
  interviewer.first_name interviewer.id interviewer.last_name interviewer.name
  overall_recommendation questions questions[].answer questions[].id questions[].question
  ratings ratings.definitely_not ratings.mixed ratings.no ratings.strong_yes ratings.yes
  submitted_at submitted_by submitted_by.employee_id submitted_by.first_name submitted_by.id
  submitted_by.last_name submitted_by.name updated_at
  """,
  "v1 sources": """
  id name type type.id type.name
  """,
  "v1 users": """
  created_at custom_fields departments departments[].child_department_external_ids
  departments[].child_ids departments[].external_id departments[].id departments[].name
  departments[].parent_department_external_id departments[].parent_id disabled emails
  employee_id first_name id keyed_custom_fields last_name linked_candidate_ids name offices
  offices[].child_ids offices[].child_office_external_ids offices[].external_id offices[].id
  offices[].location offices[].location.name offices[].name offices[].parent_id
  offices[].parent_office_external_id offices[].primary_contact_user_id primary_email_address
  site_admin updated_at
  """,
  "v3 application_stages": """
  application_id created_at current days_in_stage entered_at exited_at id
  job_interview_stage_id updated_at
  """,
  "v3 applications": """
  agency_note_id answers answers[].answer answers[].question candidate_id coordinator_id
  created_at custom_fields id job_id job_interview_stage_id job_post_id last_activity_at
  location_address needs_decision prospect prospective_job_ids recruiter_id referrer_id
  rejected_at rejection_reason_id source_id stage_id stage_name status updated_at
  """,
  "v3 candidate_attribute_types": """
  active created_at id is_draft job_id name sort_order updated_at
  """,
  "v3 candidates": """
  addresses addresses[].type addresses[].value can_email company created_at custom_fields
  email_addresses email_addresses[].type email_addresses[].value first_name id
  last_activity_at last_name linked_user_ids phone_numbers phone_numbers[].type
  phone_numbers[].value preferred_name private social_media_addresses
  social_media_addresses[].value tags time_zone title updated_at website_addresses
  website_addresses[].type website_addresses[].value
  """,
  "v3 close_reasons": """
  created_at id name updated_at
  """,
  "v3 custom_field_options": """
  active created_at custom_field_id external_id id name sort_order updated_at
  """,
  "v3 custom_fields": """
  active api_only application_type created_at default_value description
  expose_in_job_board_api field_type id internal_type name name_key placeholder private
  require_approval required sort_order template_token_string trigger_new_version updated_at
  updated_by_id use_for_job_approvals use_for_offer_approvals value_type
  """,
  "v3 departments": """
  created_at external_id id name parent_id updated_at
  """,
  "v3 interview_kits": """
  anonymize_candidate anonymize_resumes created_at exercises id job_id job_interview_id
  updated_at
  """,
  "v3 interviewers": """
  created_at email id interview_id response_status scorecard_id updated_at user_id
  """,
  "v3 interviews": """
  all_day_end_on all_day_start_on application_id availability_received_at created_at ends_at
  external_event_id id job_id job_interview_id location organizer_id scheduled_at starts_at
  status updated_at video_conferencing_url
  """,
  "v3 job_candidate_attributes": """
  active candidate_attribute_type_id created_at id job_id name sort_order updated_at
  """,
  "v3 job_hiring_managers": """
  created_at id job_id updated_at user_id
  """,
  "v3 job_interview_stages": """
  active created_at id job_id name sort_order updated_at
  """,
  "v3 job_interviews": """
  active created_at duration id instructions job_id job_interview_stage_id name
  require_scorecard scheduling_type sort_order summary updated_at
  """,
  "v3 job_owners": """
  created_at id job_id responsible type updated_at user_id
  """,
  "v3 job_post_locations": """
  created_at custom_location_id id job_post_id office_id plain_text_location type updated_at
  """,
  "v3 job_posts": """
  active content created_at demographic_question_set_id featured first_published_at id
  internal internal_content job_board_id job_id language live public_url questions
  questions[].answer_type questions[].description questions[].id questions[].label
  questions[].name questions[].options questions[].options[].id questions[].options[].label
  questions[].private questions[].required title updated_at
  """,
  "v3 jobs": """
  closed_at confidential copied_from_id created_at custom_fields department_id id is_template
  name notes office_ids opened_at requisition_id status updated_at
  """,
  "v3 offers": """
  application_id candidate_id created_at custom_fields id job_id opening_id resolved_at
  sent_on starts_on status updated_at version
  """,
  "v3 offices": """
  created_at external_id id location name parent_id primary_in_house_contact_user_id
  updated_at
  """,
  "v3 openings": """
  application_id close_reason_id closed_at created_at custom_fields id job_id open opened_at
  opening_id sort_order target_start_on updated_at
  """,
  "v3 prospect_details": """
  application_id created_at department_id id office_id pool_id pool_stage_id prospect_owner_id
  updated_at
  """,
  "v3 prospect_pool_stages": """
  created_at id name prospect_pool_id sort_order updated_at
  """,
  "v3 prospect_pools": """
  active created_at department_ids description id job_ids name office_ids updated_at
  """,
  "v3 referrers": """
  created_at id name updated_at user_id
  """,
  "v3 rejection_details": """
  application_id created_at id question_custom_fields rejected_at rejected_by_id
  rejection_note_id rejection_reason_id updated_at
  """,
  "v3 rejection_reasons": """
  created_at id name type type.id type.key type.name updated_at
  """,
  "v3 scorecard_candidate_attributes": """
  candidate_attribute_rating created_at id job_candidate_attribute_id note scorecard_id
  updated_at value
  """,
  "v3 scorecards": """
  application_id candidate_rating created_at id interview_kit_id interviewed_at interviewer_id
  notes notes_with_tags private_notes private_notes_with_tags public_notes
  public_notes_with_tags status submitted_at submitter_id updated_at
  """,
  "v3 sources": """
  created_at id name type type.id type.name updated_at
  """,
  "v3 users": """
  agency_id created_at custom_fields deactivated department_ids emails employee_id first_name
  id interviewer_tags interviewer_tags[].id interviewer_tags[].name job_title last_name
  linked_candidate_ids name office_ids primary_email site_admin updated_at
  """,
  "v1 eeoc": """
  application_id candidate_id disability_status disability_status.description
  disability_status.id gender gender.description gender.id race race.description race.id
  submitted_at veteran_status veteran_status.id veteran_status.message
  """,
  "v3 eeoc": """
  application_id candidate_id created_at disability_status disability_status.description
  disability_status.id gender gender.description gender.id id race race.description race.id
  submitted_at updated_at veteran_status veteran_status.description veteran_status.id
  """,
  "v1 demographics/question_sets": "active description id title",
  "v3 demographic_question_sets": "active created_at description enabled id title updated_at",
  "v1 demographics/questions": """
  active demographic_question_set_id id name translations translations[].language
  translations[].name
  """,
  "v3 demographic_questions": """
  active answer_type created_at demographic_question_set_id id name required sort_order
  updated_at
  """,
  "v1 demographics/answer_options": """
  active demographic_question_id free_form id name translations translations[].language
  translations[].name
  """,
  "v3 demographic_answer_options": """
  active created_at decline_to_answer demographic_question_id free_form id name sort_order
  updated_at
  """,
  "v1 demographics/answers": """
  application_id created_at demographic_answer_option_id demographic_question_id free_form_text
  id updated_at
  """,
  "v3 demographic_answers": """
  application_id created_at demographic_answer_option_id demographic_question_id free_form_text
  id updated_at
  """,
  "v3 applied_candidate_tags": """
  candidate_id candidate_tag_id created_at id updated_at
  """,
  "v3 approval_flows": """
  approval_status approval_type created_at id job_id offer_id requested_by_id sequential
  updated_at version
  """,
  "v3 approver_groups": """
  approval_flow_id approvals_required created_at id required_for_exception resolved_at
  sort_order updated_at
  """,
  "v3 approvers": """
  added_by_custom_field_id approver_group_id auto_reminders_sent created_at id reminder_sent_at
  reminder_sent_by_id reminders_sent request_sent_at resolved_at resolved_by_id
  send_auto_reminder_at sort_order status updated_at user_id version_sent
  """,
  "v3 attachments": """
  application_id candidate_id created_at filename id type updated_at url
  """,
  "v3 blocked_spam_sources": """
  created_at id source_type updated_at value
  """,
  "v3 bulk_requests": """
  api_endpoint bulk_action_uuid callback_response callback_url completed_at created_at
  expires_at failure_count id record_count requested_at requested_by_user_id status
  success_count updated_at
  """,
  "v3 candidate_educations": """
  candidate_id created_at degree_custom_field_option_id discipline_custom_field_option_id end_at
  end_date_month end_date_year id latest school_name_custom_field_option_id start_at
  start_date_month start_date_year updated_at
  """,
  "v3 candidate_employments": """
  candidate_id company_name created_at end_date id latest start_date title updated_at
  """,
  "v3 candidate_tags": """
  created_at id name updated_at
  """,
  "v3 custom_field_departments": """
  created_at custom_field_id department_id id updated_at
  """,
  "v3 custom_field_offices": """
  created_at custom_field_id id office_id updated_at
  """,
  "v3 default_interviewers": """
  created_at id interview_kit_id updated_at user_id
  """,
  "v3 email_templates": """
  body cc_coordinator cc_recruiter created_at default description email_type from_type html_body
  id name office_anywhere recipients subject updated_at user_id
  """,
  "v3 focus_candidate_attributes": """
  created_at id interview_kit_id job_candidate_attribute_id updated_at
  """,
  "v3 future_job_permissions": """
  created_at department_id id office_id role_id updated_at user_id
  """,
  "v3 interviewer_tags": """
  created_at id name updated_at
  """,
  "v3 job_board_custom_locations": """
  active created_at greenhouse_job_board_id id updated_at value
  """,
  "v3 job_boards": """
  about company_name conclusion created_at id internal introduction status updated_at url_token
  """,
  "v3 job_notes": """
  body created_at id job_id updated_at user_id visibility
  """,
  "v3 job_post_searchable_locations": """
  city country_long_name country_short_name county created_at id job_post_id latitude location
  longitude postal_code region_long_name region_short_name updated_at
  """,
  "v3 notes": """
  application_id body body_with_tags candidate_id created_at email_attachment_file_names
  email_cc email_from email_to id import_hash subject type updated_at user_id visibility
  """,
  "v3 pay_input_ranges": """
  created_at currency_type id job_post_id max_cents min_cents pay_input_id updated_at
  """,
  "v3 pay_inputs": """
  blurb created_at id linked_custom_field_id locked priority title updated_at
  """,
  "v3 scorecard_question_answer_options": """
  created_at id scorecard_question_answer_id scorecard_question_option_id updated_at
  """,
  "v3 scorecard_question_answers": """
  answer answer_with_tags boolean_value created_at id scorecard_id scorecard_question_id
  updated_at
  """,
  "v3 scorecard_question_candidate_attributes": """
  created_at focus_candidate_attribute_id id scorecard_question_id updated_at
  """,
  "v3 scorecard_question_options": """
  active created_at id name scorecard_question_id sort_order updated_at
  """,
  "v3 scorecard_questions": """
  active answer_type created_at id interview_kit_id question required sort_order updated_at
  """,
  "v3 tracking_links": """
  created_at id job_board_id job_id job_post_id referrer_id related_post_id related_post_type
  source_id token updated_at
  """,
  "v3 user_emails": """
  created_at email id updated_at user_id verification_token_sent_at verified
  """,
  "v3 user_job_permissions": """
  automated created_at id job_id role_id updated_at user_id
  """,
  "v3 user_roles": """
  created_at id name role_type updated_at
  """,
]
