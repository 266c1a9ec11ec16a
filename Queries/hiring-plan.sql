-- Hiring plan
-- Of the seats that were to be filled by a day of the period, which were, and in time.
--
-- definition: Counts every opening whose target start day lies in the period, by the month of that
--   day. in_time are those whose accepted current offer starts on the target or before, late those
--   that start later, filled both and those without a start day. given_up are closed without an
--   application. Left out, by the first cause that holds: template jobs; openings without a target
--   start day, reported whatever the period: on Harvest v1 that is all of them, since it tells no
--   target.
-- fields: openings.target_start_on (not on v1), open, application_id; offers.starts_on.
-- counts: openings
-- chart: auto segment, filled of planned
-- example:
--   segment,planned,filled,in_time,late,still_open,given_up
--   2025-11,2,2,0,2,0,0
--   2026-01,2,1,0,1,0,1
--   2026-02,4,4,0,4,0,0
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param by choice(all, department, job, month) = month -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- expect unique segment
-- name: cases
select
  p.id as opening_id,
  p.job_id as job_id,
  p.target_start_on as target_start_on,
  o.starts_on as starts_on,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    else substr(p.target_start_on, 1, 7)
  end as segment,
  case when p.open is true then 1 else 0 end as is_open,
  case when p.open is not true and p.application_id is not null then 1 else 0 end as is_filled,
  case when p.open is not true and p.application_id is null then 1 else 0 end as is_given_up,
  case when o.starts_on <= p.target_start_on then 1 else 0 end as is_in_time,
  case when o.starts_on > p.target_start_on then 1 else 0 end as is_late,
  case
    when a.is_template = 1 then 'template job'
    when p.target_start_on is null then 'no target start day'
  end as cause
from openings p
join job_departments a on a.job_id = p.job_id
left join openings_filled o on o.opening_id = p.id
where (p.target_start_on is null or (
    p.target_start_on >= :since
    and p.target_start_on < :until))
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job);

-- the answer
select
  segment,
  count(*) as planned,
  sum(is_filled) as filled,
  sum(is_in_time) as in_time,
  sum(is_late) as late,
  sum(is_open) as still_open,
  sum(is_given_up) as given_up
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
  planned desc,
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
  target_start_on,
  starts_on
from cases
where cause is null
  and segment = :line_segment
order by
  target_start_on,
  opening_id;
