-- Adverse impact
-- How often each group of applicants is selected, against the group selected most often.
--
-- definition: The cohort is every application created in the period. Selected means hired; with
--   gate=interviewed, that an interview is complete or awaiting feedback; with gate=offered, that there
--   is an offer, of those interviewed. Groups are what applicants said in the equal
--   opportunity form (eeoc), in its words.
--   impact_ratio is a group's selected_rate over the highest one (none where one group is alone): below
--   0.8 the four-fifths rule of thumb sees adverse impact. p_value is Fisher's exact test against that
--   group, since few cases prove nothing; low and high are the ends of the 95 % interval. A group is
--   shown when its pool, its selected and the rest each count least or more, or nobody. Where one is
--   hidden, or some said nothing but fewer than least, those with the fewest selected are hidden,
--   too, until all that is left out for its answer counts least or more in each of the three,
--   or is the whole pool. That is told as one cause and on the line (not shown); its hidden_groups
--   counts the groups, where there are least people or more to each. Who declined and who did not
--   answer are told together where either are fewer than least. No subtraction within an answer finds
--   who is hidden, but answers over nearly the same applications can be compared. Left out, by
--   the first cause that holds: prospects; template jobs; with pool=decided, who is still in process
--   or withdrew (disputed); with gate=offered, who was not interviewed; who declined or left it blank.
-- fields: eeoc.gender, race, veteran_status, disability_status (v1 veteran_status.message);
--   applications.status; scheduled_interviews.status; offers; rejection_reasons.type.
-- source: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D and 1607.16 R
-- withheld: What people said of themselves is told in groups alone, never person by person.
-- counts: applications = sum(n)
-- chart: bars answer, selected_rate of pool
-- example:
--   answer,pool,selected,selected_rate,low,high,impact_ratio,below_four_fifths,p_value,hidden_groups
--   Male,201,13,0.0647,0.0382,0.1075,0.9637,0,1.0,
--   Female,149,10,0.0671,0.0369,0.1191,1.0,0,,
--
-- param since date = -365d -- first day of the period (example: 2026-01-01)
-- param until date = tomorrow -- first day after the period (example: 2026-07-01)
-- param zone text = UTC -- the time zone whose days and months are meant (example: Europe/Lisbon)
-- param attribute choice(gender, race, veteran_status, disability_status) = gender -- what was asked
-- param gate choice(hired, interviewed, offered) = hired -- what selected means
-- param pool choice(decided, all) = decided -- whether who is still in process or withdrew is left out
-- param least integer from 5 = 5 -- what counts fewer people is not shown
-- param department text of departments.name optional -- only jobs of this department or of one below it (example: Engineering)
-- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
-- param job text of jobs.name optional -- only jobs of this name (example: Data Analyst)
-- param recruiter text of users.name optional -- only applications of this recruiter (example: Priya Ferreira)
-- param source text of sources.name optional -- only this source (example: LinkedIn)
-- expect unique answer
-- expect pool > 0
-- name: cases
with asked as (
  select
    case when min(s.outcome) in ('selected', 'not selected') then min(s.answer) end as answer,
    case when min(s.outcome) = 'selected' then 1 else 0 end as is_selected,
    case when min(s.outcome) in ('selected', 'not selected') then null else min(s.outcome) end as cause,
    min(s.application_id) as example,
    count(*) as n
  from (
    select
      a.id as application_id,
      case
        when :attribute = 'gender' then f.gender
        when :attribute = 'race' then f.race
        when :attribute = 'veteran_status' then f.veteran_status
        else f.disability_status
      end as answer,
      case
        when a.prospect is true then 'prospect'
        when a.job_id in (
          select j.id
          from jobs j
          where j.is_template is true) then 'template job'
        when :pool = 'decided' and a.status = 'in_process' then 'still in process'
        when :pool = 'decided' and a.status = 'rejected'
          and coalesce(r.rejection_reason_id, a.rejection_reason_id) in (
            select t.id
            from rejection_reasons t
            where t.type_key = 'THEY_REJECTED_US') then 'withdrew'
        when :gate = 'offered' and not exists (
          select 1
          from interviews_held i
          where i.application_id = a.id) then 'not interviewed'
        when :gate = 'hired' then case when a.status = 'hired' then 'selected' else 'not selected' end
        when :gate = 'interviewed' then case when exists (
          select 1
          from interviews_held i
          where i.application_id = a.id) then 'selected' else 'not selected' end
        when exists (
          select 1
          from offers o
          where o.application_id = a.id) then 'selected'
        else 'not selected'
      end as outcome
    from applications a
    left join rejection_details r on r.application_id = a.id
    left join equal_opportunity_forms f on f.application_id = a.id
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
    order by a.id
  ) s
  group by case
    when s.outcome not in ('selected', 'not selected') or s.answer is null then s.outcome
    else s.outcome || ' ' || s.answer
  end
),
counted as (
  select
    answer,
    min(example) as example,
    sum(n) as pool,
    sum(n * is_selected) as selected
  from asked
  where cause is null
  group by answer
),
heard as (
  select
    c.answer as answer,
    c.pool as pool,
    c.selected as selected,
    case
      when c.answer is null then 'no answer'
      when exists (
        select 1
        from self_identifications d
        where d.application_id = c.example
          and d.attribute = :attribute
          and d.is_declined = 1) then 'declined to answer'
    end as silence
  from counted c
),
silent as (
  select
    coalesce(sum(pool), 0) as pool,
    coalesce(sum(selected), 0) as selected,
    coalesce(sum(case when silence = 'no answer' then 0 else pool end), 0) as declined
  from heard
  where silence is not null
),
sized as (
  select
    answer,
    pool,
    selected,
    case
      when pool < :least then 1
      when selected > 0 and selected < :least then 1
      when selected < pool and pool - selected < :least then 1
      else 0
    end as is_small
  from heard
  where silence is null
),
secrets as (
  select
    s.pool as pool,
    s.selected as selected,
    case
      when s.pool > 0 and s.pool < :least then 1
      when exists (select 1 from sized z where z.is_small = 1) then 1
      else 0
    end as hides,
    case
      when s.declined > 0 and s.declined < :least then 1
      when s.declined < s.pool and s.pool - s.declined < :least then 1
      else 0
    end as merges
  from silent s
),
ranked as (
  select
    answer,
    is_small,
    (sum(pool) over so_far) - pool as pool_before,
    (sum(selected) over so_far) - selected as selected_before
  from sized
  window so_far as (
    order by
      is_small desc,
      selected,
      pool,
      answer
    rows between unbounded preceding and current row)
),
judged as (
  select
    r.answer as answer,
    case
      when s.hides = 0 then 0
      when r.is_small = 1 then 1
      when s.pool + r.pool_before < :least then 1
      when s.selected + r.selected_before < :least then 1
      when s.pool + r.pool_before - s.selected - r.selected_before < :least then 1
      else 0
    end as is_hidden
  from ranked r
  cross join secrets s
)
select
  a.answer as answer,
  a.is_selected as is_selected,
  a.n as n,
  case when j.answer is null then 1 else 0 end as is_silent,
  case
    when a.cause is not null then a.cause
    when j.is_hidden = 0 then null
    when s.hides = 1 then 'no answer, declined, or too few to show'
    when s.merges = 1 then 'no answer or declined'
    when a.answer is null then 'no answer'
    else 'declined to answer'
  end as cause
