-- The functions of the saved queries, for Spark 4.3 and newer: the same names, arguments and answers as in
-- the warehouse; median, percentile and stddev are Spark's own. What begins with _ is used by the others alone.
--
-- Instants are read and written in the session's time zone, which the script sets to UTC.

create temporary function _instant(value string, asker string) returns timestamp return
  case
    when value is null then null
    else coalesce(
      case
        -- As the warehouse writes it.
        when value like '____-__-__T__:__:__.___Z' then try_cast(value as timestamp)
        when value rlike '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?(Z| ?UTC| ?[+-][0-9]{2}:?[0-9]{2}))?$'
          then try_cast(regexp_replace(regexp_replace(regexp_replace(value,
            ' ?UTC$', 'Z'),
            '([T ][0-9]{2}:[0-9]{2})( ?[Z+-])', '$1:00$2'),
            ' ?([+-][0-9]{2}):?([0-9]{2})$', '$1:$2') as timestamp)
      end,
      raise_error(concat(asker, ' needs instants with a time zone or dates (YYYY-MM-DD), not “', left(value, 40), '”')))
  end;

create temporary function _day(value string, asker string) returns date return
  case when value is not null then coalesce(
    case when value rlike '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then try_cast(value as date) end,
    raise_error(concat(asker, ' needs a date (YYYY-MM-DD), not “', left(value, 40), '”; local_date(ts, tz) makes one of an instant')))
  end;

create temporary function _zone(name string, asker string) returns string return
  case
    when name is null then raise_error(concat(asker, ' needs a time zone, such as UTC or Europe/Lisbon'))
    when name rlike '^([A-Za-z]{3,}[A-Za-z/_-]*|(Etc/)?GMT[+-]?[0-9]{1,2}|EST5EDT|CST6CDT|MST7MDT|PST8PDT)$' then name
    else raise_error(concat('“', name, '” is no time zone; write one such as UTC or Europe/Lisbon'))
  end;

create temporary function _local_day(ts string, tz string, asker string) returns date return
  case
    when length(ts) = 10 and _zone(tz, asker) is not null then _day(ts, asker)
    else cast(from_utc_timestamp(_instant(ts, asker), _zone(tz, asker)) as date)
  end;

create temporary function local_date(ts string, tz string) returns string return
  cast(_local_day(ts, tz, 'local_date') as string);

create temporary function period_start(unit string, ts string, tz string) returns string return
  case
    when unit in ('day', 'week', 'month', 'quarter', 'year')
      then cast(cast(date_trunc(unit, _local_day(ts, tz, 'period_start')) as date) as string)
    else raise_error('period_start(unit, ts, tz) needs a unit: day, week, month, quarter, year')
  end;

-- A midnight that the clocks skip is the moment after; of one that they show twice it is the first.
create temporary function day_start(day string, tz string) returns string return
  date_format(
    to_utc_timestamp(cast(_day(day, 'day_start') as timestamp), _zone(tz, 'day_start')),
    'yyyy-MM-dd\'T\'HH:mm:ss.SSS\'Z\'');

create temporary function milliseconds_between(started string, ended string) returns bigint return
  unix_millis(_instant(ended, 'milliseconds_between')) - unix_millis(_instant(started, 'milliseconds_between'));

create temporary function days_between(started string, ended string) returns double return
  (unix_millis(_instant(ended, 'days_between')) - unix_millis(_instant(started, 'days_between'))) / 86400000D;

-- The days from Monday to Friday before a day are told from how many there are since a Monday. Spark takes no
-- function with a lambda as an argument of a function of one's own, so that there is none here.
create temporary function _workdays(first date, last date, holidays array<date>) returns bigint return
  5 * floor(datediff(last, date'1970-01-05') / 7D) + least(pmod(datediff(last, date'1970-01-05'), 7), 5)
    - 5 * floor(datediff(first, date'1970-01-05') / 7D) - least(pmod(datediff(first, date'1970-01-05'), 7), 5)
    - case when first < last and size(holidays) > 0
        then size(array_intersect(holidays, sequence(first, date_sub(last, 1)))) else 0 end;

create temporary function business_days(started string, ended string) returns bigint return
  _workdays(
    least(_day(started, 'business_days'), _day(ended, 'business_days')),
    greatest(_day(started, 'business_days'), _day(ended, 'business_days')),
    (select collect_set(try_cast(day as date)) from holidays where weekday(try_cast(day as date)) < 5))
  * case when started > ended then -1 when started is not null and ended is not null then 1 end;

