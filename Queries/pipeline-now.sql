-- Pipeline now
-- The applications in process by stage, and how long they have been there.
--
-- definition: Counts every application in process. The age runs from entering its stage to the
--   beginning of the day “at”; with_age says of how many the entry is known, which on Harvest v1
--   are those that the syncs saw enter. Left out, by the first cause that holds: prospects;
--   template jobs; entered on that day or later. Whoever left since is not told: pipeline-as-of does.
-- fields: applications.status, stage_name (v1 current_stage); application_stages.entered_at, which
--   v1 does not have.
-- counts: applications
-- chart: bars segment, n
-- example:
--   segment,n,with_age,median_days,oldest_days
--   Application Review,87,87,444.6,1083.3
--   Phone Screen,28,28,391.0,1035.4
--   Hiring Manager Interview,17,17,285.5,982.3
--
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
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
  a.applied_at as applied_at,
  coalesce(v.entered_at, o.entered_at) as entered_at,
  case
    when :by = 'stage' then coalesce(a.stage_name, '(no stage)')
    when :by = 'milestone' then coalesce(m.milestone, '(no stage)')
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    else coalesce(a.recruiter, '(no recruiter)')
  end as segment,
  milliseconds_between(
    coalesce(v.entered_at, o.entered_at), day_start(:at, :zone)) as duration,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when coalesce(v.entered_at, o.entered_at, a.applied_at) >= day_start(:at, :zone) then 'entered later'
  end as cause
from application_outcomes a
left join application_stages v on v.id = a.stage_id
left join stages_observed o on o.application_id = a.application_id and o.is_current = 1
left join stage_milestones m on m.job_interview_stage_id = a.job_interview_stage_id
where a.status = 'in_process'
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
  count(*) as n,
  count(duration) as with_age,
  rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
  rounded(max(duration) / 8640000.0, 0) / 10.0 as oldest_days
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
  applied_at,
  entered_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by application_id;
