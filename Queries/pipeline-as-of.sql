-- Pipeline as of a day
-- The applications that were in process at the beginning of a past day, by stage.
--
-- definition: Counts every application that was in one of its stages at the beginning of the day
--   “at”: it had entered before and left then or later, or not at all. Left out, by the first cause
--   that holds: prospects; template jobs; applications that existed and were not rejected before
--   that moment, but whose stage then nobody recorded: on Harvest v1 all of the time before the
--   first sync.
-- fields: v3 application_stages.entered_at, exited_at; v1 what the syncs saw.
--
-- param at date = -30d -- the day at whose beginning the pipeline is looked at (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(stage, milestone, department, job, recruiter) = stage -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Ines Ferreira)
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
    when v.application_id is null then 'stage on that day not known'
  end as cause
from application_outcomes a
left join stages_entered v on v.application_id = a.application_id
  and v.entered_at < day_start(:at, :zone)
  and (v.exited_at is null or v.exited_at >= day_start(:at, :zone))
left join stage_milestones m on m.job_interview_stage_id = v.job_interview_stage_id
where a.applied_at < day_start(:at, :zone)
  and (a.rejected_at is null or a.rejected_at >= day_start(:at, :zone))
  and (v.application_id is not null or a.is_prospect = 1 or a.is_template = 1 or not exists (
    select 1
    from stages_entered k
    where k.application_id = a.application_id
      and k.entered_at < day_start(:at, :zone)))
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
  and segment = :segment
order by application_id;
