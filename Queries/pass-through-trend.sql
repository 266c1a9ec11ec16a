-- Pass-through trend
-- Of the applications of each month, how many got to a milestone.
--
-- definition: The cohort is every application created in the month. Reached counts those whose
--   furthest milestone is the asked one or a later one, skipped ones included, and for hired those
--   who are hired. still_active says how many may yet get there. Left out, by the first cause that
--   holds: prospects; template jobs; applications whose stage history is not known, as those that
--   Harvest v1 delivered after their decision: then the counts are of the others and no rate is
--   given.
-- fields: as funnel-by-stage.
-- source: Greenhouse, pipeline pass-through
-- counts: applications
-- chart: line month, reached_rate of applied
-- example:
--   month,applied,reached,reached_rate,still_active
--   2025-11,56,21,0.375,3
--   2025-12,73,18,0.2466,1
--   2026-01,58,18,0.3103,3
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param to choice(screen, assessment, face_to_face, offer, hired) = face_to_face -- the milestone that is to be reached
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique month
-- expect applied > 0
-- name: cases
select
  k.application_id as application_id,
  k.candidate_id as candidate_id,
  k.applied_at as applied_at,
  substr(local_date(k.applied_at, :zone), 1, 7) as month,
  case
    when case
      when :to = 'screen' then 2
      when :to = 'assessment' then 3
      when :to = 'face_to_face' then 4
      when :to = 'offer' then 5
      else 6
    end <= case when k.outcome = 'hired' then 6 else k.furthest end then 1
    else 0
  end as is_reached,
  case when k.outcome = 'active' then 1 else 0 end as is_active,
  case
    when k.is_prospect = 1 then 'prospect'
    when k.is_template = 1 then 'template job'
    when k.furthest is null and k.outcome <> 'hired' then 'stage history not known'
  end as cause
from (
  select
    a.id as application_id,
    a.candidate_id as candidate_id,
    a.created_at as applied_at,
    case when a.status = 'in_process' then 'active' else a.status end as outcome,
    case when a.prospect is true then 1 else 0 end as is_prospect,
    case when a.job_id in (
      select j.id from jobs j where j.is_template is true) then 1 else 0 end as is_template,
    max(m.milestone_order) as furthest
  from applications a
  left join stages_observed o on o.application_id = a.id
  left join application_stages v on v.application_id = a.id
    and (v.entered_at is not null or v.exited_at is not null or v.current is true)
  left join stage_milestones m
    on m.job_interview_stage_id = coalesce(v.job_interview_stage_id, o.job_interview_stage_id)
  where a.created_at >= day_start(:since, :zone)
    and a.created_at < day_start(:until, :zone)
    and (:department is null or a.job_id in (
      select j.id
      from departments_tree t
      join jobs j on j.department_id = t.department_id
      where t.ancestor = :department))
    and (:office is null or a.job_id in (
      select p.job_id from job_places p where p.office = :office))
    and (:job is null or a.job_id in (
      select j.id from jobs j where j.name = :job))
    and (:recruiter is null or a.recruiter_id in (
      select u.id from users u where u.name = :recruiter))
    and (:source is null or a.source_id in (
      select s.id from sources s where s.name = :source))
  group by
    a.id,
    a.candidate_id,
    a.created_at,
    a.status,
    a.prospect,
    a.job_id
) k;

-- the answer
with unknown as (
  select count(*) as n
  from cases
  where cause = 'stage history not known'
)
select
  c.month as month,
  count(*) as applied,
  sum(c.is_reached) as reached,
  case when min(u.n) = 0 then rounded(rate(10000 * sum(c.is_reached), count(*)), 0) / 10000.0 end as reached_rate,
  sum(case when c.is_reached = 0 then c.is_active else 0 end) as still_active
from cases c
cross join unknown u
where c.cause is null
group by c.month
order by month;

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
  is_reached,
  is_active
from cases
where cause is null
  and month = :line_month
order by application_id;
