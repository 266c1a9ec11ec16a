extension View {
  static let rejections = View(
    "rejections",
    "A rejected application with its reason, told apart into those we turned down and those who withdrew.",
    columns: [
      ("application_id", "The application."),
      ("candidate_id", "The person."),
      ("job_id", "The job."),
      ("recruiter_id", "The user responsible for the application."),
      ("source_id", "What the application is attributed to."),
      ("is_prospect", "Whether it is a prospect who has not applied, as 1 or 0."),
      ("rejected_at", "When it was rejected."),
      ("rejected_by_id", "The user who did, NULL on v1 and where an integration did."),
      ("reason_id", "The reason, NULL when none was chosen."),
      ("reason", "The reason in words."),
      ("reason_type", "Who turned down whom, in Greenhouse's words."),
      (
        "kind",
        "Rejected when we turned them down, withdrawn when they did, unknown when the reason does not say."
      ),
    ],
    sql: """
      select
        a.id as application_id,
        a.candidate_id as candidate_id,
        a.job_id as job_id,
        a.recruiter_id as recruiter_id,
        a.source_id as source_id,
        case when a.prospect is true then 1 else 0 end as is_prospect,
        a.rejected_at as rejected_at,
        r.rejected_by_id as rejected_by_id,
        s.id as reason_id,
        s.name as reason,
        s.type_name as reason_type,
        case s.type_key
          when 'WE_REJECTED_THEM' then 'rejected'
          when 'SECURITY_CONCERN' then 'rejected'
          when 'THEY_REJECTED_US' then 'withdrawn'
          else 'unknown'
        end as kind
      from applications a
      left join rejection_details r on r.application_id = a.id
      left join rejection_reasons s
        on s.id = coalesce(r.rejection_reason_id, a.rejection_reason_id)
      where a.status = 'rejected'
      """)
}
