-- Open openings
-- The seats to fill, how long they have been open, and which are late.
--
-- definition: Counts every opening that is open on an open job. The age runs from opened_at to the
--   beginning of the day “at”. with_target says how many have a target start day, late how many of
--   these are past it; Harvest v1 tells no target, and then late is NULL. Left out, by the first
--   cause that holds: template jobs; jobs that are not open; openings without an opening date; opened
--   on that day or later. What was open then and is not now is not told.
-- fields: openings.open, opened_at, target_start_on (not on v1); jobs.status, is_template.
-- counts: openings
-- chart: bars segment, n
-- headline: n with by=all -- openings
-- example:
--   segment,n,median_days,oldest_days,with_target,late
--   データ,5,74.6,309.1,4,3
--   Finance,4,245.6,387.6,3,2
--   People,3,824.0,824.0,2,1
--
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(all, department, job) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- expect unique segment
-- name: cases
select
  p.id as opening_id,
  p.job_id as job_id,
  p.opened_at as opened_at,
  p.target_start_on as target_start_on,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    else coalesce(a.job, '(no job)')
  end as segment,
  milliseconds_between(p.opened_at, day_start(:at, :zone)) as duration,
  case when p.target_start_on is not null then 1 else 0 end as has_target,
  case when p.target_start_on < :at then 1 else 0 end as is_late,
  case
    when a.is_template = 1 then 'template job'
    when a.status <> 'open' then 'job not open'
    when p.opened_at is null then 'no opening date'
    when p.opened_at >= day_start(:at, :zone) then 'opened later'
  end as cause
from openings p
join job_departments a on a.job_id = p.job_id
where p.open is true
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
  rounded(max(duration) / 8640000.0, 0) / 10.0 as oldest_days,
  sum(has_target) as with_target,
  case when sum(has_target) > 0 then sum(is_late) end as late
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
  opening_id,
  job_id,
  opened_at,
  target_start_on,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by
  opened_at,
  opening_id;
