extension View {
  static let jobDepartments = View(
    "job_departments",
    "A job with its department by name.",
    columns: [
      ("job_id", "The job."),
      ("job", "The job's internal name."),
      ("status", "Whether it is open, closed or a draft."),
      ("opened_at", "When recruiting began."),
      ("closed_at", "When recruiting ended."),
      ("is_template", "Whether the job is only a pattern for others, as 1 or 0."),
      ("department_id", "The job's own department."),
      ("department", "The department's name."),
    ],
    sql: """
      select
        j.id as job_id,
        j.name as job,
        j.status as status,
        j.opened_at as opened_at,
        j.closed_at as closed_at,
        case when j.is_template is true then 1 else 0 end as is_template,
        j.department_id as department_id,
        d.name as department
      from jobs j
      left join departments d on d.id = j.department_id
      """)
}
