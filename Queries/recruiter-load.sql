-- Recruiter load
-- What each recruiter has on the desk: open jobs, open seats, applications in process, offers out.
--
-- definition: Jobs and openings count for every recruiter of the job, so that a shared job counts
--   for each; applications and offers for the application's own recruiter. Open jobs are those with
--   the status open; open seats their open openings; offers out are current offers that are neither
--   accepted nor rejected nor replaced, of applications in process. Left out, by the first cause
--   that holds: prospects; template jobs.
-- fields: job_owners.type (v1 hiring_team.recruiters); applications.recruiter_id; openings.open;
--   offers.status.
-- counts: open jobs = count(distinct case when kind = 'job' then id end)
-- counts: open seats = count(distinct case when kind = 'opening' then id end)
-- counts: applications = count(distinct case when kind = 'application' then id end)
-- counts: offers out = count(distinct case when kind = 'offer' then id end)
-- chart: bars recruiter, applications
-- example:
--   recruiter,open_jobs,open_seats,applications,offers_out
--   Priya Ferreira,4,4,52,1
--   Sofia García,4,5,40,2
--   Pavel Silva,4,7,39,0
--
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- expect unique recruiter
-- name: cases
select
  'job' as kind,
  a.job_id as id,
  coalesce(t.member, '(no recruiter)') as recruiter,
  case when a.is_template = 1 then 'template job' end as cause
from job_departments a
left join hiring_team t on t.job_id = a.job_id and t.role = 'recruiter'
where a.status = 'open'
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
union all
select
  'opening',
  p.id,
  coalesce(t.member, '(no recruiter)'),
  case when a.is_template = 1 then 'template job' end
from openings p
join job_departments a on a.job_id = p.job_id
left join hiring_team t on t.job_id = p.job_id and t.role = 'recruiter'
where p.open is true
  and a.status = 'open'
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
union all
select
  'application',
  a.application_id,
  coalesce(a.recruiter, '(no recruiter)'),
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
  end
from application_outcomes a
where a.status = 'in_process'
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job)
union all
select
  'offer',
  c.offer_id,
  coalesce(a.recruiter, '(no recruiter)'),
  case
    when a.is_prospect = 1 then 'prospect'
    when a.is_template = 1 then 'template job'
  end
from current_offers c
join application_outcomes a on a.application_id = c.application_id
where c.status = 'Created'
  and a.status = 'in_process'
  and (:department is null or a.department_id in (
    select t.department_id from departments_tree t where t.ancestor = :department))
  and (:office is null or a.job_id in (
    select p.job_id from job_places p where p.office = :office))
  and (:job is null or a.job = :job);

-- the answer
select
  recruiter,
  sum(case when kind = 'job' then 1 else 0 end) as open_jobs,
  sum(case when kind = 'opening' then 1 else 0 end) as open_seats,
  sum(case when kind = 'application' then 1 else 0 end) as applications,
  sum(case when kind = 'offer' then 1 else 0 end) as offers_out
from cases
where cause is null
group by recruiter
order by
  applications desc,
  recruiter;

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
  kind,
  id
from cases
where cause is null
  and recruiter = :line_recruiter
order by
  kind,
  id;
