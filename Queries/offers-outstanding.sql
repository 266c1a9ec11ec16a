-- Offers outstanding
-- The offers that wait for an answer, and for how long.
--
-- definition: Counts each application's current offer (the highest version) that is neither
--   accepted nor rejected nor replaced. The age runs from the creation of that version to the
--   beginning of the day “at”. sent counts those with a date of sending, which many teams never
--   enter. Left out, by the first cause that holds: prospects; template jobs; applications that are
--   hired or rejected already; offers made on or after that day.
-- fields: offers.version, status, created_at, sent_on (v1 sent_at).
-- counts: offers
-- chart: bars segment, n
-- example:
--   segment,n,sent,median_days,oldest_days
--   Finance,2,2,382.3,555.8
--   "Firmware ""Core""",1,0,0.7,0.7
--   People,1,1,824.2,824.2
--
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(all, department, job, recruiter) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- name: cases
select
  c.application_id as application_id,
  c.candidate_id as candidate_id,
  c.offer_id as offer_id,
  c.created_at as created_at,
  c.sent_on as sent_on,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    else coalesce(a.recruiter, '(no recruiter)')
  end as segment,
  milliseconds_between(c.created_at, day_start(:at, :zone)) as duration,
  case when c.sent_on is not null then 1 else 0 end as is_sent,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when a.outcome <> 'active' then 'application decided'
    when c.created_at >= day_start(:at, :zone) then 'made later'
  end as cause
from current_offers c
join application_outcomes a on a.application_id = c.application_id
where c.status = 'Created'
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
  sum(is_sent) as sent,
  rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
  rounded(max(duration) / 8640000.0, 0) / 10.0 as oldest_days
from cases
where cause is null
group by segment
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
  offer_id,
  created_at,
  sent_on,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by created_at,
  offer_id;
