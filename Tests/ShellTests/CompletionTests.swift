import Testing

@testable import Shell

@Suite struct `Tab offers` {
  private static let tables = [
    Vocabulary.Table(
      "jobs",
      columns: [
        Vocabulary.Column("id", kind: .number), Vocabulary.Column("name", kind: .text),
        Vocabulary.Column("status", kind: .text),
      ]),
    Vocabulary.Table(
      "job_posts",
      columns: [
        Vocabulary.Column("id", kind: .number),
        Vocabulary.Column("job_id", kind: .number, references: "jobs"), Vocabulary.Column("title"),
      ]),
    Vocabulary.Table(
      "applications",
      columns: [
        Vocabulary.Column("id", kind: .number),
        Vocabulary.Column("job_id", kind: .number, references: "jobs"),
        Vocabulary.Column("candidate_id", kind: .number),
      ]),
  ]

  private let vocabulary = Vocabulary(
    tables: tables, functions: ["count(*)", "coalesce(x, y, …)", "median(x)"],
    queries: [
      Vocabulary.Query(
        "time-to-hire",
        parameters: [
          Vocabulary.Parameter("since", values: ["2026-01-01"]),
          Vocabulary.Parameter("by", values: ["month", "job"]),
          Vocabulary.Parameter("status", values: ["x"], domain: ("jobs", "status")),
          Vocabulary.Parameter("office", values: ["x"], domain: ("jobs", "nothing")),
        ]),
      Vocabulary.Query("funnel-by-source"),
    ],
    values: { table, column in
      table == "jobs" && column == "status" ? ["open", "closed", "won't fill"] : []
    })

  private let commands = [
    DotCommand(
      "run", usage: "", sentence: "", example: "", completes: .calls, run: { _ in .goOn }),
    DotCommand(
      "mode", usage: "", sentence: "", example: "", completes: .words(["csv", "json", "jsonl"]),
      run: { _ in .goOn }),
    DotCommand(
      "describe", usage: "", sentence: "", example: "", completes: .tables, run: { _ in .goOn }),
    DotCommand(
      "sync", usage: "", sentence: "", example: "",
      completes: .asked { $0.last == "--method" ? ["incremental", "full"] : ["--method"] },
      run: { _ in .goOn }),
    .read,
  ]

  /// Offers at the `⇥` in a text.
  private func offered(_ text: String) -> Completion {
    let parts = text.split(separator: "⇥", omittingEmptySubsequences: false).map(String.init)
    return Completion(
      of: parts.joined(), at: parts[0].utf8.count, vocabulary: vocabulary, commands: commands)
  }

  private static let named: [(String, [String])] = [
    ("select * from ⇥", ["jobs", "job_posts", "applications"]),
    ("select * from jo⇥", ["jobs", "job_posts"]),
    ("select * from jobs, app⇥", ["applications"]),
    (
      "select * from jobs j join app⇥",
      ["applications on applications.job_id = j.id", "applications"]
    ),
    ("select * from jobs j join applications a on a.⇥", ["id", "job_id", "candidate_id"]),
    ("select j.⇥ from jobs j", ["id", "name", "status"]),
    ("select j.na⇥ from jobs as j", ["name"]),
    ("select jobs.s⇥ from jobs", ["status"]),
    ("select \"j\".⇥ from jobs \"j\"", ["id", "name", "status"]),
    ("select st⇥ from jobs", ["status"]),
    ("select ⇥ from jobs", ["id", "name", "status", "jobs"]),
    ("select * from jobs where ⇥", ["id", "name", "status", "jobs"]),
    ("select 1 from jobs j, applications a where ca⇥", ["candidate_id", "case", "cast"]),
    ("select id, n⇥ from jobs", ["name", "natural", "not", "null", "nulls"]),
    ("with recent as (select 1 as a) select * from rec⇥", ["recent"]),
    ("insert into jobs(⇥", ["id", "name", "status"]),
    ("select 1; select * from applications where cand⇥", ["candidate_id"]),
    ("select \"na⇥ from jobs", ["name"]),
    ("select \"na⇥\" from jobs", ["name"]),
    ("select x.⇥ from jobs j", []),
    ("se⇥", ["select"]),
    ("select med⇥", ["median("]),
    ("select * from jobs -- the jobs\nwhere sta⇥", ["status"]),
    ("update jobs set na⇥", ["name", "natural"]),
    ("", []),
  ]

