-- Withdrawals
-- How many of the applications that ended without a hire withdrew, and how sure that rate is.
--
-- definition: Counts every application that was rejected in the period and still is; withdrawn are
--   those whose reason is of the type “They rejected us”. low and high are the ends of the 95 %
--   interval. Left out, by the first cause that holds: prospects; template jobs; those whose reason
--   does not say who turned down whom.
-- fields: rejection_details, rejection_reasons.type.
-- source: GitLab, candidate dropout
-- counts: applications that ended
-- chart: auto segment, withdrawn_rate of ended
-- example:
--   segment,ended,withdrawn,withdrawn_rate,low,high
--   People,121,41,0.3388,0.2606,0.427
--   データ,90,30,0.3333,0.2445,0.4358
--   (no department),73,19,0.2603,0.1734,0.3711
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param by choice(all, department, job, recruiter, source, month) = department -- what one line of the answer is
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique segment
-- expect ended > 0
-- name: cases
select
  r.application_id as application_id,
  r.candidate_id as candidate_id,
  r.rejected_at as rejected_at,
  case
    when :by = 'all' then 'all'
    when :by = 'department' then coalesce(d.name, '(no department)')
    when :by = 'job' then coalesce(j.name, '(no job)')
    when :by = 'recruiter' then coalesce(u.name, '(no recruiter)')
    when :by = 'source' then coalesce(s.name, '(no source)')
    else substr(local_date(r.rejected_at, :zone), 1, 7)
  end as segment,
  case when r.kind = 'withdrawn' then 1 else 0 end as is_withdrawn,
  case
    when r.is_prospect = 1 then 'prospect'
    when j.is_template is true then 'template job'
    when r.kind = 'unknown' then 'reason does not say'
  end as cause
from rejections r
left join jobs j on j.id = r.job_id
left join departments d on :by = 'department' and d.id = j.department_id
left join users u on :by = 'recruiter' and u.id = r.recruiter_id
left join sources s on :by = 'source' and s.id = r.source_id
where r.rejected_at >= day_start(:since, :zone)
  and r.rejected_at < day_start(:until, :zone)
  and (:department is null or j.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or r.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or j.name = :job)
  and (:recruiter is null or r.recruiter_id in (
    select u.id from users u where u.name = :recruiter))
  and (:source is null or r.source_id in (
    select s.id from sources s where s.name = :source));

-- the answer
select
  segment,
  count(*) as ended,
  sum(is_withdrawn) as withdrawn,
  rounded(rate(10000 * sum(is_withdrawn), count(*)), 0) / 10000.0 as withdrawn_rate,
  rounded(wilson_low(sum(is_withdrawn), count(*)), 4) as low,
  rounded(wilson_high(sum(is_withdrawn), count(*)), 4) as high
from cases
where cause is null
group by segment
order by
  case when :by = 'month' then segment else '' end,
  ended desc,
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
  rejected_at
from cases
where cause is null
  and is_withdrawn = 1
  and segment = :line_segment
order by
  rejected_at,
  application_id;