from asked a
cross join secrets s
left join judged j on j.answer = a.answer and a.cause is null;

-- the answer
with groups_shown as (
  select
    answer,
    sum(n) as pool,
    sum(n * is_selected) as selected
  from cases
  where cause is null
  group by answer
),
placed as (
  select
    answer,
    pool,
    selected,
    count(*) over () as shown,
    row_number() over (
      order by
        rate(selected, pool) desc,
        pool desc,
        answer) as place
  from groups_shown
),
unseen as (
  select
    sum(n) as pool,
    count(distinct case when is_silent = 0 then answer end) as hidden
  from cases
  where cause = 'no answer, declined, or too few to show'
),
told as (
  select
    g.answer as answer,
    g.pool as pool,
    g.selected as selected,
    rounded(rate(10000 * g.selected, g.pool), 0) / 10000.0 as selected_rate,
    rounded(wilson_low(g.selected, g.pool), 4) as low,
    rounded(wilson_high(g.selected, g.pool), 4) as high,
    case when g.shown > 1
      then rounded(rate(10000 * g.selected * b.pool, g.pool * b.selected), 0) / 10000.0 end as impact_ratio,
    case
      when g.shown = 1 or b.selected = 0 then null
      when 5 * g.selected * b.pool < 4 * g.pool * b.selected then 1
      else 0
    end as below_four_fifths,
    case when g.place > 1
      then fisher_exact(g.selected, g.pool, b.selected, b.pool) end as p_value,
    null as hidden_groups,
    0 as is_unseen
  from placed g
  join placed b on b.place = 1
  union all
  select
    '(not shown)',
    pool,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    case when hidden > 0 and pool >= :least * hidden then hidden end,
    1
  from unseen
  where pool > 0
)
select
  answer,
  pool,
  selected,
  selected_rate,
  low,
  high,
  impact_ratio,
  below_four_fifths,
  rounded(p_value, 4) as p_value,
  hidden_groups
from told
order by
  is_unseen,
  pool desc,
  answer;

-- name: excluded
select
  cause,
  sum(n) as n
from cases
where cause is not null
group by cause
order by
  n desc,
  cause;
