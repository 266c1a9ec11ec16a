extension View {
  static let jobPlaces = View(
    "job_places",
    "One office that a job may sit in, by its name.",
    columns: [
      ("job_id", "The job."),
      ("office_id", "The office."),
      ("office", "The office's name."),
    ],
    sql: """
      select
        p.job_id as job_id,
        o.id as office_id,
        o.name as office
      from job_offices p
      join offices o on o.id = p.office_id
      """)
}
