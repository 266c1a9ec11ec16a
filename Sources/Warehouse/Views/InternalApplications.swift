extension View {
  static let internalApplications = View(
    "internal_applications",
    "An application from inside: its source is Internal Applicant, or the candidate had an account as a user before making it.",
    columns: [
      ("application_id", "The application, which has one row here at most."),
      ("candidate_id", "The person."),
    ],
    sql: """
      select
        a.id as application_id,
        a.candidate_id as candidate_id
      from sources s
      join applications a on a.source_id = s.id
      where s.name = 'Internal Applicant'
      union
      select
        a.id,
        a.candidate_id
      from user_linked_candidates l
      join users u on u.id = l.user_id
      join applications a on a.candidate_id = l.candidate_id
      where u.created_at <= a.created_at
      """)
}
