extension View {
  static let stageVisits = View(
    "stage_visits",
    "One stay of an application in a stage that it really entered, recorded by Greenhouse or, on v1, observed by the syncs.",
    columns: [
      ("application_stage_id", "The stay's number, as application_stages.id."),
      ("application_id", "The application."),
      ("job_id", "The job whose plan the stage is in."),
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      (
        "entered_at",
        "When the application came in, NULL where nobody recorded it, as of the first stage that was observed."
      ),
      ("exited_at", "When it left, NULL while it is there."),
      ("is_current", "Whether the application is there now, as 1 or 0."),
      (
        "milestone",
        "What the stage stands for: application_review, screen, assessment, face_to_face or offer."
      ),
      ("milestone_order", "The milestone's place, from 1 for application_review to 5 for offer."),
      ("visit", "Counts the application's stays in this same stage from 1."),
      ("next_job_interview_stage_id", "The stage it went to next, NULL when there is none yet."),
      ("next_stage_name", "The name of the stage it went to next."),
      ("stay_ms", "Whole milliseconds from entered_at to exited_at, NULL while it is there."),
      (
        "kind",
        "Where the row is from: recorded by Greenhouse, or observed, with the times of the syncs that saw it."
      ),
    ],
    sql: """
      select
        v.application_stage_id as application_stage_id,
        v.application_id as application_id,
        v.job_id as job_id,
        v.job_interview_stage_id as job_interview_stage_id,
        v.stage_name as stage_name,
        v.sort_order as sort_order,
        v.entered_at as entered_at,
        v.exited_at as exited_at,
        v.is_current as is_current,
        \(Milestone.word("v.stage_name", "v.sort_order")) as milestone,
        \(Milestone.place("v.stage_name", "v.sort_order")) as milestone_order,
        row_number() over (
          partition by v.application_id, v.job_interview_stage_id
          order by v.came_at, v.application_stage_id) as visit,
        lead(v.job_interview_stage_id) over (
          partition by v.application_id
          order by v.came_at, v.sort_order, v.application_stage_id)
          as next_job_interview_stage_id,
        lead(v.stage_name) over (
          partition by v.application_id
          order by v.came_at, v.sort_order, v.application_stage_id) as next_stage_name,
        \(Milliseconds.between("v.entered_at", "v.exited_at")) as stay_ms,
        v.kind as kind
      from stages_entered v
      """)
}
