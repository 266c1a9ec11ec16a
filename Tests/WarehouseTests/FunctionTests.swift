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
    ("select rounded(1, 99)", "rounded(x, n) needs a whole n from 0 to 15."),
  ])
  func `an argument that makes no sense is an error, not NULL`(sql: String, sentence: String) {
    #expect(reader.complaint(sql) == sentence)
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
