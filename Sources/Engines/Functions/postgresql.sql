-- The functions of the saved queries, for PostgreSQL 15 and newer: the same names, arguments and answers as
-- in the warehouse. What begins with _ is used by the others alone.
--
-- Functions over one row are marked immutable, so that day_start(:since, :zone) is reckoned once. Times
-- are read as ISO 8601 alone and written by to_char, so that no setting of a session changes them.

create or replace function greenhouse._instant(value text, asker text) returns timestamp
language plpgsql immutable parallel safe as $function$
begin
  -- As the warehouse writes it.
  if value like '____-__-__T__:__:__.___Z' then return value::timestamp; end if;
  if value is null then return null; end if;
  if value ~ '^\d{4}-\d\d-\d\d$' then return value::date; end if;
  if value !~* '^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z| ?UTC| ?[+-]\d\d:?\d\d)$' then
    raise exception '% needs instants with a time zone or dates (YYYY-MM-DD), not “%”', asker, left(value, 40);
  end if;
  -- Fractions finer than a millisecond are cut off.
  return regexp_replace(value, '(\.\d{3})\d+', '\1')::timestamptz at time zone 'UTC';
end
$function$;

create or replace function greenhouse._day(value text, asker text) returns date
language plpgsql immutable parallel safe as $function$
begin
  if value is null then return null; end if;
  if value !~ '^\d{4}-\d\d-\d\d$' then
    raise exception '% needs a date (YYYY-MM-DD), not “%”; local_date(ts, tz) makes one of an instant',
      asker, left(value, 40);
  end if;
  return value::date;
end
$function$;

create or replace function greenhouse._zone(name text, asker text) returns text
language plpgsql immutable parallel safe as $function$
begin
  if name is null then
    raise exception '% needs a time zone, such as UTC or Europe/Lisbon', asker;
  end if;
  -- What is no zone, but has a number behind letters, PostgreSQL takes for a rule: Nowhere3.
  if name ~ '[^A-Za-z/_-]' and name !~ '^(Etc/)?GMT[+-]?\d\d?$'
    and name not in ('EST5EDT', 'CST6CDT', 'MST7MDT', 'PST8PDT')
  then
    raise exception '“%” is no time zone; write one such as UTC or Europe/Lisbon', name;
  end if;
  return name;
end
$function$;

create or replace function greenhouse._local_day(ts text, tz text, asker text) returns date
language plpgsql immutable parallel safe as $function$
declare
  zone text := greenhouse._zone(tz, asker);
begin
  -- A date is that day everywhere.
  if length(ts) = 10 then return greenhouse._day(ts, asker); end if;
  return (greenhouse._instant(ts, asker) at time zone 'UTC') at time zone zone;
end
$function$;

create or replace function greenhouse.local_date(ts text, tz text) returns text
language plpgsql immutable parallel safe as $function$
begin
  return to_char(greenhouse._local_day(ts, tz, 'local_date'), 'YYYY-MM-DD');
end
$function$;

create or replace function greenhouse.period_start(unit text, ts text, tz text) returns text
language plpgsql immutable parallel safe as $function$
begin
  if unit is null or unit not in ('day', 'week', 'month', 'quarter', 'year') then
    raise exception 'period_start(unit, ts, tz) needs a unit: day, week, month, quarter, year';
  end if;
  return to_char(date_trunc(unit, greenhouse._local_day(ts, tz, 'period_start')::timestamp), 'YYYY-MM-DD');
end
$function$;

create or replace function greenhouse.day_start(day text, tz text) returns text
language plpgsql immutable parallel safe as $function$
declare
  zone text := greenhouse._zone(tz, 'day_start');
  midnight timestamp := greenhouse._day(day, 'day_start');
  start timestamptz := midnight at time zone zone;
