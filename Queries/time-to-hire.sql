-- Time to hire
-- How many days pass from an application to its accepted offer, with the number of hires behind it.
--
-- definition: Counts every application whose current offer (the highest version) is accepted and was
--   resolved in the period. A duration runs from the application's creation to the offer's resolution,
--   in calendar days. Left out, by the first cause that holds: prospects; template jobs; accepted, then
--   rejected; no acceptance date; accepted before applied. Besides, hired applications without an
--   accepted offer are reported, whatever the period, as are offers without an acceptance date.
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param by choice(all, department, job, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
with current_offer as (
  select
    ranked.application_id,
    ranked.status,
    ranked.resolved_at
  from (
    select
      o.application_id,
      o.status,
      o.resolved_at,
      row_number() over (partition by o.application_id order by o.version desc, o.id desc) as place
    from offers o
  ) ranked
  where ranked.place = 1
),
accepted as (
  select
    case
      when :by = 'all' then 'all'
      when :by = 'department' then coalesce(d.name, '(no department)')
      when :by = 'job' then coalesce(j.name, '(no job)')
      else substr(c.resolved_at, 1, 7)
    end as segment,
    milliseconds_between(a.created_at, c.resolved_at) as duration
  from applications a
  join current_offer c on c.application_id = a.id
  left join jobs j on j.id = a.job_id
  left join departments d on d.id = j.department_id
  where c.status = 'Accepted'
    and a.prospect is not true
    and j.is_template is not true
    and a.status <> 'rejected'
    and c.resolved_at >= a.created_at
    and c.resolved_at >= :since
    and c.resolved_at < :until
    and (:department is null or d.name = :department)
    and (:office is null or exists (
      select 1
      from job_offices jo
      join offices f on f.id = jo.office_id
      where jo.job_id = j.id
        and f.name = :office
    ))
    and (:job is null or j.name = :job)
),
answer as (
  -- Whole tenths of a day are what is rounded: so an exact half is seen as one.
  select
    segment,
    count(*) as n,
    rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
    rounded(sum(duration) / (count(*) * 8640000.0), 0) / 10.0 as mean_days,
    rounded(percentile(duration, 0.9) / 8640000.0, 0) / 10.0 as p90_days,
    rounded(min(duration) / 8640000.0, 0) / 10.0 as min_days,
    rounded(max(duration) / 8640000.0, 0) / 10.0 as max_days
  from accepted
  group by segment
)
select
  segment,
  n,
  median_days,
  mean_days,
  p90_days,
  min_days,
  max_days
from answer
order by
  case when :by = 'month' then segment else '' end,
  n desc,
  segment;

-- name: excluded
with current_offer as (
  select
    ranked.application_id,
    ranked.status,
    ranked.resolved_at
  from (
    select
      o.application_id,
      o.status,
      o.resolved_at,
      row_number() over (partition by o.application_id order by o.version desc, o.id desc) as place
    from offers o
  ) ranked
  where ranked.place = 1
),
judged as (
  select
    case
      when c.status = 'Accepted' and a.prospect is true then 1
      when c.status = 'Accepted' and j.is_template is true then 2
      when c.status = 'Accepted' and a.status = 'rejected' then 3
      when c.status = 'Accepted' and c.resolved_at is null then 4
      when c.status = 'Accepted' and c.resolved_at < a.created_at then 5
      when c.status = 'Accepted' then 0
      when a.status = 'hired' and a.prospect is not true and j.is_template is not true then 6
      else 0
    end as place,
    case when c.status = 'Accepted' then c.resolved_at end as dated_at
  from applications a
  left join current_offer c on c.application_id = a.id
  left join jobs j on j.id = a.job_id
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
)
select
  case place
    when 1 then 'prospect'
    when 2 then 'template job'
    when 3 then 'accepted, then rejected'
    when 4 then 'no acceptance date'
    when 5 then 'accepted before applied'
    else 'hired, no accepted offer'
  end as cause,
  count(*) as n
from judged
where place > 0
  and (dated_at is null or (dated_at >= :since and dated_at < :until))
group by place
order by place;
