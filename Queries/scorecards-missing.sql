-- Scorecards missing and late
-- Who owes scorecards, and who hands them in late.
--
-- definition: A scorecard is due from every user who did not decline, once the interview is over,
--   with the grace of so many hours, at the beginning of the day “at”. Late is one that was handed
--   in after its grace. A draft is not handed in: v3 makes one for every interviewer in advance, v1
--   shows complete ones alone. Interviews of the period, by their end, also where the
--   application is not in the warehouse, unless only some jobs, recruiters or sources are asked
--   for. Left out, by the first cause that holds: template jobs; those who declined; interviews
--   without a time, reported whatever the period; not yet due.
-- fields: interviewers.scorecard_id; scorecards.status, submitted_at (v1
--   interviewers[].scorecard_id, null until handed in).
-- counts: scorecards due
-- chart: bars interviewer, missing of due
-- example:
--   interviewer,due,submitted,submitted_rate,late,missing
--   Diego Lindqvist,26,22,0.8462,12,4
--   Tomas Rossi,33,30,0.9091,15,3
--   Marta Park,25,22,0.88,14,3
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param grace integer = 24 -- hours after the interview until a scorecard is late (example: 48)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique interviewer
-- expect due > 0
-- name: cases
select
  i.id as interview_id,
  i.application_id as application_id,
  p.user_id as user_id,
  coalesce(u.name, '(no name)') as interviewer,
  coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') as due_at,
  case when c.status = 'complete' then c.submitted_at end as submitted_at,
  case when c.status = 'complete' then 1 else 0 end as is_submitted,
  case
    when c.status = 'complete'
      and milliseconds_between(coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z'), c.submitted_at) > :grace * 3600000 then 1
    else 0
  end as is_late,
  case
    when i.application_id in (
      select a.id
      from jobs j
      join applications a on a.job_id = j.id
      where j.is_template is true) then 'template job'
    when coalesce(p.response_status, 'needs_action') = 'declined' then 'declined'
    when coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') is null then 'no time'
    when milliseconds_between(coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z'), day_start(:at, :zone)) < :grace * 3600000
      then 'not yet due'
  end as cause
from scheduled_interviews i
cross join interviewers p
left join users u on u.id = p.user_id
left join scorecards c on c.id = p.scorecard_id
where i.status in ('complete', 'awaiting_feedback')
  and p.interview_id = i.id
  and p.user_id is not null
  and (i.starts_at is null and i.all_day_start_on is null or (
    coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') >= day_start(:since, :zone)
    and coalesce(i.ends_at, i.starts_at, i.all_day_end_on || 'T23:59:59.999Z') < day_start(:until, :zone)))
  and (:department is null or i.application_id in (
    select a.id
    from departments_tree t
    join jobs j on j.department_id = t.department_id
    join applications a on a.job_id = j.id
    where t.ancestor = :department))
  and (:office is null or i.application_id in (
    select a.id
    from job_places p
    join applications a on a.job_id = p.job_id
    where p.office = :office))
  and (:job is null or i.application_id in (
    select a.id
    from jobs j
    join applications a on a.job_id = j.id
    where j.name = :job))
  and (:recruiter is null or i.application_id in (
    select a.id
    from users u
    join applications a on a.recruiter_id = u.id
    where u.name = :recruiter))
  and (:source is null or i.application_id in (
    select a.id
    from sources s
    join applications a on a.source_id = s.id
    where s.name = :source));

-- the answer
select
  interviewer,
  count(*) as due,
  sum(is_submitted) as submitted,
  rounded(rate(10000 * sum(is_submitted), count(*)), 0) / 10000.0 as submitted_rate,
  sum(is_late) as late,
  count(*) - sum(is_submitted) as missing
from cases
where cause is null
group by interviewer
order by
  missing desc,
  due desc,
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
  due_at,
  submitted_at
from cases
where cause is null
  and interviewer = :line_interviewer
  and (is_submitted = 0 or is_late = 1)
order by
  due_at,
  interview_id;
