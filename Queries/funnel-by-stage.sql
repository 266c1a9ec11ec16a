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
select
  k.application_id as application_id,
  k.candidate_id as candidate_id,
  k.applied_at as applied_at,
  case when k.outcome = 'hired' then 6 else k.furthest end as furthest,
  k.saw_1 as saw_1,
  k.saw_2 as saw_2,
  k.saw_3 as saw_3,
  k.saw_4 as saw_4,
  k.saw_5 as saw_5,
  case when k.outcome = 'hired' then 1 else 0 end as is_hired,
  case when k.outcome = 'active' then 1 else 0 end as is_active,
  case
    when k.is_prospect = 1 then 'prospect'
    when k.is_template = 1 then 'template job'
    when :include_internal = 0 and k.application_id in (
      select i.application_id from internal_applications i) then 'internal applicant'
    when k.furthest is null and k.outcome <> 'hired' then 'stage history not known'
  end as cause
from (
  select
    a.id as application_id,
    a.candidate_id as candidate_id,
    a.created_at as applied_at,
    case when a.status = 'in_process' then 'active' else a.status end as outcome,
    case when a.prospect is true then 1 else 0 end as is_prospect,
    case when j.is_template is true then 1 else 0 end as is_template,
    max(m.milestone_order) as furthest,
    max(case when m.milestone_order = 1 then 1 else 0 end) as saw_1,
    max(case when m.milestone_order = 2 then 1 else 0 end) as saw_2,
    max(case when m.milestone_order = 3 then 1 else 0 end) as saw_3,
    max(case when m.milestone_order = 4 then 1 else 0 end) as saw_4,
    max(case when m.milestone_order = 5 then 1 else 0 end) as saw_5
  from applications a
  left join jobs j on j.id = a.job_id
  left join stages_observed o on o.application_id = a.id
  left join application_stages v on v.application_id = a.id
    and (v.entered_at is not null or v.exited_at is not null or v.current is true)
  left join stage_milestones m
    on m.job_interview_stage_id = coalesce(v.job_interview_stage_id, o.job_interview_stage_id)
  where a.created_at >= day_start(:since, :zone)
    and a.created_at < day_start(:until, :zone)
    and (:department is null or j.department_id in (
      select t.department_id from departments_tree t where t.ancestor = :department))
    and (:office is null or a.job_id in (
      select p.job_id from job_places p where p.office = :office))
    and (:job is null or j.name = :job)
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
    j.is_template
) k;

-- the answer
with steps as (
  select 1 as place, 'application_review' as milestone
  union all
  select 2, 'screen'
  union all
  select 3, 'assessment'
  union all
  select 4, 'face_to_face'
  union all
  select 5, 'offer'
  union all
  select 6, 'hired'
),
kinds as (
  select
    furthest,
    saw_1,
    saw_2,
    saw_3,
    saw_4,
    saw_5,
    is_hired,
    is_active,
    count(*) as n
  from cases
  where cause is null
  group by
    furthest,
    saw_1,
    saw_2,
    saw_3,
    saw_4,
    saw_5,
    is_hired,
    is_active
),
told as (
  select
    s.place as place,
    s.milestone as milestone,
    c.n as n,
    case
      when s.place = 6 then c.is_hired
      when :pass = 'implied' then case when c.furthest >= s.place then 1 else 0 end
      when s.place = 1 then c.saw_1
      when s.place = 2 then c.saw_2
      when s.place = 3 then c.saw_3
      when s.place = 4 then c.saw_4
      else c.saw_5
    end as is_reached,
    case when c.furthest > s.place then 1 else 0 end as is_passed,
    case when c.furthest = s.place then c.is_active else 0 end as is_active
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
  application_id,
  candidate_id,
  applied_at,
  is_active,
  is_hired
from cases
where cause is null
  and (
    (:line_milestone = 'application_review'
      and case when :pass = 'implied' then furthest >= 1 else saw_1 = 1 end)
    or (:line_milestone = 'screen'
      and case when :pass = 'implied' then furthest >= 2 else saw_2 = 1 end)
    or (:line_milestone = 'assessment'
      and case when :pass = 'implied' then furthest >= 3 else saw_3 = 1 end)
    or (:line_milestone = 'face_to_face'
      and case when :pass = 'implied' then furthest >= 4 else saw_4 = 1 end)
    or (:line_milestone = 'offer'
      and case when :pass = 'implied' then furthest >= 5 else saw_5 = 1 end)
    or (:line_milestone = 'hired' and is_hired = 1))
order by application_id;
