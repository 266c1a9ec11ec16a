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
        Vocabulary.Column("sent_on", kind: .text),
      ])
  ])

  @Test(arguments: [
    ("select * from offers where id = '5'", ["id = '5'"]),
    ("select * from offers o where o.id >= '5' and o.status = 5", ["o.id >= '5'", "o.status = 5"]),
    ("select * from offers where id in ('1', '2')", ["id in ('1'"]),
    ("select * from offers where status not in (1)", ["status not in (1"]),
    ("select * from offers where sent_on > 2026", ["sent_on > 2026"]),
    ("select * from offers where id between 'a' and 'b'", ["id between 'a'"]),
    ("select * from offers where id > :t and status = :n", ["id > :t", "status = :n"]),
    ("with x as (select id as k from offers) select * from x where k = 'a'", ["k = 'a'"]),
    ("select * from offers where id = 5 and status = 'x' and id > -1 and id > :n", []),
    ("select * from offers where id = '5' || '6' and id + status = '5'", []),
    ("select * from elsewhere where id = '5'", []),
    ("select id = 5, lower(status) = 5 from offers -- id = '5'", []),
  ])
  func `of a column with a value of another kind is told`(sql: String, texts: [String]) {
    let found = Comparison.suspicious(
      in: sql, vocabulary: vocabulary, parameters: ["t": .text, "n": .number])
    #expect(found.map(\.text) == texts)
  }
}
