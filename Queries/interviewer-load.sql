-- Interviewer load
-- How many interviews and hours each interviewer gave.
--
-- definition: Counts every part of a user in an interview that took place in the period: its status
--   is complete or awaiting feedback. A panel of three is one interview for each of them. Hours are
--   the planned ones; all-day interviews have none. per_week is over the whole period, holidays or
--   not. Guests without an account do not count. Left out, by the first cause that holds: template
--   jobs; those who declined; interviews without a time, reported whatever the period.
-- fields: interviewers.user_id, response_status; scheduled_interviews.status, starts_at, ends_at
--   (v1 interviewers[], start, end).
-- counts: interviews not declined = count(distinct interview_id)
-- counts: parts of interviewers in them = count(*)
-- chart: bars interviewer, interviews
-- headline: interviews not declined = count(distinct interview_id)
-- example:
--   interviewer,interviews,hours,per_week
--   Tomas Rossi,33,22.8,0.6
--   Greta Demir,32,21.8,0.6
--   Olu Watanabe,32,24.8,0.6
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique interviewer
-- expect interviews > 0
-- name: cases
select
  i.id as interview_id,
  i.application_id as application_id,
  p.user_id as user_id,
  coalesce(u.name, '(no name)') as interviewer,
  coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') as held_at,
  milliseconds_between(i.starts_at, i.ends_at) as duration,
  case
    when a.is_template = 1 then 'template job'
    when coalesce(p.response_status, 'needs_action') = 'declined' then 'declined'
    when i.starts_at is null and i.all_day_start_on is null then 'no time'
  end as cause
from interviewers p
join scheduled_interviews i on i.id = p.interview_id
join application_outcomes a on a.application_id = i.application_id
left join users u on u.id = p.user_id
where i.status in ('complete', 'awaiting_feedback')
  and p.user_id is not null
  and (i.starts_at is null and i.all_day_start_on is null or (
    coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') >= day_start(:since, :zone)
    and coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') < day_start(:until, :zone)))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source);

-- the answer
select
  interviewer,
  count(*) as interviews,
  rounded(sum(duration) / 360000.0, 0) / 10.0 as hours,
  rounded(rate(
    10 * count(*),
    days_between(:since, :until) / 7.0), 0) / 10.0 as per_week
from cases
where cause is null
group by interviewer
order by
  interviews desc,
  interviewer;

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
  held_at
from cases
where cause is null
  and interviewer = :line_interviewer
order by
  held_at,
  interview_id;
