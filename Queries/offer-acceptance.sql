-- Offer acceptance
-- The share of resolved offers that were accepted, with the number of offers behind it.
--
-- definition: Counts each application's current offer (the highest version) that was accepted or
--   rejected in the period, by its resolution date. The rate is accepted over accepted and rejected;
--   offers that are still open stay out of it. Left out, by the first cause that holds: superseded
--   versions (dated by creation); prospects and template jobs (dated by resolution, else creation); still
--   open, and deprecated without a newer version (dated by creation); no resolution date, reported
--   whatever the period. The job is the offer's job.
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param by choice(all, department, job, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
with ranked as (
  select
    o.application_id,
    o.job_id,
    o.status,
    o.created_at,
    o.resolved_at,
    row_number() over (partition by o.application_id order by o.version desc, o.id desc) as age
  from offers o
),
judged as (
  select
    o.status,
    o.created_at,
    o.resolved_at,
    coalesce(d.name, '(no department)') as department,
    coalesce(j.name, '(no job)') as job,
    case
      when o.age > 1 then 1
      when a.prospect is true then 2
      when j.is_template is true then 3
      when o.status = 'Created' then 4
      when o.status = 'Deprecated' then 5
      when o.resolved_at is null then 6
      else 7
    end as place
  from ranked o
  left join applications a on a.id = o.application_id
  left join jobs j on j.id = o.job_id
  left join departments d on d.id = j.department_id
  where (:department is null or d.name = :department)
    and (:office is null or exists (
      select 1
      from job_offices jo
      join offices f on f.id = jo.office_id
      where jo.job_id = j.id
        and f.name = :office
    ))
    and (:job is null or j.name = :job)
),
resolved as (
  select
    case
      when :by = 'all' then 'all'
      when :by = 'department' then department
      when :by = 'job' then job
      else substr(resolved_at, 1, 7)
    end as segment,
    case when status = 'Accepted' then 1 else 0 end as is_accepted,
    case when status = 'Rejected' then 1 else 0 end as is_rejected
  from judged
  where place = 7
    and resolved_at >= :since
    and resolved_at < :until
),
counted as (
  select
    segment,
    sum(is_accepted) as accepted,
    sum(is_rejected) as rejected,
    sum(is_accepted + is_rejected) as resolved
  from resolved
  group by segment
)
select
  segment,
  accepted,
  rejected,
  resolved,
  rounded(rate(10000 * accepted, resolved), 0) / 10000.0 as acceptance_rate
from counted
order by
  case when :by = 'month' then segment else '' end,
  resolved desc,
  segment;

-- name: excluded
with ranked as (
  select
    o.application_id,
    o.job_id,
    o.status,
    o.created_at,
    o.resolved_at,
    row_number() over (partition by o.application_id order by o.version desc, o.id desc) as age
  from offers o
),
judged as (
  select
    o.status,
    o.created_at,
    o.resolved_at,
    coalesce(d.name, '(no department)') as department,
    coalesce(j.name, '(no job)') as job,
    case
      when o.age > 1 then 1
      when a.prospect is true then 2
      when j.is_template is true then 3
      when o.status = 'Created' then 4
      when o.status = 'Deprecated' then 5
      when o.resolved_at is null then 6
      else 7
    end as place
  from ranked o
  left join applications a on a.id = o.application_id
  left join jobs j on j.id = o.job_id
  left join departments d on d.id = j.department_id
  where (:department is null or d.name = :department)
    and (:office is null or exists (
      select 1
      from job_offices jo
      join offices f on f.id = jo.office_id
      where jo.job_id = j.id
        and f.name = :office
    ))
    and (:job is null or j.name = :job)
),
left_out as (
  select
    place,
    case
      when place in (2, 3) then coalesce(resolved_at, created_at)
      when place in (1, 4, 5) then created_at
    end as dated_at
  from judged
  where place < 7
)
select
  case place
    when 1 then 'superseded version'
    when 2 then 'prospect'
    when 3 then 'template job'
    when 4 then 'still open'
    when 5 then 'deprecated, not replaced'
    else 'no resolution date'
  end as cause,
  count(*) as n
from left_out
where place = 6
  or (dated_at >= :since and dated_at < :until)
group by place
order by place;
