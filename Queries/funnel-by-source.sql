-- Funnel by source
-- How far the applications of each source have come: applied, interviewed, offered, hired.
--
-- definition: The cohort is every application created in the period. Interviewed: an interview of it is
--   complete or awaiting feedback. Offered: it has an offer of any version and status. Hired and active
--   are its status now, so that a young cohort has many who may still move. Each rate is a share of
--   applied. Left out, by the first cause that holds: prospects; template jobs. Applications without a
--   source are shown as (no source).
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param department text of departments.name optional -- only jobs of this department (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
with interviewed as (
  select distinct i.application_id
  from scheduled_interviews i
  where i.status in ('complete', 'awaiting_feedback')
),
offered as (
  select distinct o.application_id
  from offers o
),
cohort as (
  select
    coalesce(s.name, '(no source)') as source,
    coalesce(s.type_name, '(none)') as channel,
    case when i.application_id is null then 0 else 1 end as is_interviewed,
    case when o.application_id is null then 0 else 1 end as is_offered,
    case when a.status = 'hired' then 1 else 0 end as is_hired,
    case when a.status = 'in_process' then 1 else 0 end as is_active
  from applications a
  left join jobs j on j.id = a.job_id
  left join departments d on d.id = j.department_id
  left join sources s on s.id = a.source_id
  left join interviewed i on i.application_id = a.id
  left join offered o on o.application_id = a.id
  where a.created_at >= :since
    and a.created_at < :until
    and a.prospect is not true
    and j.is_template is not true
    and (:department is null or d.name = :department)
    and (:office is null or exists (
      select 1
      from job_offices jo
      join offices f on f.id = jo.office_id
      where jo.job_id = j.id
        and f.name = :office
    ))
    and (:job is null or j.name = :job)
    and (:source is null or s.name = :source)
),
counted as (
  select
    source,
    channel,
    count(*) as applied,
    sum(is_interviewed) as interviewed,
    sum(is_offered) as offered,
    sum(is_hired) as hired,
    sum(is_active) as active
  from cohort
  group by source, channel
)
select
  source,
  channel,
  applied,
  interviewed,
  rounded(rate(10000 * interviewed, applied), 0) / 10000.0 as interviewed_rate,
  offered,
  rounded(rate(10000 * offered, applied), 0) / 10000.0 as offered_rate,
  hired,
  rounded(rate(10000 * hired, applied), 0) / 10000.0 as hired_rate,
  active
from counted
order by
  applied desc,
  source,
  channel;

-- name: excluded
with judged as (
  select
    case
      when a.prospect is true then 1
      when j.is_template is true then 2
      else 0
    end as place
  from applications a
  left join jobs j on j.id = a.job_id
  left join departments d on d.id = j.department_id
  left join sources s on s.id = a.source_id
  where a.created_at >= :since
    and a.created_at < :until
    and (:department is null or d.name = :department)
    and (:office is null or exists (
      select 1
      from job_offices jo
      join offices f on f.id = jo.office_id
      where jo.job_id = j.id
        and f.name = :office
    ))
    and (:job is null or j.name = :job)
    and (:source is null or s.name = :source)
)
select
  case place
    when 1 then 'prospect'
    else 'template job'
  end as cause,
  count(*) as n
from judged
where place > 0
group by place
order by place;
