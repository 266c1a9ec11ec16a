extension View {
  static let interviewsHeld = View(
    "interviews_held",
    "An interview that took place: its status is complete or awaiting_feedback.",
    columns: [
      ("interview_id", "The interview, as scheduled_interviews.id."),
      ("application_id", "The application that is interviewed."),
      ("job_interview_id", "The interview of the job's plan."),
      ("status", "Whether feedback is complete or awaited."),
      (
        "held_at",
        "When it began, the first moment of the day for an all-day one, NULL where it was held without a time."
      ),
      ("ended_at", "When it was over, the last moment of the last day for an all-day one."),
    ],
    sql: """
      select
        i.id as interview_id,
        i.application_id as application_id,
        i.job_interview_id as job_interview_id,
        i.status as status,
        coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') as held_at,
        coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') as ended_at
      from scheduled_interviews i
      where i.status in ('complete', 'awaiting_feedback')
      """)

  static let interviewerLoad = View(
    "interviewer_load",
    "One user's part in one interview that took place, without those who declined.",
    columns: [
      ("user_id", "The interviewer."),
      ("interviewer", "The interviewer's name."),
      ("interview_id", "The interview, as scheduled_interviews.id."),
      ("application_id", "The application that was interviewed."),
      ("held_at", "When it began, NULL where it was held without a time."),
      ("minutes", "How long it was planned to take, NULL for an all-day one."),
      ("scorecard_id", "The interviewer's scorecard, on v1 once it is handed in."),
    ],
    sql: """
      select
        p.user_id as user_id,
        u.name as interviewer,
        i.id as interview_id,
        i.application_id as application_id,
        coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') as held_at,
        cast(round(\(Milliseconds.between("i.starts_at", "i.ends_at")) / 60000.0) as bigint) as minutes,
        p.scorecard_id as scorecard_id
      from interviewers p
      join scheduled_interviews i on i.id = p.interview_id
      left join users u on u.id = p.user_id
      where i.status in ('complete', 'awaiting_feedback')
        and p.user_id is not null
        and coalesce(p.response_status, 'needs_action') <> 'declined'
      """)

  static let scorecardsDue = View(
    "scorecards_due",
    "A scorecard that an interviewer owes since the interview ended, handed in or not.",
    columns: [
      ("interview_id", "The interview, as scheduled_interviews.id."),
      ("application_id", "The application that was interviewed."),
      ("user_id", "The interviewer, who did not decline."),
      ("interviewer", "The interviewer's name."),
      ("due_at", "When the interview ended, NULL where it was held without a time."),
      ("scorecard_id", "The scorecard, which exists as a draft on v3 before it is handed in."),
      ("submitted_at", "When it was handed in, NULL while it is missing."),
      ("is_submitted", "Whether it was handed in, as 1 or 0."),
    ],
    sql: """
      select
        i.id as interview_id,
        i.application_id as application_id,
        p.user_id as user_id,
        u.name as interviewer,
        coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') as due_at,
        p.scorecard_id as scorecard_id,
        case when c.status = 'complete' then c.submitted_at end as submitted_at,
        case when c.status = 'complete' then 1 else 0 end as is_submitted
      from interviewers p
      join scheduled_interviews i on i.id = p.interview_id
      left join users u on u.id = p.user_id
      left join scorecards c on c.id = p.scorecard_id
      where i.status in ('complete', 'awaiting_feedback')
        and p.user_id is not null
        and coalesce(p.response_status, 'needs_action') <> 'declined'
      """)
}
