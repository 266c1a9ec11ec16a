-- Time to start
-- How many days pass until a new colleague starts.
--
-- definition: Counts every application whose current offer (the highest version) is accepted and
--   was resolved in the period. A duration runs from the day of the acceptance, or with
--   clock=applied from the day of the application, to the start day that the offer states, in
--   calendar days or working days. The start is the one agreed, not one that payroll confirmed.
--   Left out, by the first cause that holds: prospects; template jobs; accepted, then rejected; no
--   acceptance date, reported whatever the period; accepted before applied; no start date; starts
--   before acceptance.
-- fields: offers.starts_on (v1 starts_at), resolved_at.
-- source: JobScore
-- counts: hires
-- chart: auto segment, median_days of n
-- example:
--   segment,n,median_days,mean_days,p90_days,min_days,max_days
--   Marketing & Café,5,63.0,59.2,76.8,32.0,84.0
--   "Sales, EMEA",5,33.0,42.8,75.8,14.0,81.0
--   "Firmware ""Core""",4,33.0,44.5,73.1,23.0,89.0
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param clock choice(accepted, applied) = accepted -- the event from which days are counted
-- param days choice(calendar, business) = calendar -- whether weekends and holidays count
-- param by choice(all, department, job, recruiter, source, month) = department -- what one line of the answer is
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
  c.resolved_at as accepted_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    when :by = 'source' then coalesce(a.source, '(no source)')
    else substr(local_date(c.resolved_at, :zone), 1, 7)
  end as segment,
  86400000 * case
    when :days = 'business' then business_days(
      local_date(case when :clock = 'applied' then a.applied_at else c.resolved_at end, :zone),
      c.starts_on)
    else cast(days_between(
      local_date(case when :clock = 'applied' then a.applied_at else c.resolved_at end, :zone),
      c.starts_on) as integer)
  end as duration,
  c.starts_on as starts_on,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when a.outcome = 'rejected' then 'accepted, then rejected'
    when c.resolved_at is null then 'no acceptance date'
    when c.resolved_at < a.applied_at then 'accepted before applied'
    when c.starts_on is null then 'no start date'
    when c.starts_on < local_date(c.resolved_at, :zone) then 'starts before acceptance'
  end as cause
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
  count(*) as n,
  rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
  rounded(sum(duration) / (count(*) * 8640000.0), 0) / 10.0 as mean_days,
  rounded(percentile(duration, 0.9) / 8640000.0, 0) / 10.0 as p90_days,
  rounded(min(duration) / 8640000.0, 0) / 10.0 as min_days,
  rounded(max(duration) / 8640000.0, 0) / 10.0 as max_days
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
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
  accepted_at,
  starts_on,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by starts_on,
  application_id;
