extension View {
  static let currentOffers = View(
    "current_offers",
    "The latest version of each application's offer, which is the highest version and of equals the highest id.",
    columns: [
      ("offer_id", "The version's number, as offers.id."),
      ("application_id", "The application, which has one row here at most."),
      ("candidate_id", "The person it is made to."),
      ("job_id", "The job that is offered."),
      ("opening_id", "The opening it would fill, as openings.id."),
      ("version", "How many versions there were, counted from 1."),
      ("status", "What became of it: Created, Accepted, Rejected or Deprecated."),
      ("created_at", "When this version was made."),
      ("sent_on", "The day it was sent."),
      ("resolved_at", "When it was accepted or rejected."),
      ("starts_on", "The day the person would start."),
    ],
    sql: """
      select
        o.id as offer_id,
        o.application_id as application_id,
        o.candidate_id as candidate_id,
        o.job_id as job_id,
        o.opening_id as opening_id,
        o.version as version,
        o.status as status,
        o.created_at as created_at,
        o.sent_on as sent_on,
        o.resolved_at as resolved_at,
        o.starts_on as starts_on
      from offers o
      where not exists (
        select 1
        from offers later
        where later.application_id = o.application_id
          and (later.version > o.version or (later.version = o.version and later.id > o.id)))
      """)
}
