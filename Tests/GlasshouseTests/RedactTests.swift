import Simulator
import Testing

@testable import Warehouse

/// Answers that number people instead of naming them.
@Suite(.serialized) struct `A redacted answer` {
  /// A program whose demo's warehouse has what the statements here read, with people of our own in it.
  private static let house = Task {
    let program = try Program()
    let synced = try await program(
      "sync", "candidates", "users", "jobs", "offices", "departments", "--demo", "--quiet")
    #expect(synced.status == 0, "\(synced)")
    try program.alter(
      "data/glasshouse/demo.sqlite",
      by: """
        update candidates set first_name = 'Zebedee', last_name = 'Quillfeather', company = 'Vexillum',
          title = 'Wizard of Oz' where id = (select min(id) from candidates);
        update candidates set first_name = 'Zebedee', last_name = 'O''Marrow'
          where id = (select max(id) from candidates);
        update candidate_phones set phone = '555010998877'
          where candidate_id = (select min(candidate_id) from candidate_phones);
        update users set name = 'Zebedee Quillfeather', first_name = 'Zebedee', last_name = 'Quillfeather'
          where id = (select min(id) from users);
        """)
    return program
  }

  /// What must not be seen, in any case of letters.
  private static let secrets = [
    "zebedee", "quillfeather", "o'marrow", "vexillum", "wizard", "@example.com", "555010998877",
    "7A65626564", "5A656265646565",
  ]

  private static func ask(
    _ sql: String, _ more: String...
  ) async throws -> Outcome {
    try await house.value(
      ["query", sql, "--redact", "--demo", "--offline", "--allow-partial"] + more)
  }

  /// Statements that make something else of the names.
  private static let statements = [
    "select * from candidates",
    "select first_name, last_name, company from candidates",
    "select upper(first_name) from candidates",
    "select first_name || ' ' || last_name as status from candidates",
    "select group_concat(first_name, ';'), max(last_name), min(title) from candidates",
    "select json_object('n', first_name), json_group_array(last_name) from candidates",
    "select cast(first_name as blob), hex(first_name), quote(last_name) from candidates",
    "select printf('%s', first_name), substr(last_name, 1, 12), replace(title, 'x', 'y') from candidates",
    "select (select first_name from candidates order by id limit 1) from jobs",
    "select case when id > 0 then first_name end, iif(1, last_name, ''), coalesce(null, title) from candidates",
    "select lag(first_name) over (order by id), first_value(last_name) over (order by id) from candidates",
    "with jobs as (select first_name as status from candidates) select status from jobs",
    "with t(status) as (select last_name from candidates) select status, upper(status) from t",
    "select status from jobs union all select first_name from candidates",
    "select x from (select status as x from jobs union all select last_name from candidates)",
    "values ((select status from jobs limit 1)), ((select first_name from candidates order by id limit 1))",
    "select (select status from jobs union select first_name from candidates order by 1 desc limit 1)",
    """
    with recursive t(n, x) as (select 0, (select status from jobs) union all
      select n + 1, (select last_name from candidates order by id limit 1) from t where n < 2) select x from t
    """,
    "select main.candidates.first_name from main.candidates",
    "select c.first_name as id from candidates c join candidates d using (id)",
    "select first_name from candidates full join (select first_name from candidates) using (first_name)",
    "select status from jobs full join (select first_name as status from candidates) using (status)",
    "create temp table t as select first_name, title from candidates; select * from t; select upper(title) from t",
    "create temp view v as select status x from jobs union all select first_name from candidates; select x from v",
    """
    create temp table u (x); insert into u select last_name from candidates returning x;
    update u set x = x returning x, upper(x); delete from u returning x
    """,
    "create table my.t as select last_name as name from candidates; select name from my.t; drop table my.t",
    "select cast(phone as integer), phone + 0, phone * 1.0 from candidate_phones",
    "select json_extract(phone_numbers, '$[0].value') from candidates",
    "select value from candidates, json_each(candidates.email_addresses)",
    "select value ->> 'value' from candidates, json_each(email_addresses)",
    "select email from candidate_emails union select name from users",
    "select distinct first_name collate nocase from candidates order by 1",
    "select +first_name, (last_name), first_name as [a b] from candidates",
    "select unicode(substr(first_name, 1, 1)) as code, first_name from candidates",
    "select name, primary_email, job_title from users",
  ]

  @Test(arguments: ["csv", "json"])
  func `names nobody, whatever a statement makes of the names`(format: String) async throws {
    // Each alone would take as long to start as all of them take to be answered.
    let script = Self.statements.map { $0 + ";" }.joined(separator: "\n")
    let outcome = try await Self.ask(script, "--format", format)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let answers = outcome.stderr.split(separator: "\n")
    for secret in Self.secrets {
      for line in (outcome.stdout + outcome.stderr).split(separator: "\n")
      where line.lowercased().contains(secret.lowercased()) {
        Issue.record("\(secret) in \(line)")
      }
    }
    #expect(answers.count { $0.hasPrefix("numbered, not named: ") } >= Self.statements.count)
  }

