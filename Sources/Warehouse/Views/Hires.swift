extension View {
  static let hires = View(
    "hires",
    "An application whose current offer was accepted after it was made, without prospects, template jobs and those rejected afterwards.",
    columns: [
      ("application_id", "The application, which has one row here at most."),
      ("candidate_id", "The person hired."),
      ("job_id", "The job applied to."),
      ("job_name", "The job's internal name."),
      ("department_id", "The job's own department."),
      ("department", "The department's name, NULL when the job has none."),
      ("offer_id", "The accepted offer, as offers.id."),
      ("applied_at", "When the application was made, as applications.created_at."),
      ("hired_at", "When the offer was accepted, as offers.resolved_at."),
      ("time_to_hire_ms", "Whole milliseconds from applied_at to hired_at."),
      ("source_id", "What the application is attributed to."),
      ("recruiter_id", "The user responsible for the application."),
      ("starts_on", "The day the person starts, NULL when the offer does not say."),
    ],
    sql: """
      select
        a.id as application_id,
        a.candidate_id as candidate_id,
        a.job_id as job_id,
        j.name as job_name,
        j.department_id as department_id,
        d.name as department,
        o.offer_id as offer_id,
        a.created_at as applied_at,
        o.resolved_at as hired_at,
        \(Milliseconds.between("a.created_at", "o.resolved_at")) as time_to_hire_ms,
        a.source_id as source_id,
        a.recruiter_id as recruiter_id,
        o.starts_on as starts_on
      from current_offers o
      join applications a on a.id = o.application_id
      left join jobs j on j.id = a.job_id
      left join departments d on d.id = j.department_id
      where o.status = 'Accepted'
        and a.prospect is not true
        and j.is_template is not true
        and a.status <> 'rejected'
        and o.resolved_at >= a.created_at
      """)
}
