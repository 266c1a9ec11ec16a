-- Data quality
-- What in the data would bend the numbers, with an example and the queries it affects.
--
-- definition: Each finding counts what it says, whatever the period: applications by their id,
--   openings by theirs, interviews by theirs; example is the lowest of these ids, and drilling
--   lists them all. An offer counts in its highest version. Overdue scorecards are those missing a
--   week before the beginning of the day “at”. Nothing is left out.
-- fields: as the queries named under affects.
-- counts: findings
-- example:
--   finding,n,example,affects
--   hired without accepted offer,11,41000496004,"time-to-hire, interviews-per-hire"
--   "accepted, then rejected",3,41002524004,"time-to-hire, time-to-start"
--   accepted or declined without a date,6,41001849004,"time-to-hire, offer-acceptance"
--
-- param at date = tomorrow -- the day at whose beginning ages end (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- expect unique finding
-- expect n > 0
-- name: cases
select
  1 as place,
  'hired without accepted offer' as finding,
  'time-to-hire, interviews-per-hire' as affects,
  a.id as id,
  cast(null as varchar(40)) as cause
from applications a
left join jobs j on j.id = a.job_id
where a.status <> 'rejected'
  and a.status = 'hired'
  and a.prospect is not true
  and j.is_template is not true
  and not exists (
    select 1
    from current_offers c
    where c.application_id = a.id
      and c.status = 'Accepted')
union all
select
  2,
  'two accepted offers',
  'offer-acceptance',
  o.application_id,
  null
from offers o
where o.status = 'Accepted'
  and exists (
    select 1
    from offers e
    where e.application_id = o.application_id
      and e.status = 'Accepted'
      and e.id < o.id)
union all
select
  f.place,
  f.finding,
  f.affects,
  c.application_id,
  null
from current_offers c
join applications a on a.id = c.application_id
cross join (
  select 3 as place, 'accepted, then rejected' as finding, 'time-to-hire, time-to-start' as affects
  union all
  select 5, 'accepted before applied', 'time-to-hire'
) f
where c.status = 'Accepted'
  and (f.place = 3 and a.status = 'rejected'
    or f.place = 5 and c.resolved_at < a.created_at)
union all
select
  4,
  'accepted or declined without a date',
  'time-to-hire, offer-acceptance',
  c.application_id,
  null
from current_offers c
where c.status in ('Accepted', 'Rejected')
  and c.resolved_at is null
union all
select
  6,
  'starts before acceptance',
  'time-to-start',
  c.application_id,
  null
from current_offers c
where c.status = 'Accepted'
  and c.starts_on < local_date(c.resolved_at, :zone)
union all
select
  7,
  'accepted without a start day',
  'time-to-start, hiring-plan',
  c.application_id,
  null
from current_offers c
where c.status = 'Accepted'
  and c.starts_on is null
union all
select
  8,
  'opening filled before it opened',
  'time-to-fill',
  f.opening_id,
  null
from openings_filled f
where f.accepted_at < f.opened_at
union all
select
  9,
  'closed job with applications in process',
  'pipeline-now, stale-candidates',
  a.id,
  null
from applications a
join jobs j on j.id = a.job_id
where a.status <> 'rejected'
  and a.status = 'in_process'
  and j.status = 'closed'
union all
select
  10,
  'template job with applications',
  'every number leaves them out',
  a.id,
  null
from jobs j
cross join applications a
where a.job_id = j.id
  and j.is_template is true
union all
select
  11,
  'application without a source',
  'funnel-by-source, source-quality',
  a.id,
  null
from applications a
where a.source_id is null
  and a.prospect is not true
union all
select
  12,
  'rejected without a reason',
  'rejection-reasons, withdrawals',
  a.id,
  null
from applications a
left join rejection_details r on r.application_id = a.id
where a.status = 'rejected'
  and coalesce(r.rejection_reason_id, a.rejection_reason_id, 0) not in (
    select s.id
    from rejection_reasons s)
union all
select
  13,
  'scorecard overdue by a week',
  'scorecards-missing',
  i.interview_id,
  null
from interviewers p
left join scorecards c on c.id = p.scorecard_id
cross join interviews_held i
where i.interview_id = p.interview_id
  and coalesce(c.status, '') <> 'complete'
  and p.user_id is not null
  and coalesce(p.response_status, 'needs_action') <> 'declined'
  and milliseconds_between(i.ended_at, day_start(:at, :zone)) > 604800000;

-- the answer
select
  min(finding) as finding,
  count(*) as n,
  min(id) as example,
  min(affects) as affects
from cases
group by place
order by place;

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
select id
from cases
where finding = :line_finding
order by id;
