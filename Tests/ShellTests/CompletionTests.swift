import Testing

@testable import Shell

@Suite struct `Tab offers` {
  private let vocabulary = Vocabulary(
    tables: [
      ("jobs", ["id", "name", "status"]),
      ("job_posts", ["id", "job_id", "title"]),
      ("applications", ["id", "job_id", "candidate_id"]),
    ],
    functions: ["count", "coalesce", "median"], queries: ["time-to-hire", "funnel-by-source"])

  private let commands = [
    DotCommand(
      "run", usage: "", sentence: "", example: "", completes: .queries, run: { _ in .goOn }),
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

  @Test(arguments: [
    ("select * from ⇥", ["jobs", "job_posts", "applications"]),
    ("select * from jo⇥", ["jobs", "job_posts"]),
    ("select * from jobs, app⇥", ["applications"]),
    ("select * from jobs j join app⇥", ["applications"]),
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
    ("select med⇥", ["median"]),
    ("select * from jobs -- the jobs\nwhere sta⇥", ["status"]),
    ("update jobs set na⇥", ["name", "natural"]),
    ("", []),
  ])
  func `names from the tables in scope`(text: String, expected: [String]) {
    let text = text.isEmpty ? "select ⇥" : text
    #expect(offered(text).candidates == expected)
  }

  @Test(arguments: [
    ("SEL⇥", ["SELECT"]), ("select * from JO⇥", ["JOBS", "JOB_POSTS"]),
    ("select * from Jo⇥", ["Jobs", "Job_posts"]), ("select Coa⇥", ["Coalesce"]),
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
