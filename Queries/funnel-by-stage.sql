-- Funnel by stage
-- Of the applications that reached a milestone, how many went on to the next.
--
-- definition: The cohort is every application created in the period. Its stages are compared by
--   milestone, told from their names. With pass=implied, Greenhouse's own way, who reached a
--   milestone has passed all before it, skipped ones too; with pass=actual only stages that were
--   really entered count, and moving on means that a later milestone was entered. A repeated stage
--   counts once. Hired applications have passed everything. active counts those whose furthest
--   milestone it is and who are still in process, so that a young cohort looks worse than it is.
--   Left out, by the first cause that holds: prospects; template jobs; with include_internal=false,
--   applicants from inside; applications whose stage history is not known, as those that Harvest v1
--   delivered after their decision: then the counts are of the others and no rate is given.
-- fields: v3 application_stages.entered_at with job_interview_stages.name; v1 only what the syncs
--   saw.
-- source: Greenhouse, pipeline pass-through (implied); Gem
-- counts: applications
-- chart: funnel milestone, reached
-- headline: reached_rate where milestone=hired -- of applications hired; undecided = sum(is_active)
-- example:
--   milestone,reached,reached_rate,passed,passed_rate,active
--   application_review,768,1.0,381,0.4961,39
--   screen,381,0.4961,241,0.6325,15
--   assessment,241,0.3138,203,0.8423,2
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param pass choice(implied, actual) = implied -- whether a skipped milestone counts as passed
-- param include_internal boolean = true -- whether applicants from inside count: by source, or users already
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique milestone
-- expect not null reached
-- name: cases
-- A milestone counts three digits further left than the one before, so that the sum of an application's
-- stays tells the furthest and which it saw; of one milestone it cannot have a thousand.
with weights as (
  select
    m.job_interview_stage_id as job_interview_stage_id,
    case m.milestone_order
      when 1 then 1
      when 2 then 1000
      when 3 then 1000000
      when 4 then 1000000000
      else 1000000000000
    end as weight
  from stage_milestones m
)
select
  k.application_id as application_id,
  k.candidate_id as candidate_id,
  k.applied_at as applied_at,
  k.seen as seen,
  case when k.status = 'hired' then 1 else 0 end as is_hired,
  case when k.status = 'in_process' then 1 else 0 end as is_active,
  case
    when k.is_prospect = 1 then 'prospect'
    when k.is_template = 1 then 'template job'
    when :include_internal = 0 and k.application_id in (
      select i.application_id from internal_applications i) then 'internal applicant'
    when k.seen = 0 then 'stage history not known'
  end as cause
from (
  select
    a.id as application_id,
    a.candidate_id as candidate_id,
    a.created_at as applied_at,
    a.status as status,
    case when a.prospect is true then 1 else 0 end as is_prospect,
    case when a.job_id in (
      select j.id from jobs j where j.is_template is true) then 1 else 0 end as is_template,
    case when a.status = 'hired' then 1000000000000000 else 0 end + coalesce(sum(w.weight), 0) as seen
  from applications a
  left join stages_observed o on o.application_id = a.id
  left join application_stages v on v.application_id = a.id
    and (v.entered_at is not null or v.exited_at is not null or v.current is true)
  left join weights w
    on w.job_interview_stage_id = coalesce(v.job_interview_stage_id, o.job_interview_stage_id)
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
    a.status,
    a.prospect,
    a.job_id
) k;

-- the answer
with steps as (
  select 1 as place, 'application_review' as milestone, 1 as weight
  union all
  select 2, 'screen', 1000
  union all
  select 3, 'assessment', 1000000
  union all
  select 4, 'face_to_face', 1000000000
  union all
  select 5, 'offer', 1000000000000
  union all
  select 6, 'hired', 1000000000000000
),
kinds as (
  select
    seen,
    is_active,
    count(*) as n
  from cases
  where cause is null
  group by
    seen,
    is_active
),
told as (
  select
    s.place as place,
    s.milestone as milestone,
    c.n as n,
    case
      when :pass = 'implied' then case when c.seen >= s.weight then 1 else 0 end
      when c.seen % (1000 * s.weight) >= s.weight then 1
      else 0
    end as is_reached,
    case when c.seen >= 1000 * s.weight then 1 else 0 end as is_passed,
    case when c.seen >= s.weight and c.seen < 1000 * s.weight then c.is_active else 0 end as is_active
  from steps s
  cross join kinds c
),
unknown as (
  select count(*) as n
  from cases
  where cause = 'stage history not known'
),
counted as (
  select
    place,
    milestone,
    sum(n * is_reached) as reached,
    sum(n) as applied,
    sum(n * is_reached * is_passed) as passed,
    sum(n * is_active) as active
  from told
  group by
    place,
    milestone
)
select
  c.milestone as milestone,
  c.reached as reached,
  case when u.n = 0 then rounded(rate(10000 * c.reached, c.applied), 0) / 10000.0 end as reached_rate,
  case when c.place < 6 then c.passed end as passed,
  case when u.n = 0 and c.place < 6
    then rounded(rate(10000 * c.passed, c.reached), 0) / 10000.0 end as passed_rate,
  c.active as active
from counted c
cross join unknown u
order by c.place;

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
  c.application_id,
  c.candidate_id,
  c.applied_at,
  c.is_active,
  c.is_hired
from cases c
cross join (
  select
    case :line_milestone
      when 'application_review' then 1
      when 'screen' then 1000
      when 'assessment' then 1000000
      when 'face_to_face' then 1000000000
      when 'offer' then 1000000000000
      when 'hired' then 1000000000000000
    end as weight
) s
where c.cause is null
  and case when :pass = 'implied' then c.seen else c.seen % (1000 * s.weight) end >= s.weight
order by c.application_id;
