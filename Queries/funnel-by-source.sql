-- Funnel by source
-- How far the applications of each source have come: applied, interviewed, offered, hired.
--
-- definition: The cohort is every application created in the period. Interviewed: an interview of
--   it is complete or awaiting feedback. Offered: it has an offer of any version and status. Hired
--   and active are its status now, so that a young cohort has many who may still move;
--   hired_no_offer counts those of the hired for whom no offer was ever made, who are missing among
--   the offered. Each rate is a share of applied. Left out, by the first cause that holds: prospects
--   (unless asked for); converted prospects, since each counts as the application it became;
--   template jobs; with include_internal=false, applicants from inside. Applications without a
--   source are shown as (no source).
-- fields: applications.source_id, status, prospect; sources.name and type (v1 public_name);
--   scheduled_interviews.status; offers.
-- source: Greenhouse, “candidate quality by source”
-- counts: applications
-- chart: bars source, applied
-- headline: applications = count(*)
-- headline: hired = sum(is_hired); undecided = sum(is_active)
-- example:
--   source,channel,applied,interviewed,interviewed_rate,offered,offered_rate,hired,hired_rate,hired_no_offer,active
--   LinkedIn,Third-party boards,180,86,0.4778,11,0.0611,12,0.0667,2,19
--   Jobs page on your website,Company marketing,171,67,0.3918,5,0.0292,2,0.0117,0,20
--   Indeed,Third-party boards,111,56,0.5045,8,0.0721,5,0.045,0,11
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param include_prospects boolean = false -- whether prospects count, who have not applied themselves
-- param include_internal boolean = true -- whether applicants from inside count: by source, or users already
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique source, channel
-- expect not null applied
-- expect applied > 0
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  a.applied_at as applied_at,
  coalesce(a.source, '(no source)') as source,
  coalesce(a.channel, '(none)') as channel,
  case when exists (
    select 1
    from scheduled_interviews i
    where i.application_id = a.application_id
      and i.status in ('complete', 'awaiting_feedback')) then 1 else 0 end as is_interviewed,
  case when exists (
    select 1
    from offers o
    where o.application_id = a.application_id) then 1 else 0 end as is_offered,
  case when a.outcome = 'hired' then 1 else 0 end as is_hired,
  case when a.outcome = 'active' then 1 else 0 end as is_active,
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
select
  source,
  channel,
  count(*) as applied,
  sum(is_interviewed) as interviewed,
  rounded(rate(10000 * sum(is_interviewed), count(*)), 0) / 10000.0 as interviewed_rate,
  sum(is_offered) as offered,
  rounded(rate(10000 * sum(is_offered), count(*)), 0) / 10000.0 as offered_rate,
  sum(is_hired) as hired,
  rounded(rate(10000 * sum(is_hired), count(*)), 0) / 10000.0 as hired_rate,
  sum(case when is_hired = 1 and is_offered = 0 then 1 else 0 end) as hired_no_offer,
  sum(is_active) as active
from cases
where cause is null
group by
  source,
  channel
order by
  applied desc,
  source,
  channel;

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
  is_interviewed,
  is_offered,
  is_hired,
  is_active
from cases
where cause is null
  and source = :line_source
  and channel = :line_channel
order by application_id;
