-- Hiring-manager response
-- How long hiring managers take to hand in their scorecards.
--
-- definition: Counts every interview of the period, by its end, that took place with a hiring
--   manager of the job as interviewer. The duration runs from the end of the interview to the
--   scorecard, in hours. waiting counts those not handed in at the beginning of the day “at”. Left
--   out, by the first cause that holds: template jobs; those who declined; interviews without a
--   time, reported whatever the period; handed in before the interview ended.
-- fields: job_hiring_managers.user_id (v1 hiring_team.hiring_managers); scorecards.submitted_at.
-- counts: interviews = count(distinct interview_id)
-- counts: scorecards due in them = count(*)
-- chart: bars manager, median_hours of handed_in
-- example:
--   manager,interviews,handed_in,median_hours,p90_hours,waiting
--   Nguyễn Dvořák,9,9,18.7,64.9,0
--   Tara Ivanov,4,3,22.3,55.9,1
--   Leila Tanaka,3,2,34.3,56.7,1
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique manager
-- name: cases
select
  i.id as interview_id,
  i.application_id as application_id,
  p.user_id as user_id,
  coalesce(u.name, '(no name)') as interviewer,
  coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') as due_at,
  case when c.status = 'complete' then c.submitted_at end as submitted_at,
  case
    when c.status = 'complete' then milliseconds_between(coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z'), c.submitted_at)
  end as duration,
  case when c.status = 'complete' then 0 else 1 end as is_waiting,
  case
    when a.is_template = 1 then 'template job'
    when coalesce(p.response_status, 'needs_action') = 'declined' then 'declined'
    when coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') is null then 'no time'
    when c.status = 'complete' and c.submitted_at < coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') then 'handed in before the end'
    when coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') >= day_start(:at, :zone) then 'not over yet'
  end as cause
from interviewers p
join scheduled_interviews i on i.id = p.interview_id
join application_outcomes a on a.application_id = i.application_id
left join users u on u.id = p.user_id
left join scorecards c on c.id = p.scorecard_id
join job_hiring_managers h on h.job_id = a.job_id and h.user_id = p.user_id
where i.status in ('complete', 'awaiting_feedback')
  and p.user_id is not null
  and (i.starts_at is null and i.all_day_start_on is null or (
    coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') >= day_start(:since, :zone)
    and coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') < day_start(:until, :zone)))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source);

-- the answer
select
  interviewer as manager,
  count(*) as interviews,
  count(duration) as handed_in,
  rounded(median(duration) / 360000.0, 0) / 10.0 as median_hours,
  rounded(percentile(duration, 0.9) / 360000.0, 0) / 10.0 as p90_hours,
  sum(is_waiting) as waiting
from cases
where cause is null
group by interviewer
order by
  interviews desc,
  manager;

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
  interview_id,
  application_id,
  due_at,
  submitted_at
from cases
where cause is null
  and interviewer = :line_manager
order by
  due_at,
  interview_id;
