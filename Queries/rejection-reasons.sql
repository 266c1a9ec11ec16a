-- Rejection reasons
-- Why applications ended, by reason and by who turned down whom.
--
-- definition: Counts every application that was rejected in the period and still is, with the
--   reason as it stands now: both those we turned down and those who withdrew, which kind tells
--   apart. A reason that says neither, or none at all, is of the kind unknown. Left out, by the
--   first cause that holds: prospects; template jobs.
-- fields: rejection_details.rejection_reason_id, rejected_at (v1 applications.rejection_reason);
--   rejection_reasons.type.
-- source: Greenhouse, rejection reasons by type
-- counts: rejected applications
-- chart: bars segment, n
-- example:
--   segment,kind,n,share
--   Lacking skill(s)/qualification(s),rejected,159,0.237
--   Hired another candidate,rejected,108,0.161
--   Withdrew,withdrawn,74,0.1103
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(reason, type) = reason -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect n > 0
-- name: cases
select
  r.application_id as application_id,
  r.candidate_id as candidate_id,
  r.rejected_at as rejected_at,
  case when :by = 'reason' then coalesce(r.reason, '(no reason)')
    else coalesce(r.reason_type, '(no reason)') end as segment,
  r.kind as kind,
  case
    when r.is_prospect = 1 then 'prospect'
    when j.is_template is true then 'template job'
  end as cause
from rejections r
left join jobs j on j.id = r.job_id
where r.rejected_at >= day_start(:since, :zone)
  and r.rejected_at < day_start(:until, :zone)
  and (:department is null or j.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or r.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or j.name = :job)
  and (:recruiter is null or r.recruiter_id in (
    select u.id from users u where u.name = :recruiter))
  and (:source is null or r.source_id in (
    select s.id from sources s where s.name = :source));

-- the answer
with whole as (
  select count(*) as n
  from cases
  where cause is null
)
select
  c.segment as segment,
  min(c.kind) as kind,
  count(*) as n,
  rounded(rate(10000 * count(*), min(w.n)), 0) / 10000.0 as share
from cases c
cross join whole w
where c.cause is null
group by c.segment
order by
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
  rejected_at
from cases
where cause is null
  and segment = :line_segment
order by rejected_at,
  application_id;
