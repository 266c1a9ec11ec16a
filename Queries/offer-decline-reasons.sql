-- Offer decline reasons
-- Why offers were declined, as far as the rejection of the application tells.
--
-- definition: Counts each application's current offer (the highest version) that was rejected in
--   the period, with the reason for which its application was rejected. An offer that the company
--   took back is rejected, too; kind tells it apart as far as the reason does. Left out, by the
--   first cause that holds: prospects; template jobs; no resolution date, reported whatever the
--   period; applications that are not rejected.
-- fields: offers.status, resolved_at; rejection_details.rejection_reason_id.
-- counts: declined offers
-- chart: bars reason, n
-- example:
--   reason,kind,n,share
--   "Compensation, too ""low""",withdrawn,3,0.5
--   Withdrew,withdrawn,3,0.5
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique reason, kind
-- name: cases
select
  c.application_id as application_id,
  c.candidate_id as candidate_id,
  c.offer_id as offer_id,
  c.resolved_at as resolved_at,
  coalesce((
    select max(r.reason)
    from rejections r
    where r.application_id = c.application_id), '(no reason)') as reason,
  coalesce((
    select max(r.kind)
    from rejections r
    where r.application_id = c.application_id), 'unknown') as kind,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when c.resolved_at is null then 'no resolution date'
    when a.outcome <> 'rejected' then 'application not rejected'
  end as cause
from current_offers c
join application_outcomes a on a.application_id = c.application_id
where c.status = 'Rejected'
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
with whole as (
  select count(*) as n
  from cases
  where cause is null
)
select
  c.reason as reason,
  c.kind as kind,
  count(*) as n,
  rounded(rate(10000 * count(*), min(w.n)), 0) / 10000.0 as share
from cases c
cross join whole w
where c.cause is null
group by
  c.reason,
  c.kind
order by
  n desc,
  reason;

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
  offer_id,
  resolved_at
from cases
where cause is null
  and reason = :line_reason
order by
  resolved_at,
  offer_id;
