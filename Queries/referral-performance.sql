-- Referral performance
-- What becomes of the applications that somebody gets the credit for.
--
-- definition: The cohort is every application created in the period that is credited to somebody,
--   whatever its source. Hired is its status now; the rate is a share of credited, with the ends of
--   its 95 % interval. Left out, by the first cause that holds: prospects; template jobs; credited
--   to nobody, which on Harvest v1 includes everybody without an account.
-- fields: applications.referrer_id (v1 credited_to); referrers.
-- counts: applications
-- chart: bars referrer, hired of credited
-- example:
--   referrer,credited,interviewed,hired,hired_rate,low,high,active
--   Yusuf van der Berg,9,5,2,0.2222,0.0632,0.5474,1
--   "Campus ""Ambassador"", Kraków",11,5,1,0.0909,0.0162,0.3774,1
--   Grace O'Malley (alumna),10,6,1,0.1,0.0179,0.4042,0
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique referrer
-- expect credited > 0
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  a.applied_at as applied_at,
  r.referrer as referrer,
  case when exists (
    select 1
    from scheduled_interviews i
    where i.application_id = a.application_id
      and i.status in ('complete', 'awaiting_feedback')) then 1 else 0 end as is_interviewed,
  case when a.outcome = 'hired' then 1 else 0 end as is_hired,
  case when a.outcome = 'active' then 1 else 0 end as is_active,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when r.referrer_id is null then 'credited to nobody'
  end as cause
from application_outcomes a
join application_sources r on r.application_id = a.application_id
where a.applied_at >= day_start(:since, :zone)
  and a.applied_at < day_start(:until, :zone)
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source);

-- the answer
select
  coalesce(referrer, '(no name)') as referrer,
  count(*) as credited,
  sum(is_interviewed) as interviewed,
  sum(is_hired) as hired,
  rounded(rate(10000 * sum(is_hired), count(*)), 0) / 10000.0 as hired_rate,
  rounded(wilson_low(sum(is_hired), count(*)), 4) as low,
  rounded(wilson_high(sum(is_hired), count(*)), 4) as high,
  sum(is_active) as active
from cases
where cause is null
group by coalesce(referrer, '(no name)')
order by
  hired desc,
  credited desc,
  referrer;

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
  is_hired
from cases
where cause is null
  and coalesce(referrer, '(no name)') = :line_referrer
order by application_id;