begin
  -- Of a midnight that the clocks show twice, PostgreSQL takes the second; the day began with the first.
  if (start - interval '1 millisecond') at time zone zone >= midnight then
    start := start - interval '1 hour';
  end if;
  return to_char(start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$function$;

create or replace function greenhouse.milliseconds_between(started text, ended text) returns bigint
language plpgsql immutable parallel safe as $function$
begin
  return 1000 * extract(epoch from
    greenhouse._instant(ended, 'milliseconds_between') - greenhouse._instant(started, 'milliseconds_between'));
end
$function$;

create or replace function greenhouse.days_between(started text, ended text) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  return (1000 * extract(epoch from
    greenhouse._instant(ended, 'days_between') - greenhouse._instant(started, 'days_between')))::double precision / 86400000;
end
$function$;

-- It reads the table holidays, and so is stable.
create or replace function greenhouse.business_days(started text, ended text) returns bigint
language plpgsql stable parallel safe as $function$
declare
  one date := greenhouse._day(started, 'business_days');
  other date := greenhouse._day(ended, 'business_days');
  first date := least(one, other);
  last date := greatest(one, other);
  weeks integer := (last - first) / 7;
  days bigint;
begin
  if one is null or other is null then return null; end if;
  days := 5 * weeks
    + (select count(*) from generate_series(first + 7 * weeks, last - 1, interval '1 day') d
       where extract(isodow from d) < 6)
    - (select count(distinct h.day) from greenhouse.holidays h
       where h.day >= to_char(first, 'YYYY-MM-DD') and h.day < to_char(last, 'YYYY-MM-DD')
         and extract(isodow from h.day::date) < 6);
  return case when other < one then -days else days end;
end
$function$;

create or replace function greenhouse.rounded(x double precision, n double precision) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  if n <> floor(n) or n not between 0 and 15 then
    raise exception 'rounded(x, n) needs a whole n from 0 to 15';
  end if;
  -- The decimal digits that people read; a cast straight to numeric would keep 15 of them.
  return round(x::text::numeric, n::integer);
end
$function$;

create or replace function greenhouse.rate(n double precision, d double precision) returns double precision
language sql immutable parallel safe as $function$ select n / nullif(d, 0) $function$;

create or replace function greenhouse._wilson(n double precision, d double precision, side integer, asker text)
returns double precision
language plpgsql immutable parallel safe as $function$
declare
  -- The 97.5 % point of the normal distribution.
  z constant double precision := 1.959963984540054;
  share double precision;
begin
  if n is null or d is null or d = 0 then return null; end if;
  if d < 0 or n < 0 or n > d then
    raise exception '%(n, d) needs an n from 0 to d', asker;
  end if;
  if side < 0 and n = 0 then return 0; end if;
  if side > 0 and n = d then return 1; end if;
  share := n / d;
  return (share + z * z / (2 * d) + side * z * sqrt(share * (1 - share) / d + z * z / (4 * d * d)))
    / (1 + z * z / d);
end
$function$;

create or replace function greenhouse.wilson_low(n double precision, d double precision) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  return greenhouse._wilson(n, d, -1, 'wilson_low');
end
$function$;

create or replace function greenhouse.wilson_high(n double precision, d double precision) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  return greenhouse._wilson(n, d, 1, 'wilson_high');
end
$function$;

create or replace function greenhouse.fisher_exact(
  n double precision, d double precision, m double precision, e double precision
) returns double precision
language plpgsql immutable parallel safe as $function$
declare
  hits double precision := n + m;
  low double precision := greatest(0, n + m - e);
  high double precision := least(n + m, d);
  weight double precision := 0;
  weights double precision[] := '{}';
  own double precision;
  most double precision;
begin
  if n is null or d is null or m is null or e is null then return null; end if;
  if least(n, d, m, e) < 0 or n <> floor(n) or d <> floor(d) or m <> floor(m) or e <> floor(e)
    or greatest(n, d, m, e) >= 1e9
  then
    raise exception 'fisher_exact(n, d, m, e) needs whole numbers of 0 or more';
  end if;
  if n > d or m > e then
    raise exception 'fisher_exact(n, d, m, e) needs an n up to d and an m up to e';
  end if;
  if d = 0 or e = 0 then return null; end if;
  -- The logarithm of how likely each table with these margins is, against the first of them.
  for k in low::bigint..high::bigint loop
    if k > low then weight := weight + ln((d - k + 1) * (hits - k + 1) / (k * (e - hits + k))); end if;
    weights := array_append(weights, weight);
    if k = n then own := weight; end if;
  end loop;
  most := (select max(w) from unnest(weights) w);
  -- Equal tables differ in the last bits; what is under e to the -700th is nothing.
  return least(1, (
    select sum(case when w <= own + 1e-7 then exp(greatest(w - most, -700)) else 0 end)
      / sum(exp(greatest(w - most, -700)))
    from unnest(weights) w));
end
$function$;

create or replace function greenhouse.custom(custom_fields text, key text) returns text
language plpgsql immutable parallel safe as $function$
declare
  field jsonb := custom_fields::jsonb -> key;
begin
  if jsonb_typeof(field) = 'object' then field := field -> 'value'; end if;
  return case jsonb_typeof(field)
    when 'boolean' then case when field = 'true'::jsonb then '1' else '0' end
    else field #>> '{}'
  end;
end
$function$;

create or replace function greenhouse._percentile(numbers double precision[], share double precision)
returns double precision
language plpgsql immutable parallel safe as $function$
declare
  sorted double precision[] := array(select x from unnest(numbers) x where x is not null order by x);
  place double precision := share * (cardinality(sorted) - 1);
  below integer := floor(place);
  rest double precision := place - floor(place);
begin
  if cardinality(sorted) = 0 then return null; end if;
  if rest = 0 then return sorted[below + 1]; end if;
  return sorted[below + 1] * (1 - rest) + sorted[below + 2] * rest;
end
$function$;

create or replace function greenhouse._median_answer(numbers double precision[]) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  return greenhouse._percentile(numbers, 0.5);
end
$function$;

create or replace aggregate greenhouse.median(double precision) (
  sfunc = array_append, stype = double precision[], initcond = '{}', combinefunc = array_cat,
  finalfunc = greenhouse._median_answer, parallel = safe
);

-- The share comes first, the numbers after it.
create or replace function greenhouse._percentile_row(
  state double precision[], x double precision, p double precision
) returns double precision[]
language plpgsql immutable parallel safe as $function$
begin
  if p is null or p not between 0 and 1 then
    raise exception 'percentile(x, p) needs a p from 0 to 1, such as 0.9';
  end if;
  if state[1] <> p then raise exception 'percentile(x, p) needs the same p for every row'; end if;
  if state[1] is null then state := array[p]; end if;
  if x is not null then state := array_append(state, x); end if;
  return state;
end
$function$;

create or replace function greenhouse._percentile_answer(state double precision[]) returns double precision
language plpgsql immutable parallel safe as $function$
begin
  return greenhouse._percentile(state[2:], state[1]);
end
$function$;

create or replace aggregate greenhouse.percentile(double precision, double precision) (
  sfunc = greenhouse._percentile_row, stype = double precision[], initcond = '{}', finalfunc = greenhouse._percentile_answer
);
