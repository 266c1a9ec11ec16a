-- Time to first review
-- How long an application waits until somebody moves it on or turns it down.
--
-- definition: The cohort is every application created in the period. The duration runs from its
--   creation to leaving the first stage that it entered, in calendar days or working days. Left
--   out, by the first cause that holds: prospects; template jobs; those whose stages nobody
--   recorded from the beginning, as all that Harvest v1 delivered before the first sync; those that
--   still wait, which are reported as not yet reviewed.
-- fields: v3 application_stages.entered_at, exited_at; v1 has no stage history.
-- example:
--   segment,n,median_days,mean_days,p90_days,min_days,max_days
--   People,162,5.4,5.6,9.8,0.7,11.0
--   データ,127,5.5,6.2,10.4,0.6,45.2
--   (no department),103,5.5,5.8,10.2,0.6,17.7
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param days choice(calendar, business) = calendar -- whether weekends and holidays count
-- param by choice(all, department, job, recruiter, source, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Ines Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect n > 0
-- name: cases
select
  a.application_id as application_id,
  a.candidate_id as candidate_id,
  a.applied_at as applied_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(a.department, '(no department)')
    when :by = 'job' then coalesce(a.job, '(no job)')
    when :by = 'recruiter' then coalesce(a.recruiter, '(no recruiter)')
    when :by = 'source' then coalesce(a.source, '(no source)')
    else substr(local_date(a.applied_at, :zone), 1, 7)
  end as segment,
  v.exited_at as reviewed_at,
  case
    when :days = 'business'
      then 86400000 * business_days(local_date(a.applied_at, :zone), local_date(v.exited_at, :zone))
    else milliseconds_between(a.applied_at, v.exited_at)
  end as duration,
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
    when v.application_id is null or v.unknown > 0 then 'beginning not recorded'
    when v.exited_at is null then 'not yet reviewed'
  end as cause
from application_outcomes a
left join (
  select
    e.application_id as application_id,
    min(e.exited_at) as exited_at,
    sum(case when e.entered_at is null then 1 else 0 end) as unknown
  from (
    select
      r.application_id as application_id,
      r.entered_at as entered_at,
      r.exited_at as exited_at
    from applications p
    join stages_recorded r on r.application_id = p.id
    where p.created_at >= day_start(:since, :zone)
      and p.created_at < day_start(:until, :zone)
    union all
    select
      o.application_id,
      o.entered_at,
      o.exited_at
    from stages_observed o
  ) e
  group by e.application_id
) v on v.application_id = a.application_id
where a.applied_at >= day_start(:since, :zone)
  and a.applied_at < day_start(:until, :zone)
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
  rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
  rounded(sum(duration) / (count(*) * 8640000.0), 0) / 10.0 as mean_days,
  rounded(percentile(duration, 0.9) / 8640000.0, 0) / 10.0 as p90_days,
  rounded(min(duration) / 8640000.0, 0) / 10.0 as min_days,
  rounded(max(duration) / 8640000.0, 0) / 10.0 as max_days
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
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
  applied_at,
  reviewed_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by duration desc,
  application_id;
