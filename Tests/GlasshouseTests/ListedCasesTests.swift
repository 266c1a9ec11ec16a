import FoundationEssentials
import Testing

/// The cases of a saved query are listed once for the answer and for what was left out.
@Suite(.serialized) struct `Listed cases` {
  private static let cases = """
    -- Applications by status
    -- param status list = in_process,hired -- which applications
    -- name: cases
    select
      a.id as "the id",
      a.status as status,
      a.prospect as prospect,
      cast(a.id as real) / 2 as half,
      length(a.status) as letters,
      a.candidate_id as candidate_id,
      case when a.prospect is true then 'prospect' end as cause
    from applications a
    where a.status in (:status);

    """
  private static let excluded = """

    -- name: excluded
    select cause, count(*) as n from cases where cause is not null group by cause;

    """

  @Test(arguments: [
    "select * from cases where cause is null order by 1 limit 5;",
    "select c.* from cases c order by c.\"the id\" limit 5;",
    "select \"the id\", HALF, typeof(half) t, typeof(letters) l from Cases order by 1 limit 5;",
    "select count(*) as n from cases where status in (:status);",
    "select count(*) as n from cases natural join applications;",
    "with few as (select status, sum(letters) s from cases group by status) select * from few order by 1;",
  ])
  func `an answer is the same whether its cases are listed or not`(answer: String) async throws {
    let program = try Program()
    var answers: [String] = []
    for (name, tail) in [("plain", ""), ("listed", Self.excluded)] {
      let text = Self.cases + answer + tail
      try Data(text.utf8).write(to: URL(filePath: program.home.path + "/\(name).sql"))
      let outcome = try await program.bash("glasshouse run ~/\(name).sql --demo --csv")
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stderr.contains("left out: 112 prospect") == !tail.isEmpty)
      answers.append(outcome.stdout)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].split(separator: "\n").count > 1)
  }

  @Test func `no list is left at the prompt, also after an error`() async throws {
    let left = "select count(*) as lists from temp.sqlite_schema where name = '_cases';\n"
    let outcome = try await Program()(
      ["--demo", "--quiet", "--keep-going"],
      input: ".mode csv\n.run time-to-hire by=all\n\(left).run time-to-hire zone=Nowhere\n\(left)"
        + ".run time-to-hire by=all\n")
    let lines = outcome.stdout.split(separator: "\n")
    try #require(lines.count == 8, "\(outcome.stdout)")
    #expect(lines[0...1] == lines[6...7])
    #expect(Array(lines[2...5]) == ["lists", "0", "lists", "0"])
    #expect(outcome.stderr.contains("“Nowhere” is no time zone"))
  }
}
