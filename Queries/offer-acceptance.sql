-- Offer acceptance
-- The share of resolved offers that were accepted, with the number of offers behind it.
--
-- definition: Counts each application's current offer (the highest version) that was accepted or
--   rejected in the period, by its resolution date. The rate is accepted over accepted and
--   rejected, with the ends of its 95 % interval; offers that are still open stay out of it. Left
--   out, by the first cause that holds: superseded versions (dated by creation); prospects and
--   template jobs (dated by resolution, else creation); still open, and deprecated without a newer
--   version (dated by creation); no resolution date, reported whatever the period. The job is the
--   offer's job.
-- fields: offers.version, status, resolved_at, created_at; the same on v1 in small letters.
-- source: Greenhouse, “offer acceptance rate”; GitLab handbook
-- counts: resolved offers
-- chart: auto segment, acceptance_rate of resolved
-- headline: acceptance_rate with by=all -- of resolved offers accepted
-- example:
--   segment,accepted,rejected,resolved,acceptance_rate,low,high
--   "Firmware ""Core""",5,1,6,0.8333,0.4365,0.9699
--   Marketing & Café,6,0,6,1.0,0.6097,1.0
--   Platform,4,1,5,0.8,0.3755,0.9638
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
-- expect not null acceptance_rate
-- expect resolved > 0
-- name: cases
select
  o.application_id as application_id,
  o.candidate_id as candidate_id,
  o.id as offer_id,
  o.status as status,
  o.resolved_at as resolved_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(j.department, '(no department)')
    when :by = 'job' then coalesce(j.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    when :by = 'source' then coalesce(a.source, '(no source)')
    else substr(local_date(o.resolved_at, :zone), 1, 7)
  end as segment,
  case when o.status = 'Accepted' then 1 else 0 end as is_accepted,
  case
    when o.is_current = 0 then 'superseded version'
    when a.is_prospect = 1 then 'prospect'
    when j.is_template = 1 then 'template job'
    when o.status = 'Created' then 'still open'
    when o.status = 'Deprecated' then 'deprecated, not replaced'
    when o.resolved_at is null then 'no resolution date'
  end as cause
from (
  select
    v.id as id,
    v.application_id as application_id,
    v.candidate_id as candidate_id,
    v.job_id as job_id,
    v.status as status,
    v.created_at as created_at,
    v.resolved_at as resolved_at,
    case when exists (
      select 1
      from current_offers c
      where c.offer_id = v.id) then 1 else 0 end as is_current
  from offers v
) o
join application_outcomes a on a.application_id = o.application_id
left join job_departments j on j.job_id = o.job_id
where (
    (o.status in ('Accepted', 'Rejected') and o.resolved_at is null and o.is_current = 1
      and a.is_prospect = 0 and j.is_template = 0)
    or (
      case
        when o.is_current = 0 or (a.is_prospect = 0 and j.is_template = 0
          and o.status in ('Created', 'Deprecated')) then o.created_at
        when a.is_prospect = 1 or j.is_template = 1 then coalesce(o.resolved_at, o.created_at)
        else o.resolved_at
      end >= day_start(:since, :zone)
      and case
        when o.is_current = 0 or (a.is_prospect = 0 and j.is_template = 0
          and o.status in ('Created', 'Deprecated')) then o.created_at
        when a.is_prospect = 1 or j.is_template = 1 then coalesce(o.resolved_at, o.created_at)
        else o.resolved_at
      end < day_start(:until, :zone)))
  and (:department is null or j.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or j.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or j.job = :job)
  and (:recruiter is null or a.recruiter = :recruiter)
  and (:source is null or a.source = :source);

-- the answer
select
  segment,
  sum(is_accepted) as accepted,
  count(*) - sum(is_accepted) as rejected,
  count(*) as resolved,
  rounded(rate(10000 * sum(is_accepted), count(*)), 0) / 10000.0 as acceptance_rate,
  rounded(wilson_low(sum(is_accepted), count(*)), 4) as low,
  rounded(wilson_high(sum(is_accepted), count(*)), 4) as high
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
  resolved desc,
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
  offer_id,
  status,
  resolved_at
from cases
where cause is null
  and segment = :line_segment
order by resolved_at,
  offer_id;