create temporary function rounded(x double, n double) returns double return
  case n
    when 0 then round(x, 0) when 1 then round(x, 1) when 2 then round(x, 2) when 3 then round(x, 3)
    when 4 then round(x, 4) when 5 then round(x, 5) when 6 then round(x, 6) when 7 then round(x, 7)
    when 8 then round(x, 8) when 9 then round(x, 9) when 10 then round(x, 10) when 11 then round(x, 11)
    when 12 then round(x, 12) when 13 then round(x, 13) when 14 then round(x, 14) when 15 then round(x, 15)
    else case when n is not null then raise_error('rounded(x, n) needs a whole n from 0 to 15') end
  end;

create temporary function rate(n double, d double) returns double return n / nullif(d, 0D);

create temporary function _wilson(n double, d double, side double, z double, asker string) returns double return
  case
    when n is null or d is null or d = 0 then null
    when d < 0 or n < 0 or n > d then raise_error(concat(asker, '(n, d) needs an n from 0 to d'))
    when side < 0 and n = 0 then 0D
    when side > 0 and n = d then 1D
    else (n / d + z * z / (2 * d) + side * (z * sqrt(n / d * (1 - n / d) / d + z * z / (4 * d * d))))
      / (1 + z * z / d)
  end;

-- The number is the 97.5 % point of the normal distribution.
create temporary function wilson_low(n double, d double) returns double return
  _wilson(n, d, -1, 1.959963984540054D, 'wilson_low');

create temporary function wilson_high(n double, d double) returns double return
  _wilson(n, d, 1, 1.959963984540054D, 'wilson_high');

-- Each step is from one table with these margins to the next, as the logarithm of how much likelier that is. Equal
-- tables differ in the last bits; what is under e to the -700th is nothing.
create temporary function fisher_exact(n double, d double, m double, e double) returns double return
  case
    when n is null or d is null or m is null or e is null then null
    when least(n, d, m, e) < 0 or greatest(n, d, m, e) >= 1e9D
      or n <> floor(n) or d <> floor(d) or m <> floor(m) or e <> floor(e)
      then raise_error('fisher_exact(n, d, m, e) needs whole numbers of 0 or more')
    when n > d or m > e then raise_error('fisher_exact(n, d, m, e) needs an n up to d and an m up to e')
    when d > 0 and e > 0 then transform(
      array(transform(
        sequence(cast(greatest(0D, n + m - e) as bigint), cast(least(n + m, d) as bigint)),
        k -> named_struct('k', k, 'step', case when k > greatest(0D, n + m - e)
          then ln((d - k + 1) * (n + m - k + 1) / (k * (e - (n + m) + k))) else 0D end))),
      steps -> transform(
        array(aggregate(
          steps, named_struct('weight', 0D, 'own', 0D, 'most', 0D),
          (s, t) -> named_struct(
            'weight', s.weight + t.step,
            'own', case when t.k = n then s.weight + t.step else s.own end,
            'most', greatest(s.most, s.weight + t.step)))),
        marks -> aggregate(
          steps, named_struct('weight', 0D, 'rare', 0D, 'whole', 0D),
          (s, t) -> named_struct(
            'weight', s.weight + t.step,
            'rare', s.rare + case when s.weight + t.step <= marks.own + 1e-7D
              then exp(greatest(s.weight + t.step - marks.most, -700D)) else 0D end,
            'whole', s.whole + exp(greatest(s.weight + t.step - marks.most, -700D))),
          s -> least(1D, s.rare / s.whole)))[0])[0]
  end;

create temporary function _text(value variant) returns string return
  case
    when value is null or is_variant_null(value) then null
    when schema_of_variant(value) = 'BOOLEAN' then case when cast(value as boolean) then '1' else '0' end
    else cast(value as string)
  end;

create temporary function _custom(field variant) returns string return
  _text(case when schema_of_variant(field) like 'OBJECT%'
    then element_at(cast(field as map<string, variant>), 'value') else field end);

create temporary function custom(custom_fields string, key string) returns string return
  _custom(element_at(cast(parse_json(custom_fields) as map<string, variant>), key));
