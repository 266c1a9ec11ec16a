import Testing

@testable import Shell

@Suite struct `A statement taken apart` {
  @Test func `counts after each join and each condition`() throws {
    let dissection = try Dissection(
      """
      with x as (select 1 as id)
      select j.name, count(*) from jobs j left join x on x.id = j.id, offices o
      where j.status = 'open' and j.id between 1 and 5 -- the first
        and (o.id = 1 or o.id = 2) and case when j.id = 1 and 1 then 1 else 0 end
      group by 1 having count(*) > 2 order by 1 limit 3;
      """)
    #expect(
      dissection.steps.map(\.part) == [
        "from jobs j", "left join x on x.id = j.id", ", offices o", "where j.status = 'open'",
        "and j.id between 1 and 5", "and (o.id = 1 or o.id = 2)",
        "and case when j.id = 1 and 1 then 1 else 0 end", "having count(*) > 2", "limit 3",
      ])
    #expect(
      dissection.steps[1].count
        == "with x as (select 1 as id)\nselect count(*) from jobs j left join x on x.id = j.id")
    #expect(dissection.steps[4].count.hasSuffix("where j.status = 'open' and j.id between 1 and 5"))
    #expect(dissection.steps[7].count.contains("from (select 1 from jobs j left join"))
  }

  @Test func `counts conditions with or between them as one`() throws {
    let dissection = try Dissection("select * from jobs where id = 1 and name = 'a' or id = 2")
    #expect(
      dissection.steps.map(\.part) == ["from jobs", "where id = 1 and name = 'a' or id = 2"])
  }

  @Test(arguments: [
    ("select 1 from a union select 2 from b", "union"), ("select 1", "a select without from"),
    ("delete from a", "a statement that is no select"), ("values (1)", "values"),
  ])
  func `names what it cannot take apart`(sql: String, part: String) {
    #expect(throws: ShellError.cannotTakeApart(part)) { try Dissection(sql) }
  }
}

@Suite struct `A comparison` {
  private let vocabulary = Vocabulary(tables: [
    Vocabulary.Table(
      "offers",
      columns: [
        Vocabulary.Column("id", kind: .number), Vocabulary.Column("status", kind: .text),
        Vocabulary.Column("sent_on", kind: .date), Vocabulary.Column("made_at", kind: .instant),
        Vocabulary.Column("state", kind: .text, words: ["Created", "Accepted"]),
      ])
  ])

  @Test(arguments: [
    ("select * from offers where id = '5'", ["id = '5'"]),
    ("select * from offers o where o.id >= '5' and o.status = 5", ["o.id >= '5'", "o.status = 5"]),
    ("select * from offers where id in ('1', '2')", ["id in ('1'", "id in ('1', '2'"]),
    ("select * from offers where status not in (1)", ["status not in (1"]),
    ("select * from offers where sent_on > 2026", ["sent_on > 2026"]),
    (
      "select * from offers where id between 'a' and 'b'",
      ["id between 'a'", "id between 'a' and 'b'"]
    ),
    ("select * from offers where id > :t and status = :n", ["id > :t", "status = :n"]),
    ("with x as (select id as k from offers) select * from x where k = 'a'", ["k = 'a'"]),
    ("select * from offers where sent_on >= '2026-10-1'", ["sent_on >= '2026-10-1'"]),
    ("select * from offers where made_at < '01/02/2026'", ["made_at < '01/02/2026'"]),
    ("select * from offers where made_at = '2026-10-01'", ["made_at = '2026-10-01'"]),
    ("select * from offers where made_at = :day", ["made_at = :day"]),
    (
      "select * from offers where made_at between '2026-10-01' and '2026-10-31'",
      ["made_at between '2026-10-01' and '2026-10-31'"]
    ),
    (
      "select * from offers where made_at >= '2026-10-01' and made_at < '2026-10-31' or sent_on <= '2026-10-31' or made_at < '2026' or made_at > '2026-01-01T10:00:00Z'",
      []
    ),
    ("select * from offers where state = 'accepted'", ["state = 'accepted'"]),
    ("select * from offers where state in ('Accepted', 'gone')", ["state in ('Accepted', 'gone'"]),
    ("select * from offers where state <> 'Created' and state > 'a'", []),
    ("select * from offers where state = 'created' collate nocase", []),
    ("select * from offers where (:word = 'all' or state = :word) and @t = 'all'", []),
    ("select * from offers where id in (:five) and made_at <> ''", []),
    ("select * from my.offers where state = 'sent' and id = 'x'", []),
    (
      "with s as (select id, state from offers union all select id, name from x) select * from s where state = 'sent'",
      []
    ),
    (
      "select * from offers o where exists (select 1 from json_each(o.status) where id = 'x')", []
    ),
    ("select * from offers where id = 5 and status = 'x' and id > -1 and id > :n", []),
    ("select * from offers where id = '5' || '6' and id + status = '5'", []),
    ("select * from elsewhere where id = '5'", []),
    ("select id = 5, lower(status) = 5 from offers -- id = '5'", []),
    (
      "select * from offers where made_at >= 2026-10-01 and made_at < 2026-10-1 and id > 5-3-1",
      ["made_at >= 2026-10-01", "made_at < 2026-10-1"]
    ),
    (
      "select * from offers where date(made_at) = '2026-10-1' and date(made_at) > '2026-02-28'",
      ["date(made_at) = '2026-10-1'"]
    ),
    (
      "select * from offers where local_date(o(1), :t) in ('2026-02-29') and lower(made_at) = '1'",
      ["local_date(o(1), :t) in ('2026-02-29'"]
    ),
    ("select * from offers where made_at > '2024-02-29' and made_at > 2024 - 2", []),
  ])
  func `of a column with a value of another kind is told`(sql: String, texts: [String]) {
    let found = Comparison.suspicious(
      in: sql, vocabulary: vocabulary,
      parameters: [
        "t": .text("x"), "n": .number, "day": .text("2026-10-01"), "word": .text("all"),
        "five": .text("5"),
      ])
    #expect(found.map(\.text) == texts)
  }

  @Test(arguments: [
    (
      "state = 'accepted'",
      "“state = 'accepted'” names a value that no row has; did you mean 'Accepted'?"
    ),
    (
      "state = 'gone'",
      "“state = 'gone'” names a value that no row has; there are: Created, Accepted"
    ),
    ("status = 'OPEN'", "“status = 'OPEN'” names a value that no row has; did you mean 'open'?"),
    ("status = 'other'", nil),
    (
      "made_at > 2026-10-1",
      "“made_at > 2026-10-1” compares with a subtraction of numbers; the day is written '2026-10-01'"
    ),
  ])
  func `with a word that the column does not have names the words`(
    condition: String, sentence: String?
  ) {
    var vocabulary = vocabulary
    vocabulary.values = { $0 == "offers" && $1 == "status" ? ["closed", "open"] : [] }
    let found = Comparison.suspicious(
      in: "select * from offers where \(condition)", vocabulary: vocabulary)
    #expect(found.map(\.sentence) == [sentence].compactMap(\.self))
  }
}