  @Test(arguments: named)
  func `names from the tables in scope`(text: String, expected: [String]) {
    let text = text.isEmpty ? "select ⇥" : text
    #expect(offered(text).candidates == expected)
  }

  private static let scoped: [(String, [String])] = [
    // What a subquery or a common table expression answers.
    ("with x as (select 1 as a) select a⇥ from x", ["a", "all", "and", "as", "asc"]),
    ("with x as (select 1 as a) select x.⇥ from x", ["a"]),
    ("with x(p, q) as (select 1, 2) select ⇥ from x", ["p", "q", "x"]),
    ("with x as (select * from jobs) select x.⇥ from x", ["id", "name", "status"]),
    ("with x as (select j.*, 1 n from jobs j) select x.n⇥ from x", ["name", "n"]),
    (
      "with x as (select id, count(*) as n from jobs), y as (select n m from x) select y.⇥ from y",
      ["m"]
    ),
    ("with recursive t as (select 1 k union all select k + 1 from t) select ⇥ from t", ["k", "t"]),
    ("select s.⇥ from (select id, name as title from jobs) s", ["id", "title"]),
    ("select ti⇥ from (select id, name as title from jobs)", ["title"]),
    // Each select has its own tables, and sees those around it.
    (
      "select * from jobs where id in (select job_id from applications where ca⇥)",
      ["candidate_id", "case", "cast"]
    ),
    (
      "select * from jobs j where exists (select 1 from applications a where a.job_id = j.⇥)",
      ["id", "name", "status"]
    ),
    ("select title from job_posts union select ⇥ from jobs", ["id", "name", "status", "jobs"]),
    ("select count(st⇥ from jobs", ["status"]),
    // Joins, whole.
    (
      "select * from jobs j join job_posts p on ⇥",
      ["p.job_id = j.id", "id", "name", "status", "id", "job_id", "title", "j", "p"]
    ),
    (
      "select * from applications a join jobs on j⇥",
      ["jobs.id = a.job_id", "job_id", "jobs", "join"]
    ),
    ("select * from applications a join job_posts p on p.j⇥", ["job_id"]),
    (
      "select * from applications a join job_posts p on p⇥",
      ["p.job_id = a.job_id", "p", "partition", "preceding"]
    ),
    (
      "select * from applications a join j⇥",
      ["jobs on jobs.id = a.job_id", "jobs", "job_posts"]
    ),
    (
      "select * from jobs ⇥",
      ["where", "join", "left join", "on", "as", "group by", "order by", "limit", "union all"]
    ),
    ("select * from jobs wh⇥", ["where", "when"]),
  ]

  @Test(arguments: scoped)
  func `I15: what common queries, subqueries and relations bring into scope`(
    text: String, expected: [String]
  ) {
    var seen: Set<String> = []
    let expected = expected.filter { seen.insert($0).inserted }
    #expect(offered(text).candidates == expected)
  }

  private static let valued: [(String, [String], Character?)] = [
    ("select * from jobs where status = '⇥", ["open", "closed", "won''t fill"], "'"),
    ("select * from jobs where status = 'o⇥", ["open"], "'"),
    ("select * from jobs where status <> 'O⇥' and id > 1", ["open"], nil),
    ("select * from jobs j where j.status in ('open', 'c⇥", ["closed"], "'"),
    ("select * from jobs where status not in ('⇥", ["open", "closed", "won''t fill"], "'"),
    ("select count(*) filter (where status = 'o⇥) from jobs", ["open"], "'"),
    ("with x as (select status as s from jobs) select * from x where s = 'cl⇥", ["closed"], "'"),
    ("select * from jobs where name = '⇥", [], "'"),
    ("select * from applications where status = '⇥", [], nil),
    ("select 'o⇥' from jobs", [], nil), ("select status || 'o⇥ from jobs", [], nil),
  ]

