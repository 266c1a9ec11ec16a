-- Stale candidates
-- The applications in process in which nothing has happened for a while.
--
-- definition: Counts every application in process, and those whose last activity is more than the
--   given days before the beginning of the day “at”. An automatic mail is an activity, too. Left
--   out, by the first cause that holds: prospects; template jobs; active on that day or later.
-- fields: applications.status, last_activity_at; the same on v1.
-- counts: applications
-- chart: bars segment, stale of n
-- example:
--   segment,n,stale,stale_rate,longest_days
--   Priya Ferreira,52,43,0.8269,1035.4
--   Pavel Silva,39,34,0.8718,1083.3
--   Sofia García,40,29,0.725,1029.5
--
-- param idle integer = 14 -- days without activity that make an application stale (example: 30)
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(all, department, job, recruiter, stage) = recruiter -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  a.last_activity_at as last_activity_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    else coalesce(a.stage_name, '(no stage)')
  end as segment,
  milliseconds_between(a.last_activity_at, day_start(:at, :zone)) as duration,
  case
    when milliseconds_between(a.last_activity_at, day_start(:at, :zone)) > :idle * 86400000 then 1
    else 0
  end as is_stale,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when a.last_activity_at >= day_start(:at, :zone) then 'active later'
  end as cause
from application_outcomes a
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
  sum(is_stale) as stale,
  rounded(rate(10000 * sum(is_stale), count(*)), 0) / 10000.0 as stale_rate,
  rounded(max(duration) / 8640000.0, 0) / 10.0 as longest_days
from cases
where cause is null
group by segment
order by
  stale desc,
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
  last_activity_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and is_stale = 1
  and segment = :line_segment
order by
  last_activity_at,
  application_id;
