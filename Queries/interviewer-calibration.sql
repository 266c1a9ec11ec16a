-- Interviewer calibration
-- Who says yes more or less often than the others who met the same candidates.
--
-- definition: Counts every scorecard that was handed in within the period with a decision: yes and
--   strong_yes are a yes, no and strong_no a no. others_rate is the share of yes on the scorecards
--   of the same applications by other interviewers, each as often as the interviewer met that
--   application. Interviewers with fewer scorecards than “least” are left out, since few prove
--   little. Left out, by the first cause that holds: template jobs; no decision; interviewers with
--   too few.
-- fields: scorecards.candidate_rating (v1 overall_recommendation), interviewer_id, submitted_at,
--   status.
-- counts: scorecards
-- chart: bars interviewer, yes_rate of scorecards
-- example:
--   interviewer,scorecards,yes,yes_rate,low,high,others_rate
--   Olu Watanabe,35,19,0.5429,0.3819,0.6953,0.5915
--   Tomas Rossi,34,19,0.5588,0.3945,0.7112,0.7121
--   Yusuf van der Berg,32,17,0.5313,0.3645,0.6913,0.7612
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param least integer = 10 -- how many decided scorecards an interviewer must have (example: 5)
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique interviewer
-- name: cases
with k as (
  select
    c.id as scorecard_id,
    c.application_id as application_id,
    c.interviewer_id as interviewer_id,
    coalesce(u.name, '(no name)') as interviewer,
    c.submitted_at as submitted_at,
    a.is_template as is_template,
    case
      when c.candidate_rating in ('yes', 'strong_yes') then 1
      when c.candidate_rating in ('no', 'strong_no') then 0
    end as is_yes
  from scorecards c
  join application_outcomes a on a.application_id = c.application_id
  left join users u on u.id = c.interviewer_id
  where c.status = 'complete'
    and c.submitted_at >= day_start(:since, :zone)
    and c.submitted_at < day_start(:until, :zone)
    and (:department is null or a.department_id in (
      select t.department_id from departments_tree t where t.ancestor = :department))
    and (:office is null or a.job_id in (
      select p.job_id from job_places p where p.office = :office))
    and (:job is null or a.job = :job)
    and (:recruiter is null or a.recruiter_id in (
      select u.id from users u where u.name = :recruiter))
    and (:source is null or a.source_id in (
      select s.id from sources s where s.name = :source))
),
decided as (
  select
    interviewer,
    count(*) as n
  from k
  where is_yes is not null
    and is_template = 0
  group by interviewer
)
select
  k.scorecard_id as scorecard_id,
  k.application_id as application_id,
  k.interviewer_id as interviewer_id,
  k.interviewer as interviewer,
  k.submitted_at as submitted_at,
  k.is_yes as is_yes,
  case
    when k.is_template = 1 then 'template job'
    when k.is_yes is null then 'no decision'
    when d.n < :least then 'interviewer with too few'
  end as cause
from k
left join decided d on d.interviewer = k.interviewer;

-- the answer
with met as (
  select
    m.interviewer_id as interviewer_id,
    count(*) as n,
    sum(o.is_yes) as yes
  from cases m
  join cases o on o.application_id = m.application_id and o.interviewer <> m.interviewer
  where m.cause is null
    and o.is_yes is not null
  group by m.interviewer_id
),
own as (
  select
    interviewer_id,
    min(interviewer) as interviewer,
    count(*) as scorecards,
    sum(is_yes) as yes
  from cases
  where cause is null
  group by interviewer_id
),
counted as (
  select
    w.interviewer as interviewer,
    sum(w.scorecards) as scorecards,
    sum(w.yes) as yes,
    sum(m.n) as others,
    sum(m.yes) as others_yes
  from own w
  left join met m on coalesce(m.interviewer_id, 0) = coalesce(w.interviewer_id, 0)
  group by w.interviewer
)
select
  interviewer,
  scorecards,
  yes,
  rounded(rate(10000 * yes, scorecards), 0) / 10000.0 as yes_rate,
  rounded(wilson_low(yes, scorecards), 4) as low,
  rounded(wilson_high(yes, scorecards), 4) as high,
  rounded(rate(10000 * others_yes, others), 0) / 10000.0 as others_rate
from counted
order by
  scorecards desc,
  interviewer;

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
  scorecard_id,
  application_id,
  submitted_at,
  is_yes
from cases
where cause is null
  and interviewer = :line_interviewer
order by
  submitted_at,
  scorecard_id;
