-- Time to hire
-- How many days pass from an application to its accepted offer, with the number of hires behind it.
--
-- definition: Counts every application whose current offer (the highest version) is accepted and
--   was resolved in the period, or with period=applied was made in the period. A duration runs from
--   the application's creation to the offer's resolution, in calendar days, or with days=business
--   in working days between the two dates. Left out, by the first cause that holds: prospects
--   (unless asked for); converted prospects; template jobs; with include_internal=false, applicants
--   from inside; accepted, then rejected; no acceptance date; accepted before applied. Besides, hired
--   applications without an accepted offer are reported, whatever the period, as are offers without
--   an acceptance date. A re-hire is an application of its own.
-- fields: applications.created_at (v1 applied_at), offers.version, status, resolved_at; the same on
--   v1.
-- source: Greenhouse, “days to offer accept”; SHRM
-- counts: hires
-- chart: auto segment, median_days of n
-- headline: median_days with by=all -- days, the median
-- example:
--   segment,n,median_days,mean_days,p90_days,min_days,max_days
--   "Firmware ""Core""",5,38.3,35.7,44.0,25.7,44.8
--   Marketing & Café,5,38.4,34.1,46.7,18.4,50.2
--   "Sales, EMEA",5,36.4,34.7,42.1,24.9,44.8
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param period choice(accepted, applied) = accepted -- which date must lie in the period
-- param days choice(calendar, business) = calendar -- whether weekends and holidays count
-- param by choice(all, department, job, recruiter, source, month) = department -- what one line of the answer is
-- param include_prospects boolean = false -- whether prospects count, who have not applied themselves
-- param include_internal boolean = true -- whether applicants from inside count: by source, or users already
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect not null n
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
    else substr(local_date(case when :period = 'applied' then a.applied_at else c.resolved_at end, :zone), 1, 7)
  end as segment,
  case
    when :days = 'business'
      then 86400000 * business_days(local_date(a.applied_at, :zone), local_date(c.resolved_at, :zone))
    else milliseconds_between(a.applied_at, c.resolved_at)
  end as duration,
  case
    when a.is_prospect = 1 and :include_prospects = 0 then 'prospect'
    when a.is_prospect = 1 and a.outcome = 'converted' then 'converted prospect'
    when a.is_template = 1 then 'template job'
    when :include_internal = 0 and a.application_id in (
      select i.application_id from internal_applications i) then 'internal applicant'
    when a.outcome = 'rejected' then 'accepted, then rejected'
    when c.resolved_at is null then 'no acceptance date'
    when c.resolved_at < a.applied_at then 'accepted before applied'
  end as cause
from current_offers c
join application_outcomes a on a.application_id = c.application_id
where c.status = 'Accepted'
  and (c.resolved_at is null or (
    case when :period = 'applied' then a.applied_at else c.resolved_at end >= day_start(:since, :zone)
    and case when :period = 'applied' then a.applied_at else c.resolved_at end < day_start(:until, :zone)))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source)
union all
select
  a.application_id,
  a.candidate_id,
  a.applied_at,
  null,
  null,
  null,
  'hired, no accepted offer'
from application_outcomes a
where a.status = 'hired'
  and (a.is_prospect = 0 or :include_prospects = 1)
  and a.is_template = 0
  and (:include_internal = 1 or a.application_id not in (
    select i.application_id from internal_applications i))
  and not exists (
    select 1
    from current_offers c
    where c.application_id = a.application_id
      and c.status = 'Accepted')
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
  applied_at,
  accepted_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by duration desc,
  application_id;
