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
      with marked as (
        select
          application_id, job_id, job_interview_stage_id, stage_name, seen_at,
          case
            when lag(seen_at) over seen is not null
              and lag(job_interview_stage_id) over seen is job_interview_stage_id then 0
            else 1
          end as is_new
        from stage_observations
        where application_id not in (
          select application_id from application_stages where application_id is not null)
        window seen as (partition by application_id order by seen_at)
      ),
      numbered as (
        select *, sum(is_new) over (partition by application_id order by seen_at) as stay
        from marked
      ),
      stays as (
        select
          application_id, job_interview_stage_id, stay,
          min(job_id) as job_id,
          min(stage_name) as stage_name,
          min(seen_at) as seen_at,
          lead(min(seen_at)) over (partition by application_id order by stay) as exited_at
        from numbered
        group by application_id, stay, job_interview_stage_id
      ),
      visits as (
        select
          v.id as id, v.application_id as application_id, s.job_id as job_id,
          v.job_interview_stage_id as job_interview_stage_id, s.name as stage_name,
          s.sort_order as sort_order, v.entered_at as entered_at, v.exited_at as exited_at,
          v.current as is_current, coalesce(v.entered_at, v.created_at) as came_at,
          'recorded' as kind
        from application_stages v
        left join job_interview_stages s on s.id = v.job_interview_stage_id
        where v.entered_at is not null
          or v.exited_at is not null
          or v.current = 1
        union all
        select
          null, o.application_id, coalesce(s.job_id, o.job_id), o.job_interview_stage_id,
          coalesce(s.name, o.stage_name), s.sort_order,
          case when o.stay > 1 then o.seen_at end, o.exited_at, o.exited_at is null, o.seen_at,
          'observed'
        from stays o
        left join job_interview_stages s on s.id = o.job_interview_stage_id
        where o.job_interview_stage_id is not null
      )
      select
        id as application_stage_id,
        application_id as application_id,
        job_id as job_id,
        job_interview_stage_id as job_interview_stage_id,
        stage_name as stage_name,
        sort_order as sort_order,
        entered_at as entered_at,
        exited_at as exited_at,
        is_current as is_current,
        row_number() over (
          partition by application_id, job_interview_stage_id
          order by came_at, id) as visit,
        lead(job_interview_stage_id) over (
          partition by application_id
          order by came_at, sort_order, id) as next_job_interview_stage_id,
        lead(stage_name) over (
          partition by application_id
          order by came_at, sort_order, id) as next_stage_name,
        \(Milliseconds.between("entered_at", "exited_at")) as stay_ms,
        kind as kind
      from visits
      """)
}
