-- Interviews per hire
-- How many interviews were held for each hire.
--
-- definition: Interviews that took place in the period (complete or awaiting feedback; a panel is
--   one) over hires whose current offer was accepted in the period. Both are of the period, so that
--   interviews of later hires count, too; over a long period that evens out. Left out, by the first
--   cause that holds: of both prospects and template jobs; of interviews those without a time,
--   reported whatever the period; of hires those accepted, then rejected, those without an
--   acceptance date, reported whatever the period, and those accepted before they applied.
-- fields: scheduled_interviews.status, starts_at; offers.
-- source: Ashby glossary
-- counts: interviews = count(distinct case when kind = 'interview' then id end)
-- counts: hires = count(distinct case when kind = 'hire' then id end)
-- chart: auto segment, interviews_per_hire of hires
-- example:
--   segment,interviews,hires,interviews_per_hire
--   People,127,4,31.8
--   データ,96,3,32.0
--   "Sales, EMEA",82,5,16.4
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(all, department, job, recruiter, source, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- name: cases
select
  'interview' as kind,
  i.id as id,
  i.application_id as application_id,
  coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') as dated_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    when :by = 'source' then coalesce(a.source, '(no source)')
    else substr(local_date(coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z'), :zone), 1, 7)
  end as segment,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') is null then 'interview without a time'
  end as cause
from scheduled_interviews i
join application_outcomes a on a.application_id = i.application_id
where i.status in ('complete', 'awaiting_feedback')
  and (i.starts_at is null and i.all_day_start_on is null or (
    coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') >= day_start(:since, :zone)
    and coalesce(i.starts_at, i.all_day_start_on || 'T00:00:00.000Z') < day_start(:until, :zone)))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source)
union all
select
  'hire',
  c.offer_id,
  c.application_id,
  c.resolved_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    when :by = 'source' then coalesce(a.source, '(no source)')
    else substr(local_date(c.resolved_at, :zone), 1, 7)
  end,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when a.outcome = 'rejected' then 'accepted, then rejected'
    when c.resolved_at is null then 'no acceptance date'
    when c.resolved_at < a.applied_at then 'accepted before applied'
  end
from current_offers c
join application_outcomes a on a.application_id = c.application_id
where c.status = 'Accepted'
  and (c.resolved_at is null or (
    c.resolved_at >= day_start(:since, :zone)
    and c.resolved_at < day_start(:until, :zone)))
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
  sum(case when kind = 'interview' then 1 else 0 end) as interviews,
  sum(case when kind = 'hire' then 1 else 0 end) as hires,
  rounded(rate(
    10 * sum(case when kind = 'interview' then 1 else 0 end),
    sum(case when kind = 'hire' then 1 else 0 end)), 0) / 10.0 as interviews_per_hire
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
  interviews desc,
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
  kind,
  id,
  dated_at
from cases
where cause is null
  and segment = :line_segment
order by dated_at,
  id;
