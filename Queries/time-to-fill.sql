-- Time to fill
-- How many days pass from opening a seat to the accepted offer of who fills it.
--
-- definition: Counts every opening that is closed with an application whose current offer is
--   accepted in the period: each opening once, however many a job has. A duration runs from the
--   opening's own opened_at to the offer's resolution, in calendar days, or with days=business in
--   working days between the two dates; a job that was closed and reopened does not change it.
--   Openings without an application are no fills. Left out, by the first cause that holds: template
--   jobs; no accepted offer; no acceptance date; no opening date; accepted before opened. Those
--   without an acceptance date are reported whatever the period.
-- fields: openings.opened_at, open, application_id (v1 jobs.openings); offers.status, resolved_at.
-- source: SHRM; APQC 100565; ISO 30414
-- counts: openings
-- chart: auto segment, median_days of n
-- example:
--   segment,n,median_days,mean_days,p90_days,min_days,max_days
--   "Firmware ""Core""",5,65.1,64.2,72.2,55.7,74.8
--   Marketing & Café,5,68.4,64.1,76.7,48.4,80.2
--   "Sales, EMEA",5,67.9,66.9,73.1,54.9,74.8
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param days choice(calendar, business) = calendar -- whether weekends and holidays count
-- param by choice(all, department, job, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- expect unique segment
-- expect n > 0
-- name: cases
select
  f.opening_id as opening_id,
  f.application_id as application_id,
  f.opened_at as opened_at,
  f.accepted_at as accepted_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    else substr(local_date(f.accepted_at, :zone), 1, 7)
  end as segment,
  case
    when :days = 'business'
      then 86400000 * business_days(local_date(f.opened_at, :zone), local_date(f.accepted_at, :zone))
    else milliseconds_between(f.opened_at, f.accepted_at)
  end as duration,
  case
    when a.is_template = 1 then 'template job'
    when f.is_accepted = 0 then 'no accepted offer'
    when f.accepted_at is null then 'no acceptance date'
    when f.opened_at is null then 'no opening date'
    when f.accepted_at < f.opened_at then 'accepted before opened'
  end as cause
from openings_filled f
left join job_departments a on a.job_id = f.job_id
where (f.accepted_at is null or (
    f.accepted_at >= day_start(:since, :zone)
    and f.accepted_at < day_start(:until, :zone)))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job);

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
  opening_id,
  application_id,
  opened_at,
  accepted_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by
  duration desc,
  opening_id;
