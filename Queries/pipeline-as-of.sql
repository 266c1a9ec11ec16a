-- Pipeline as of a day
-- The applications that were in process at the beginning of a past day, by stage.
--
-- definition: Counts every application that was in one of its stages at the beginning of the day
--   “at”: it had entered before and left then or later, or not at all. Left out, by the first cause
--   that holds: prospects; template jobs; applications that existed and were not rejected before
--   that moment, but whose stage then nobody recorded: on Harvest v1 all of the time before the
--   first sync.
-- fields: v3 application_stages.entered_at, exited_at; v1 what the syncs saw.
-- counts: applications
-- chart: bars segment, n
-- example:
--   segment,n
--   Application Review,80
--   Phone Screen,29
--   Onsite,17
--
-- param at date = -30d -- the day at whose beginning the pipeline is looked at (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(stage, milestone, department, job, recruiter) = stage -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect n > 0
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  v.entered_at as entered_at,
  case
    when :by = 'stage' then coalesce(v.stage_name, '(no stage)')
    when :by = 'milestone' then coalesce(m.milestone, '(no stage)')
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    else coalesce(a.recruiter, '(no recruiter)')
  end as segment,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when v.is_stay = 0 then 'stage on that day not known'
  end as cause
from (
  select
    r.application_id as application_id,
    1 as is_stay,
    r.job_interview_stage_id as job_interview_stage_id,
    r.stage_name as stage_name,
    r.entered_at as entered_at
  from stages_recorded r
  where r.entered_at < day_start(:at, :zone)
    and (r.exited_at is null or r.exited_at >= day_start(:at, :zone))
  union all
  select
    o.application_id,
    1,
    o.job_interview_stage_id,
    o.stage_name,
    o.entered_at
  from stages_observed o
  where o.entered_at < day_start(:at, :zone)
    and (o.exited_at is null or o.exited_at >= day_start(:at, :zone))
  union all
  select
    p.id,
    0,
    cast(null as bigint),
    null,
    null
  from applications p
  left join jobs j on j.id = p.job_id
  left join (
    select
      o.application_id as application_id,
      sum(case when o.exited_at is null or o.exited_at >= day_start(:at, :zone) then 1 else 0 end) as lasting
    from stages_observed o
    where o.entered_at < day_start(:at, :zone)
    group by o.application_id
  ) s on s.application_id = p.id
  where p.created_at < day_start(:at, :zone)
    and (p.rejected_at is null or p.rejected_at >= day_start(:at, :zone))
    and not exists (
      select 1
      from application_stages e
      where e.application_id = p.id
        and (e.entered_at is not null or e.exited_at is not null or e.current is true)
        and e.entered_at < day_start(:at, :zone)
        and (p.prospect is not true and j.is_template is not true
          or e.exited_at is null
          or e.exited_at >= day_start(:at, :zone)))
    and (s.application_id is null
      or (s.lasting = 0 and (p.prospect is true or j.is_template is true)))
) v
cross join application_outcomes a
left join stage_milestones m on m.job_interview_stage_id = v.job_interview_stage_id
where a.application_id = v.application_id
  and a.applied_at < day_start(:at, :zone)
  and (a.rejected_at is null or a.rejected_at >= day_start(:at, :zone))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source);

-- the answer
select
  segment,
  count(*) as n
from cases
where cause is null
group by segment
order by
  n desc,
  segment;

-- name: excluded
select
  cause,
  count(*) as n
from cases
where cause is not null
group by cause
order by
  n desc,
  cause;

-- name: rows
select
  application_id,
  candidate_id,
  entered_at
from cases
where cause is null
  and segment = :line_segment
order by application_id;