  @Test(arguments: valued)
  func `values of a column that has few, inside quotes`(
    text: String, expected: [String], closing: Character?
  ) {
    #expect(offered(text).candidates == expected)
    #expect(offered(text).closing == closing)
  }

  @Test func `I14: no more than the names in scope at first, among very many tables`() {
    let many = (0..<1500).map { table in
      Vocabulary.Table(
        "t\(table)", columns: (0..<20).map { Vocabulary.Column("c\(table)_\($0)") })
    }
    let vocabulary = Vocabulary(tables: many)
    let text = "select  from t700"
    let offered = Completion(of: text, at: 7, vocabulary: vocabulary)
    #expect(offered.candidates.count == 21)
    #expect(offered.candidates.first == "c700_0")
  }

  @Test(arguments: [
    ("SEL⇥", ["SELECT"]), ("select * from JO⇥", ["JOBS", "JOB_POSTS"]),
    ("select * from Jo⇥", ["Jobs", "Job_posts"]), ("select Coa⇥", ["Coalesce("]),
  ])
  func `the case that was typed`(text: String, expected: [String]) {
    #expect(offered(text).candidates == expected)
  }

  @Test(arguments: [
    "select 'jo⇥", "select 'it''s jo⇥' from jobs", "select 1 -- jo⇥", "select /* jo⇥ */ 1",
    "select /* jo⇥", "select 12⇥",
  ])
  func `nothing inside strings, comments and numbers`(text: String) {
    #expect(offered(text) == Completion())
  }

  @Test(arguments: [
    (".⇥", ["run", "mode", "describe", "sync", "read"]), (".de⇥", ["describe"]),
    (".run ⇥", ["time-to-hire", "funnel-by-source"]), (".run fun⇥", ["funnel-by-source"]),
    (".run time-to-hire ⇥", ["since=", "by=", "status=", "office="]),
    (".run time-to-hire b⇥", ["by="]),
    (".run time-to-hire --⇥", ["--since=", "--by=", "--status=", "--office="]),
    (".run time-to-hire since=2026-01-01 ⇥", ["by=", "status=", "office="]),
    (".run time-to-hire status=⇥", ["status='open'", "status='closed'", "status=\"won't fill\""]),
    (".run time-to-hire status=O⇥", ["status=open"]),
    (".run time-to-hire status=wo⇥", ["status=\"won't fill\""]),
    (".run time-to-hire status='won⇥", ["status=\"won't fill\""]),
    (".run time-to-hire status=\"won't f⇥", ["status=\"won't fill\""]),
    (".run time-to-hire status='open' b⇥", ["by="]), (".run time-to-hire office=⇥", ["office=x"]),
    (".run time-to-hire by=m⇥", ["by=month"]),
    (".run time-to-hire --by=⇥", ["--by=month", "--by=job"]),
    (".mode js⇥", ["json", "jsonl"]), (".desc app⇥", ["applications"]),
    (".sync --method ⇥", ["incremental", "full"]), (".sync --m⇥", ["--method"]), (".what ⇥", []),
    ("  .mo⇥", ["mode"]),
  ])
  func `commands and their arguments`(text: String, expected: [String]) {
    #expect(offered(text).candidates == expected)
  }

  @Test func `files after .read`() {
    #expect(offered(".read ./⇥").offersFiles)
  }

  @Test func `the place where the word starts, in bytes`() {
    #expect(offered("select 'é', st⇥ from jobs").start == 13)
    #expect(offered("select j.na⇥ from jobs j").start == 9)
  }
}
