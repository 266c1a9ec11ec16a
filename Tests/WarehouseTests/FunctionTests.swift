import Rows
import Testing

@testable import Warehouse

struct FunctionTests {
  private let warehouse: TemporaryWarehouse
  private let reader: Reader

  init() throws {
    warehouse = try TemporaryWarehouse()
    _ = try warehouse.writer()
    reader = try warehouse.reader()
  }

  @Test(arguments: [
    ("select median(x) from (select 1 x union all select 2 union all select 10)", "2.0"),
    ("select median(x) from (select 1 x union all select 2)", "1.5"),
    ("select median(x) from (select 1 x union all select null)", "1.0"),
    ("select median(x) from (select 1 x where 0)", ""),
    ("select percentile(x, 0.25) from (select 0 x union all select 10)", "2.5"),
    ("select percentile(x, 1) from (select 3 x union all select 10)", "10.0"),
    ("select stddev(x) from (select 2 x union all select 4 union all select 6)", "2.0"),
    ("select stddev(1)", ""),
    ("select rounded(2.675, 2)", "2.68"),
    ("select rounded(-2.5, 0)", "-3.0"),
    ("select rounded(0.15, 1)", "0.2"),
    ("select rounded(1.005, 2)", "1.01"),
    ("select rounded(9.995, 2)", "10.0"),
    ("select rounded(0.04, 1)", "0.0"),
    ("select rounded(0.05, 1)", "0.1"),
    ("select rounded(1e-20, 3)", "0.0"),
    ("select rounded(1.5e20, 3)", "1.5e+20"),
    ("select rounded(7, 1)", "7.0"),
    ("select rounded(null, 1)", ""),
    ("select rate(1, 4)", "0.25"),
    ("select rate(1, 0)", ""),
    ("select rate(null, 2)", ""),
    ("select days_between('2026-01-01', '2026-03-01')", "59.0"),
    ("select days_between('2026-01-01T12:00:00.000Z', '2026-01-01')", "-0.5"),
    ("select days_between('2024-02-28T23:00:00Z', '2024-02-29T01:00:00+02:00')", "0.0"),
    ("select days_between(null, '2026-01-01')", ""),
    (#"select custom('{"a":{"type":"short_text","value":"x\u00e9"}}', 'a')"#, "xé"),
    (#"select custom('{"a":{"value":12}}', 'a') + 1"#, "13"),
    (#"select custom('{"a":{"value":true}}', 'a')"#, "1"),
    (#"select custom('{"a":{"value":["p"]}}', 'a')"#, #"["p"]"#),
    (#"select custom('{"a":{"value":null}}', 'a')"#, ""),
    (#"select custom('{"a":{"value":1}}', 'b')"#, ""),
    ("select custom(null, 'b')", ""),
    ("select median(x) from (select null x)", ""),
    ("select percentile(x, 0.9) from (select null x)", ""),
    ("select percentile(x, 0) from (select 4 x union all select 10)", "4.0"),
    ("select percentile(x, 0.9) from (select 7 x)", "7.0"),
    ("select stddev(x) from (select null x union all select 3)", ""),
    ("select local_date('2026-03-29T00:30:00.000Z', 'Europe/Lisbon')", "2026-03-29"),
    ("select local_date('2026-06-30T23:30:00.000Z', 'Europe/Lisbon')", "2026-07-01"),
    ("select local_date('2026-01-31T23:30:00.000Z', 'Europe/Lisbon')", "2026-01-31"),
    ("select local_date('2026-01-01T04:59:59.999Z', 'America/New_York')", "2025-12-31"),
    ("select local_date('2026-01-01T05:00:00.000Z', 'America/New_York')", "2026-01-01"),
    ("select local_date('2024-02-29T14:59:59.999Z', 'Asia/Tokyo')", "2024-02-29"),
    ("select local_date('2024-02-29T15:00:00.000Z', 'Asia/Tokyo')", "2024-03-01"),
    ("select local_date('1969-12-31T23:59:59.999Z', 'UTC')", "1969-12-31"),
    ("select local_date('2026-05-05', 'Asia/Tokyo')", "2026-05-05"),
    ("select local_date(null, 'UTC')", ""),
    ("select period_start('day', '2026-06-30T23:30:00Z', 'Europe/Lisbon')", "2026-07-01"),
    ("select period_start('week', '2026-11-08T23:59:59.999Z', 'UTC')", "2026-11-02"),
    ("select period_start('week', '1969-12-31', 'UTC')", "1969-12-29"),
    ("select period_start('month', '2024-02-29T12:00:00Z', 'UTC')", "2024-02-01"),
    ("select period_start('month', '2026-02-28T23:30:00Z', 'Europe/Berlin')", "2026-03-01"),
    ("select period_start('quarter', '2026-12-31', 'UTC')", "2026-10-01"),
    ("select period_start('year', '2026-01-01T00:30:00Z', 'America/New_York')", "2025-01-01"),
    ("select period_start('month', null, 'UTC')", ""),
    ("select day_start('2026-07-01', 'Europe/Lisbon')", "2026-06-30T23:00:00.000Z"),
    ("select day_start('2026-01-01', 'UTC')", "2026-01-01T00:00:00.000Z"),
    // In Chile the clocks go from 24:00 to 01:00: that day begins at one.
    ("select day_start('2022-09-11', 'America/Santiago')", "2022-09-11T04:00:00.000Z"),
    ("select day_start(null, 'UTC')", ""),
    ("select business_days('2026-11-02', '2026-11-09')", "5"),
    ("select business_days('2026-11-06', '2026-11-09')", "1"),
    ("select business_days('2026-11-07', '2026-11-09')", "0"),
    ("select business_days('2026-11-02', '2026-11-02')", "0"),
    ("select business_days('2026-11-09', '2026-11-02')", "-5"),
    ("select business_days('2024-02-28', '2024-03-04')", "3"),
    ("select business_days(null, '2026-11-02')", ""),
    ("select rounded(wilson_low(8, 10), 4)", "0.4902"),
    ("select rounded(wilson_high(8, 10), 4)", "0.9433"),
    ("select wilson_low(0, 5)", "0.0"),
    ("select wilson_high(5, 5)", "1.0"),
    ("select rounded(wilson_high(0, 5), 4)", "0.4345"),
    ("select wilson_low(0, 0)", ""),
    // The lady tasting tea, and tables of R's fisher.test.
    ("select rounded(fisher_exact(3, 4, 1, 4), 4)", "0.4857"),
    ("select rounded(fisher_exact(1, 10, 11, 14), 6)", "0.002759"),
    ("select rounded(fisher_exact(5, 10, 5, 10), 9)", "1.0"),
    ("select fisher_exact(0, 3, 0, 4)", "1.0"),
    ("select rounded(fisher_exact(0, 40000, 5000, 40000), 4)", "0.0"),
    ("select fisher_exact(0, 0, 3, 4)", ""),
    ("select fisher_exact(null, 3, 3, 4)", ""),
    ("select wilson_high(null, 3)", ""),
    ("select string_agg(x, '-') from (select 1 x union all select 2)", "1-2"),
    ("select concat('a', null, 1)", "a1"),
    ("select concat_ws('-', 'a', null, 1)", "a-1"),
  ])
  func `a function answers`(sql: String, answer: String) throws {
    #expect(try reader.rows(sql) == [answer])
  }

  @Test func `the statistics slide over a window`() throws {
    let numbers =
      "(select 1 i, 5 x union all select 2, 1 union all select 3, 9 union all select 4, 9)"
    #expect(
      try reader.rows(
        """
        select median(x) over w, percentile(x, 0.5) over w, round(stddev(x) over w, 3),
          string_agg(x, ',') over w
        from \(numbers)
        window w as (order by i rows between 1 preceding and current row)
        """) == ["5.0|5.0||5", "3.0|3.0|2.828|5,1", "5.0|5.0|5.657|1,9", "9.0|9.0|0.0|9,9"])
  }

  @Test(arguments: [
    ("select percentile(1, 90)", "percentile(x, p) needs a p from 0 to 1, such as 0.9."),
    ("select median('x')", "Median needs a number, not “x”."),
    (
      "select days_between('soon', '2026-01-01')",
      "days_between needs instants with a time zone or dates (YYYY-MM-DD), not “soon”."
    ),
    ("select wilson_low(4, 3)", "wilson_low(n, d) needs an n from 0 to d."),
    (
      "select fisher_exact(4, 3, 1, 2)",
      "fisher_exact(n, d, m, e) needs an n up to d and an m up to e."
    ),
    (
      "select fisher_exact(0.5, 3, 1, 2)",
      "fisher_exact(n, d, m, e) needs whole numbers of 0 or more."
    ),
    (
      "select local_date('2026-01-01T00:00:00Z', 'Europe/Lisboa')",
      "“Europe/Lisboa” is no time zone of this machine; write one such as UTC or Europe/Lisbon."
    ),
    (
      "select local_date('2026-01-01T00:00:00Z', '../../../etc/passwd')",
      "“../../../etc/passwd” is no time zone of this machine; write one such as UTC or Europe/Lisbon."
    ),
    (
      "select local_date('2026-01-01T00:00:00Z', null)",
      "local_date needs a time zone, such as UTC or Europe/Lisbon."
    ),
    (
      "select period_start('fortnight', '2026-01-01', 'UTC')",
      "period_start(unit, ts, tz) needs a unit: day, week, month, quarter, year."
    ),
    (
      "select business_days('2026-01-01T00:00:00Z', '2026-01-02')",
      "business_days needs a date (YYYY-MM-DD), not “2026-01-01T00:00:00Z”; local_date(ts, tz) makes one."
    ),
    ("select rounded(1, 99)", "rounded(x, n) needs a whole n from 0 to 15."),
  ])
  func `an argument that makes no sense is an error, not NULL`(sql: String, sentence: String) {
    #expect(reader.complaint(sql) == sentence)
  }

  @Test func `NULL is no number of a window, and an empty window has no answer`() throws {
    #expect(
      try reader.rows(
        """
        select median(x) over w, percentile(x, 0.9) over w, stddev(x) over w
        from (select 1 i, null x union all select 2, 4 union all select 3, null)
        window w as (order by i rows between 1 preceding and 1 preceding)
        """) == ["||", "||", "4.0|4.0|"])
  }

  @Test func `a holiday is no working day, and one at the weekend counts once`() throws {
    let writer = try warehouse.writer()
    try writer.connection.execute(
      "insert into holidays values ('2026-12-25', 'Friday'), ('2026-12-26', 'Saturday')")
    #expect(
      try reader.rows("select business_days('2026-12-21', '2026-12-28')") == ["4"])
    #expect(
      try reader.rows("select business_days('2026-12-25', '2026-12-26')") == ["0"])
    #expect(
      try reader.rows("select business_days('2026-12-26', '2026-12-25')") == ["0"])
    #expect(
      try reader.rows("select business_days('2026-12-28', '2026-12-21')") == ["-4"])
  }

  @Test func `every function says what it is and is there`() throws {
    let known = Set(try reader.rows("select name from pragma_function_list"))
    for function in SQLFunction.all {
      #expect(known.contains(function.name))
      #expect(function.signature.hasPrefix(function.name + "("))
      #expect(function.sentence.hasSuffix("."))
    }
  }
}
