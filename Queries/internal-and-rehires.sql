-- Internal hires and re-hires
-- How many hires came from inside, and how many had been hired before.
--
-- definition: Counts every application whose current offer (the highest version) is accepted and
--   was resolved in the period. Internal: the source is “Internal Applicant”, or the candidate was
--   a Greenhouse user when applying: the linked account is not younger than the application, as
--   that of somebody who was hired first is. Re-hire: an earlier application of the same candidate
--   has an accepted current offer, too. low and high are the ends of the 95 % interval of the
--   internal share. Left out, by the first cause that holds: prospects; template jobs; accepted,
--   then rejected; no acceptance date, reported whatever the period; accepted before applied.
-- fields: sources.name; users.linked_candidate_ids, created_at; applications.created_at (v1
--   applied_at); offers.
-- source: ISO 30414
-- counts: hires
-- chart: auto segment, internal_rate of hires
-- example:
--   segment,hires,internal,internal_rate,low,high,rehires
--   "Firmware ""Core""",5,0,0.0,0.0,0.4345,0
--   Marketing & Café,5,0,0.0,0.0,0.4345,0
--   "Sales, EMEA",5,0,0.0,0.0,0.4345,0
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
-- expect hires > 0
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
  case when a.application_id in (
    select i.application_id from internal_applications i) then 1 else 0 end as is_internal,
  case when exists (
    select 1
    from applications b
    join current_offers e on e.application_id = b.id
    where b.candidate_id = a.candidate_id
      and b.id <> a.application_id
      and e.status = 'Accepted'
      and e.resolved_at < c.resolved_at) then 1 else 0 end as is_rehire,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when a.outcome = 'rejected' then 'accepted, then rejected'
    when c.resolved_at is null then 'no acceptance date'
    when c.resolved_at < a.applied_at then 'accepted before applied'
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
  count(*) as hires,
  sum(is_internal) as internal,
  rounded(rate(10000 * sum(is_internal), count(*)), 0) / 10000.0 as internal_rate,
  rounded(wilson_low(sum(is_internal), count(*)), 4) as low,
  rounded(wilson_high(sum(is_internal), count(*)), 4) as high,
  sum(is_rehire) as rehires
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
  hires desc,
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
  is_internal,
  is_rehire
from cases
where cause is null
  and segment = :line_segment
order by accepted_at,
  application_id;