  @Test func `gives the same person the same number, and leaves what names nobody`() async throws {
    let outcome = try await Self.ask(
      """
      select id = (select min(id) from candidates) as first, first_name, upper(first_name) as upper,
        last_name, 'a text' as text, date(created_at) as day, count(*) as n
      from candidates where first_name = 'Zebedee' group by id order by id
      """)
    let lines = outcome.stdout.split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(lines.count == 3, "\(outcome)")
    #expect(lines[1][1] == "first_name 1" && lines[2][1] == "first_name 1")
    #expect(lines[1][2] == "upper 1" && lines[2][2] == "upper 1")
    #expect(lines[1][3] == "last_name 2" && lines[2][3] == "last_name 3")
    #expect(lines[1][4] == "a text" && lines[1][5].hasPrefix("20") && lines[1][6] == "1")
    #expect(
      outcome.stderr.contains(
        "numbered, not named: first_name, last_name (personal); upper (computed, and the statement reads "
      ))
  }

  @Test func `leaves an answer without people as it is, and numbers beside people`() async throws {
    let sql = "select status, count(*) as n from jobs group by 1 order by 1"
    let program = try await Self.house.value
    let plain = try await program("query", sql, "--demo", "--offline", "--allow-partial")
    #expect(try await Self.ask(sql) == plain)
    let people = try await Self.ask(
      "select u.name, count(*) as n, avg(length(j.name)) as a, max(j.status) as s from users u, jobs j group by u.id"
    )
    let lines = people.stdout.split(separator: "\n")
    #expect(lines.count > 3)
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",")
      #expect(cells[0].hasPrefix("name ") && Int(cells[1]) != nil && Double(cells[2]) != nil)
      #expect(cells[3] == "open")
    }
  }

  @Test(arguments: ["table", "markdown", "html", "vertical", "chart", "svg", "jsonl", "tsv"])
  func `is so in every form`(format: String) async throws {
    let outcome = try await Self.ask(
      "select first_name || ' ' || last_name as who, id % 7 + 1 as n from candidates limit 5",
      "--format", format)
    #expect(outcome.status == 0 && outcome.stdout.contains("who "), "\(outcome)")
    for secret in Self.secrets { #expect(!outcome.stdout.lowercased().contains(secret)) }
  }

  @Test func `at the prompt keeps nothing from before, and numbers from the next on`() async throws
  {
    let program = try await Self.house.value
    let shell = try await program.bash(
      "glasshouse --demo --offline --allow-partial --csv",
      input: """
        select first_name as before from candidates order by id limit 1;
        .redact on
        .last
        select first_name from candidates order by id limit 1;
        select first_name, 'x' as x from _;
        .last
        .redact
        .redact off
        select first_name as again from candidates order by id limit 1;
        """ + "\n")
    #expect(
      shell.stdout == """
        before
        Zebedee
        """ + "\n", "\(shell)")
    let goesOn = try await program.bash(
      "glasshouse --demo --offline --allow-partial --csv --redact",
      input: """
        select first_name from candidates order by id limit 1;
        select first_name, 'x' as x from _;
        .last
        .redact
        .redact off
        select first_name as again from candidates order by id limit 1;
        """ + "\n")
    #expect(
      goesOn.stdout == """
        first_name
        first_name 1
        first_name,x
        first_name 1,x
        first_name,x
        first_name 1,x
        again
        Zebedee

        """, "\(goesOn)")
    #expect(goesOn.stderr.contains("redact: on\n"))
  }

  @Test func `of a saved query has its numbers, and names no recruiter in them or beside them`()
    async throws
  {
    let program = try Program()
    let arguments = ["run", "time-to-hire", "by=recruiter", "--demo"]
    let plain = try await program(arguments)
    let hidden = try await program(arguments + ["--redact", "--with-notes"])
    #expect(hidden.status == 0, "\(hidden)")
    func numbers(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.drop { $0 != "," } }
    }
    #expect(numbers(plain.stdout) == numbers(hidden.stdout))
    let names = plain.stdout.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").first
    }
    #expect(names.count > 2)
    for name in names where !name.hasPrefix("(") {
      #expect(!(hidden.stdout + hidden.stderr).contains(name), "\(name)")
    }
    let one = try await program(
      ["run", "time-to-hire", "recruiter=\(names[0])", "--demo", "--redact", "--offline"])
    #expect(one.status == 0 && one.stderr.contains("recruiter=recruiter 1"), "\(one)")
    #expect(!one.stderr.contains(names[0]))
    let drilled = try await program(arguments + ["--redact", "--drill", "1", "--offline"])
    #expect(drilled.status == 0, "\(drilled)")
    for name in names { #expect(!(drilled.stdout + drilled.stderr).contains(name)) }
  }
}
