extension View {
  static let stageVisits = View(
    "stage_visits",
    "One stay of an application in a stage, leaving out the stages of the plan that were never entered, and empty on v1.",
    columns: [
      ("application_stage_id", "The stay's number, as application_stages.id."),
      ("application_id", "The application."),
      ("job_id", "The job whose plan the stage is in."),
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      ("entered_at", "When the application came in, NULL where Greenhouse did not record it."),
      ("exited_at", "When it left, NULL while it is there."),
      ("is_current", "Whether the application is there now, as 1 or 0."),
      ("visit", "Counts the application's stays in this same stage from 1."),
      ("next_job_interview_stage_id", "The stage it went to next, NULL when there is none yet."),
      ("next_stage_name", "The name of the stage it went to next."),
      ("stay_ms", "Whole milliseconds from entered_at to exited_at, NULL while it is there."),
    ],
    sql: """
      select
        v.id as application_stage_id,
        v.application_id as application_id,
        s.job_id as job_id,
        v.job_interview_stage_id as job_interview_stage_id,
        s.name as stage_name,
        s.sort_order as sort_order,
        v.entered_at as entered_at,
        v.exited_at as exited_at,
        v.current as is_current,
        row_number() over (
          partition by v.application_id, v.job_interview_stage_id
          order by coalesce(v.entered_at, v.created_at), v.id) as visit,
        lead(v.job_interview_stage_id) over (
          partition by v.application_id
          order by coalesce(v.entered_at, v.created_at), s.sort_order, v.id) as next_job_interview_stage_id,
        lead(s.name) over (
          partition by v.application_id
          order by coalesce(v.entered_at, v.created_at), s.sort_order, v.id) as next_stage_name,
        \(Milliseconds.between("v.entered_at", "v.exited_at")) as stay_ms
      from application_stages v
      left join job_interview_stages s on s.id = v.job_interview_stage_id
      where v.entered_at is not null
        or v.exited_at is not null
        or v.current = 1
      """)
}
