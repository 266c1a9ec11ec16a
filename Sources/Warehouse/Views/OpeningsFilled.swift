extension View {
  static let openingsFilled = View(
    "openings_filled",
    "A closed opening that an application filled, with the acceptance of that application's current offer.",
    columns: [
      ("opening_id", "The opening, as openings.id."),
      ("job_id", "The job it is a seat of."),
      ("application_id", "The application that filled it."),
      ("opened_at", "When the search for it began."),
      ("closed_at", "When it was closed, which is often later than the acceptance."),
      ("target_start_on", "The day the colleague should start, NULL on v1."),
      ("close_reason", "Why it was closed."),
      ("accepted_at", "When the current offer was accepted, NULL when it was not or nobody said."),
      ("is_accepted", "Whether the current offer is accepted, as 1 or 0."),
      ("starts_on", "The day the person starts, NULL when the offer does not say."),
    ],
    sql: """
      select
        p.id as opening_id,
        p.job_id as job_id,
        p.application_id as application_id,
        p.opened_at as opened_at,
        p.closed_at as closed_at,
        p.target_start_on as target_start_on,
        c.name as close_reason,
        case when o.status = 'Accepted' then o.resolved_at end as accepted_at,
        case when o.status = 'Accepted' then 1 else 0 end as is_accepted,
        case when o.status = 'Accepted' then o.starts_on end as starts_on
      from openings p
      left join close_reasons c on c.id = p.close_reason_id
      left join current_offers o on o.application_id = p.application_id
      where p.open is not true
        and p.application_id is not null
      """)
}
