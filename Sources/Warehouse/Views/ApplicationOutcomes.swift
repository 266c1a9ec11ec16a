extension View {
  static let applicationOutcomes = View(
    "application_outcomes",
    "Every application with its job, department, recruiter and source by name, and where it stands.",
    columns: [
      ("application_id", "The application."),
      ("candidate_id", "The person."),
      ("applied_at", "When it was made, as applications.created_at."),
      ("status", "The same in Greenhouse's words, as applications.status."),
      ("outcome", "Where it stands: active, hired, rejected or converted."),
      ("rejected_at", "When it was rejected, NULL when it is not."),
      ("rejection_reason_id", "Why, NULL where rejection_details says."),
      ("last_activity_at", "When anything last happened to it."),
      ("is_prospect", "Whether it is a prospect who has not applied, as 1 or 0."),
      ("is_template", "Whether the job is only a pattern for others, as 1 or 0."),
      ("job_id", "The job, NULL for a prospect."),
      ("job", "The job's internal name."),
      ("department_id", "The job's own department."),
      ("department", "The department's name."),
      ("recruiter_id", "The user responsible for the application."),
      ("recruiter", "The recruiter's name."),
      ("source_id", "What the application is attributed to."),
      ("source", "The source's name."),
      ("channel", "The source's channel, such as Referral."),
      ("stage_id", "The row of application_stages it is in now, NULL on v1."),
      ("job_interview_stage_id", "The stage it is in now, NULL once it is decided."),
      ("stage_name", "The stage's name."),
    ],
    sql: """
      select
        a.id as application_id,
        a.candidate_id as candidate_id,
        a.created_at as applied_at,
        a.status as status,
        case when a.status = 'in_process' then 'active' else a.status end as outcome,
        a.rejected_at as rejected_at,
        a.rejection_reason_id as rejection_reason_id,
        a.last_activity_at as last_activity_at,
        case when a.prospect is true then 1 else 0 end as is_prospect,
        case when j.is_template is true then 1 else 0 end as is_template,
        a.job_id as job_id,
        j.name as job,
        j.department_id as department_id,
        d.name as department,
        a.recruiter_id as recruiter_id,
        u.name as recruiter,
        a.source_id as source_id,
        s.name as source,
        s.type_name as channel,
        a.stage_id as stage_id,
        a.job_interview_stage_id as job_interview_stage_id,
        a.stage_name as stage_name
      from applications a
      left join jobs j on j.id = a.job_id
      left join departments d on d.id = j.department_id
      left join users u on u.id = a.recruiter_id
      left join sources s on s.id = a.source_id
      """)

  static let applicationSources = View(
    "application_sources",
    "What an application is attributed to, with the channel and who gets the credit, each NULL where nobody said.",
    columns: [
      ("application_id", "The application."),
      ("source_id", "The source."),
      ("source", "The source's name."),
      ("channel_id", "The channel's number."),
      ("channel", "The channel, such as Referral or Third-party boards."),
      ("referrer_id", "Who gets the credit, as referrers.id."),
      ("referrer_user_id", "The user who gets the credit, NULL for somebody without an account."),
      ("referrer", "The name of who gets the credit."),
    ],
    sql: """
      select
        a.id as application_id,
        a.source_id as source_id,
        s.name as source,
        s.type_id as channel_id,
        s.type_name as channel,
        a.referrer_id as referrer_id,
        r.user_id as referrer_user_id,
        r.name as referrer
      from applications a
      left join sources s on s.id = a.source_id
      left join referrers r on r.id = a.referrer_id
      """)
}
