extension View {
  static let hiringTeam = View(
    "hiring_team",
    "A user's part in a job: recruiter, coordinator, sourcer or hiring manager.",
    columns: [
      ("job_id", "The job."),
      ("user_id", "The user."),
      ("member", "The user's name."),
      ("role", "The part: recruiter, coordinator, sourcer or hiring_manager."),
      (
        "responsible",
        "Whether new candidates are given to this user, as 1 or 0, NULL for a hiring manager."
      ),
    ],
    sql: """
      select
        o.job_id as job_id,
        o.user_id as user_id,
        u.name as member,
        o.type as role,
        case when o.responsible is true then 1 else 0 end as responsible
      from job_owners o
      left join users u on u.id = o.user_id
      union all
      select
        m.job_id,
        m.user_id,
        u.name,
        'hiring_manager',
        null
      from job_hiring_managers m
      left join users u on u.id = m.user_id
      """)
}
