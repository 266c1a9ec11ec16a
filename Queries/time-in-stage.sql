-- Time in stage
-- How long applications stay in each stage, and how many are there now.
--
-- definition: A stay counts when it ended in the period and somebody recorded when it began; a
--   repeated stage is several stays. The duration runs from entry to exit in calendar days, or
--   working days with days=business. Medians of stages do not add up to the time to hire. open_now
--   counts the stays that last, whatever the period. Stages of different jobs are told apart by
--   name, or by milestone. Left out, by the first cause that holds: prospects and template jobs;
--   applications of the period without any stage history, and stays whose beginning nobody
--   recorded: on Harvest v1 those are all that began before the first sync.
-- fields: v3 application_stages.entered_at, exited_at, current; v1 has no stage history: what the
--   syncs saw.
-- source: Ashby, “time in process”; Gem
-- counts: stays in a stage that ended = count(duration)
-- counts: that go on = sum(is_open)
-- chart: bars segment, median_days of n
-- example:
--   segment,n,median_days,mean_days,p90_days,open_now
--   Application Review,743,5.7,6.0,10.2,87
--   Phone Screen,197,5.6,6.0,10.1,28
--   Onsite,104,6.6,6.8,10.8,17
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param days choice(calendar, business) = calendar -- whether weekends and holidays count
-- param by choice(milestone, stage) = stage -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect not null n
-- name: cases
select
  k.application_id as application_id,
  case when :by = 'milestone' then coalesce(k.milestone, '(no milestone)')
    else coalesce(k.stage_name, '(no stage)') end as segment,
  k.entered_at as entered_at,
  k.exited_at as exited_at,
  case when k.exited_at is null and k.is_current = 1 then 1 else 0 end as is_open,
  case when k.exited_at is not null then case
      when :days = 'business'
        then 86400000 * business_days(local_date(k.entered_at, :zone), local_date(k.exited_at, :zone))
      else milliseconds_between(k.entered_at, k.exited_at)
    end end as duration,
  case
    when k.is_prospect = 1 then 'prospect'
    when k.is_template = 1 then 'template job'
    when k.is_stay = 0 then 'no stage history'
    when k.entered_at is null then 'beginning not recorded'
  end as cause
from (
  select
    a.id as application_id,
    case when a.prospect is true then 1 else 0 end as is_prospect,
    case when a.job_id in (
      select j.id from jobs j where j.is_template is true) then 1 else 0 end as is_template,
    case when coalesce(v.application_id, o.application_id) is null then 0 else 1 end as is_stay,
    coalesce(s.name, o.stage_name) as stage_name,
    m.milestone as milestone,
    coalesce(v.entered_at, o.entered_at) as entered_at,
    coalesce(v.exited_at, o.exited_at) as exited_at,
    case when v.current is true or o.is_current = 1 then 1 else 0 end as is_current
  from applications a
  left join stages_observed o on o.application_id = a.id
  left join application_stages v on v.application_id = a.id
    and (v.entered_at is not null or v.exited_at is not null or v.current is true)
  left join job_interview_stages s on s.id = v.job_interview_stage_id
  left join stage_milestones m on :by = 'milestone'
    and m.job_interview_stage_id = coalesce(v.job_interview_stage_id, o.job_interview_stage_id)
  where (v.current is true
      or o.is_current = 1
      or (coalesce(v.exited_at, o.exited_at, a.created_at) >= day_start(:since, :zone)
        and coalesce(v.exited_at, o.exited_at, a.created_at) < day_start(:until, :zone)))
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
) k;

-- the answer
select
  segment,
  count(duration) as n,
  rounded(median(duration) / 8640000.0, 0) / 10.0 as median_days,
  rounded(rate(sum(duration), count(duration) * 8640000.0), 0) / 10.0 as mean_days,
  rounded(percentile(duration, 0.9) / 8640000.0, 0) / 10.0 as p90_days,
  sum(is_open) as open_now
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
  entered_at,
  exited_at,
  rounded(duration / 8640000.0, 0) / 10.0 as days
from cases
where cause is null
  and segment = :line_segment
order by entered_at,
  application_id;
