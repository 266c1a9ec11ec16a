extension View {
  static let stagesEntered = View(
    "stages_entered",
    "One stay of an application in a stage that it really entered, without the stages around it.",
    columns: [
      ("application_stage_id", "The stay's number, as application_stages.id, NULL when observed."),
      ("application_id", "The application."),
      ("job_id", "The job whose plan the stage is in."),
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      ("entered_at", "When the application came in, NULL where nobody recorded it."),
      ("exited_at", "When it left, NULL while it is there."),
      ("is_current", "Whether the application is there now, as 1 or 0."),
      ("came_at", "By what the stays of an application are put in order."),
      (
        "kind",
        "Where the row is from: recorded by Greenhouse, or observed, with the times of the syncs that saw it."
      ),
    ],
    sql: """
      select
        v.application_stage_id, v.application_id, v.job_id, v.job_interview_stage_id,
        v.stage_name, v.sort_order, v.entered_at, v.exited_at, v.is_current, v.came_at,
        'recorded' as kind
      from stages_recorded v
      union all
      select
        o.application_stage_id, o.application_id, o.job_id, o.job_interview_stage_id,
        o.stage_name, o.sort_order, o.entered_at, o.exited_at, o.is_current, o.came_at,
        'observed'
      from stages_observed o
      """)

  static let stagesRecorded = View(
    "stages_recorded",
    "One stay of an application in a stage as Greenhouse recorded it, which v1 does not.",
    columns: [
      ("application_stage_id", "The stay's number, as application_stages.id."),
      ("application_id", "The application."),
      ("job_id", "The job whose plan the stage is in."),
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      ("entered_at", "When the application came in, NULL where nobody recorded it."),
      ("exited_at", "When it left, NULL while it is there."),
      ("is_current", "Whether the application is there now, as 1 or 0."),
      ("came_at", "By what the stays of an application are put in order."),
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
        case when v.current is true then 1 else 0 end as is_current,
        coalesce(v.entered_at, v.created_at) as came_at
      from application_stages v
      left join job_interview_stages s on s.id = v.job_interview_stage_id
      where \(Stay.isOne("v."))
      """)

  static let stagesObserved = View(
    "stages_observed",
    "One stay of an application in a stage as the syncs of v1 saw it, where Greenhouse recorded none.",
    columns: [
      ("application_stage_id", "The stay's number, as application_stages.id, NULL when observed."),
      ("application_id", "The application."),
      ("job_id", "The job whose plan the stage is in."),
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      ("entered_at", "When the application came in, NULL where nobody recorded it."),
      ("exited_at", "When it left, NULL while it is there."),
      ("is_current", "Whether the application is there now, as 1 or 0."),
      ("came_at", "By what the stays of an application are put in order."),
    ],
    sql: """
      with marked as (
        select
          application_id, job_id, job_interview_stage_id, stage_name, seen_at,
          lead(seen_at) over seen as next_at,
          case
            when lag(seen_at) over seen is not null
              and lag(job_interview_stage_id) over seen is not distinct from job_interview_stage_id
              then 0
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
      )
      select
        cast(null as bigint) as application_stage_id,
        o.application_id as application_id,
        coalesce(min(s.job_id), min(o.job_id)) as job_id,
        o.job_interview_stage_id as job_interview_stage_id,
        coalesce(min(s.name), min(o.stage_name)) as stage_name,
        min(s.sort_order) as sort_order,
        case when o.stay > 1 then min(o.seen_at) end as entered_at,
        case when count(o.next_at) = count(*) then max(o.next_at) end as exited_at,
        case when count(o.next_at) = count(*) then 0 else 1 end as is_current,
        min(o.seen_at) as came_at
      from numbered o
      left join job_interview_stages s on s.id = o.job_interview_stage_id
      where o.job_interview_stage_id is not null
      group by o.application_id, o.stay, o.job_interview_stage_id
      """)
}

/// SQL that tells which rows of `application_stages` are stays: the plan's stages are made up front.
enum Stay {
  /// The condition, with what stands before a column, such as `v.`.
  static func isOne(_ row: String) -> String {
    "\(row)entered_at is not null or \(row)exited_at is not null or \(row)current is true"
  }
}
