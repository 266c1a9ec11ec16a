-- Time to first review
-- How long an application waits until somebody moves it on or turns it down.
--
-- definition: The cohort is every application created in the period. The duration runs from its
--   creation to leaving the first stage that it entered, in calendar days or working days. Left
--   out, by the first cause that holds: prospects; template jobs; those whose stages nobody
--   recorded from the beginning, as all that Harvest v1 delivered before the first sync; those that
--   still wait, which are reported as not yet reviewed.
-- fields: v3 application_stages.entered_at, exited_at; v1 has no stage history.
-- counts: applications
-- chart: auto segment, median_days of n
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
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect n > 0
-- name: cases
select
  k.application_id as application_id,
  k.candidate_id as candidate_id,
  k.applied_at as applied_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(j.department, '(no department)')
    when :by = 'job' then coalesce(j.job, '(no job)')
    when :by = 'recruiter' then coalesce(u.name, '(no recruiter)')
    when :by = 'source' then coalesce(s.name, '(no source)')
    else substr(local_date(k.applied_at, :zone), 1, 7)
  end as segment,
  k.reviewed_at as reviewed_at,
  case
    when :days = 'business'
      then 86400000 * business_days(local_date(k.applied_at, :zone), local_date(k.reviewed_at, :zone))
    else milliseconds_between(k.applied_at, k.reviewed_at)
  end as duration,
  case
    when k.is_prospect = 1 then 'prospect'
    when k.is_template = 1 then 'template job'
    when k.stays = 0 or k.entered < k.stays then 'beginning not recorded'
    when k.reviewed_at is null then 'not yet reviewed'
  end as cause
from (
  select
    a.id as application_id,
    a.candidate_id as candidate_id,
    a.created_at as applied_at,
    a.job_id as job_id,
    a.recruiter_id as recruiter_id,
    a.source_id as source_id,
    case when a.prospect is true then 1 else 0 end as is_prospect,
    case when a.job_id in (
      select j.id from jobs j where j.is_template is true) then 1 else 0 end as is_template,
    count(coalesce(v.application_id, o.application_id)) as stays,
    count(coalesce(v.entered_at, o.entered_at)) as entered,
    min(coalesce(v.exited_at, o.exited_at)) as reviewed_at
  from applications a
  left join stages_observed o on o.application_id = a.id
  left join application_stages v on v.application_id = a.id
    and (v.entered_at is not null or v.exited_at is not null or v.current is true)
  where a.created_at >= day_start(:since, :zone)
    and a.created_at < day_start(:until, :zone)
    and (:department is null or a.job_id in (
      select j.id
      from departments_tree t
      join jobs j on j.department_id = t.department_id
      where t.ancestor = :department))
    and (:office is null or a.job_id in (
      select p.job_id from job_places p where p.office = :office))
    and (:job is null or a.job_id in (
      select j.id from jobs j where j.name = :job))
    and (:recruiter is null or a.recruiter_id in (
      select u.id from users u where u.name = :recruiter))
    and (:source is null or a.source_id in (
      select s.id from sources s where s.name = :source))
  group by
    a.id,
    a.candidate_id,
    a.created_at,
    a.job_id,
    a.recruiter_id,
    a.source_id,
    a.prospect
) k
left join job_departments j on :by in ('department', 'job') and j.job_id = k.job_id
left join users u on :by = 'recruiter' and u.id = k.recruiter_id
left join sources s on :by = 'source' and s.id = k.source_id;

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
