-- Source quality
-- Which sources bring hires: hires per application, and their share of all hires.
--
-- definition: The cohort is every application created in the period; hired is its status now.
--   hired_rate is a share of applied, with the ends of its 95 % interval, since few applications
--   prove little; share_of_hires is over all sources shown. decided counts those no longer in
--   process. Left out, by the first cause that holds: prospects (unless asked for); converted
--   prospects, since each counts as the application it became; template jobs; with
--   include_internal=false, applicants from inside. Applications without a source are shown as
--   (no source).
-- fields: applications.source_id, status; sources.
-- source: Greenhouse, “candidate quality by source”
-- counts: applications
-- chart: bars segment, hired_rate of applied
-- example:
--   segment,applied,decided,hired,hired_rate,low,high,share_of_hires
--   LinkedIn,180,161,12,0.0667,0.0385,0.1129,0.3333
--   Indeed,111,100,5,0.045,0.0194,0.1011,0.1389
--   Referral,88,80,4,0.0455,0.0178,0.1111,0.1111
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(source, channel) = source -- what one line of the answer is
-- param include_prospects boolean = false -- whether prospects count, who have not applied themselves
-- param include_internal boolean = true -- whether applicants from inside count: by source, or users already
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect applied > 0
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  a.applied_at as applied_at,
  case
    when :by = 'source' then coalesce(a.source, '(no source)')
    else coalesce(a.channel, '(no channel)')
  end as segment,
  case when a.outcome = 'hired' then 1 else 0 end as is_hired,
  case when a.outcome = 'active' then 0 else 1 end as is_decided,
  case
    when a.is_prospect = 1 and :include_prospects = 0 then 'prospect'
    when a.is_prospect = 1 and a.outcome = 'converted' then 'converted prospect'
    when a.is_template = 1 then 'template job'
    when :include_internal = 0 and a.application_id in (
      select i.application_id from internal_applications i) then 'internal applicant'
  end as cause
from application_outcomes a
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
with whole as (
  select sum(is_hired) as hired
  from cases
  where cause is null
)
select
  c.segment as segment,
  count(*) as applied,
  sum(c.is_decided) as decided,
  sum(c.is_hired) as hired,
  rounded(rate(10000 * sum(c.is_hired), count(*)), 0) / 10000.0 as hired_rate,
  rounded(wilson_low(sum(c.is_hired), count(*)), 4) as low,
  rounded(wilson_high(sum(c.is_hired), count(*)), 4) as high,
  rounded(rate(10000 * sum(c.is_hired), min(w.hired)), 0) / 10000.0 as share_of_hires
from cases c
cross join whole w
where c.cause is null
group by c.segment
order by
  hired desc,
  applied desc,
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
  is_hired
from cases
where cause is null
  and segment = :line_segment
order by application_id;
