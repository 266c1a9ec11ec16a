import Engines
import FoundationEssentials
import Glibc
import Rows
import SavedQueries
import Simulator
import Testing
import Warehouse

/// The same questions on a real PostgreSQL.
@Suite struct ServerTests {
  @Test func `every saved query answers on a server what it answers here`() async throws {
    let house = try await ServerHouse.published
    let server = try ServerAddress(house.postgres.address("library"))
    let reader = try Reader(house.library.file)
    for query in Catalogue().all {
      let questions = LibraryQuestion.all(of: query, names: house.library.names, isThorough: false)
      let whole = LibraryQuestion.allTime(query)
      // Everything at once is the question that is least like the first.
      let mixed = questions.max { one, other in
        one.count { whole[$0.key] != $0.value } < other.count { whole[$0.key] != $0.value }
      }
      for asked in [whole, mixed].compactMap(\.self) {
        let here = try Truth.Sheet(asking: query, asked, of: reader)
        let there = try Truth.Sheet(asking: query, asked, of: server, columnsBy: reader)
        if there != here {
          Issue.record("\(query.name) \(asked): \(there.difference(from: here))")
        }
      }
    }
  }

  @Test func `an answer of a server looks like one of here`() async throws {
    let house = try await ServerHouse.published
    let ask = ["run", "funnel-by-source", "since=2020-01-01", "until=2030-01-01"]
    let here = try await house(ask[0], ask[1], ask[2], ask[3])
    let there = try await house(
      ask[0], ask[1], ask[2], ask[3], "--on", house.postgres.address("library"))
    #expect(here.status == 0)
    #expect(there == here)
  }

  @Test(arguments: [
    "median(x) from (select 1 as x union all select 2 union all select 10 union all select null) t",
    "median(x) from (select 1 as x where 1 = 0) t",
    "percentile(x, 0.9) from (select 1 as x union all select 2 union all select 10) t",
    "rounded(2.675, 2)", "rounded(-2.5, 0)", "rounded(1.005, 2)", "rounded(null, 1)",
    "rate(1, 0)", "rate(1, 3)", "wilson_low(8, 10)", "wilson_high(0, 5)", "wilson_low(0, 0)",
    "rounded(fisher_exact(1, 10, 11, 14), 9)", "fisher_exact(0, 0, 3, 4)",
    "local_date('2026-06-30T23:30:00.000Z', 'Europe/Lisbon')",
    "local_date('1969-12-31T23:59:59.999Z', 'UTC')", "local_date('2026-05-05', 'Asia/Tokyo')",
    "period_start('week', '1969-12-31', 'UTC')",
    "period_start('quarter', '2026-12-31T23:30:00Z', 'Europe/Berlin')",
    "day_start('2022-09-11', 'America/Santiago')", "day_start('2005-10-30', 'America/Goose_Bay')",
    "day_start('2012-11-04', 'America/Havana')", "day_start(null, 'UTC')",
    "days_between('2024-02-28T23:00:00Z', '2024-02-29T01:00:00+02:00')",
    "milliseconds_between('2026-01-01T00:00:00.1239Z', '2026-01-02')",
    "business_days('2026-11-09', '2026-11-02')", "business_days('2024-02-28', '2024-03-04')",
    #"custom('{"a":{"value":true}}', 'a')"#, #"custom('{"a":{"value":null}}', 'a')"#,
  ])
  func `a function answers on a server what it answers here`(call: String) async throws {
    let house = try await ServerHouse.published
    let here: [[String]] = try Reader(house.library.file).texts("select \(call)")
    let there = try await house.ask("set search_path = greenhouse; select \(call)", of: "library")
    let mine = here[0][0]
    let cell = String(there.dropLast())
    let numbers = [cell, mine].compactMap { Double($0) }
    let isSameNumber = numbers.count == 2 && Set(numbers).count == 1
    #expect(cell == mine || isSameNumber, "\(cell)")
  }

  @Test func `publishing again after changes is publishing once at the end`() async throws {
    let house = try await ServerHouse.published
    let file = try await house.copy(named: "twice.sqlite")
    try await house.make("twice")
    try await house.make("once")
    let first = try await house.publish(file, to: "twice")
    #expect(first.status == 0, "\(first.stderr)")
    try house.alter(
      "twice.sqlite",
      by: """
        delete from applications where id % 7 = 0;
        delete from candidate_tag_names where position = 0;
        update jobs set name = name || ' ''\\ é' || char(10) where id % 2 = 0;
        update offers set sent_on = null;
        insert into holidays values ('2026-12-25', 'Friday');
        """)
    let second = try await house.publish(file, to: "twice")
    #expect(second.status == 0 && !second.stderr.contains(" 0 removed"), "\(second.stderr)")
    #expect(try await house.publish(file, to: "once").status == 0)
    #expect(try await house.contents(of: "twice") == house.contents(of: "once"))
    let third = try await house.publish(file, to: "twice")
    #expect(third.stderr.hasSuffix(": 0 new or changed, 0 removed\n"), "\(third.stderr)")
  }

  @Test func `killed in the middle, the server still has the last complete state`() async throws {
    let house = try await ServerHouse.published
    let before = try await house.contents(of: "library")
    let file = try await house.copy(named: "killed.sqlite")
    try house.alter("killed.sqlite", by: "delete from applications; delete from jobs")
    for bytes in [100, 200_000, 1_500_000] {
      // A psql that gets so much of the script, and the program's death with it.
      let outcome = try await house.publishing(file, to: "library", dyingAfter: bytes)
      #expect(outcome.status == 128 + 9)
      #expect(try await house.contents(of: "library") == before)
    }
  }

  @Test func `what cannot be done is told with the next step`() async throws {
    let house = try await ServerHouse.published
    try await house.make("empty")
    try await house.make("elsewhere")
    _ = try await house.ask(
      "create schema greenhouse; create table greenhouse.jobs (id int)", of: "elsewhere")
    let unasked = try await house.publish(house.library.file.path, to: "empty")
    #expect(unasked.status == 0)
    let stories: [(Outcome, Int32, String)] = [
      (
        try await house("run", "time-to-hire", "--on", "postgresql://me:secret@db/hr"), 2,
        "~/.pgpass"
      ),
      (try await house("publish", "postgresql://me:secret@db/hr"), 2, "PGPASSFILE"),
      (
        try await house("run", "time-to-hire", "--on", house.postgres.address("postgres")), 3,
        "No warehouse was published"
      ),
      (
        try await house("run", "time-to-hire", "--on", house.postgres.address("nowhere")), 3,
        "cannot be reached"
      ),
      (
        try await house(
          "run", "adverse-impact", "--on", house.postgres.address("empty")), 3,
        "glasshouse publish --sensitive"
      ),
      (
        try await house(
          "run", "time-to-hire", "department=Enginering", "--on", house.postgres.address("library")),
        2,
        "Engineering"
      ),
      (
        try await house(
          "run", "time-to-hire", "--on", house.postgres.address("library"),
          environment: ["PATH": "/nowhere"]), 3, "psql"
      ),
      (try await house.publish(house.library.file.path, to: "elsewhere"), 2, "another database"),
      (
        try await house(
          "run", "time-to-hire", "--drill", "1", "--on", house.postgres.address("library")),
        2, "contradict"
      ),
    ]
    for (outcome, status, words) in stories {
      #expect(outcome.status == status && outcome.stdout.isEmpty, "\(outcome.stderr)")
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
      #expect(!outcome.stderr.contains("secret"))
    }
    #expect(try await house.ask("select count(*) from greenhouse.jobs", of: "elsewhere") == "0\n")
  }

  @Test func `sensitive tables are published when it is said, whatever the settings sync`()
    async throws
  {
    let house = try await ServerHouse.published
    try await house.make("settled")
    let home = try Home()
    try FileManager.default.createDirectory(
      atPath: home.path + "/glasshouse", withIntermediateDirectories: true)
    try Data("[tables.eeoc]\nsync = \"auto\"\n".utf8)
      .write(to: URL(filePath: home.path + "/glasshouse/config.toml"))
    let outcome = try await house(
      "publish", house.postgres.address("settled"), environment: ["XDG_CONFIG_HOME": home.path])
    #expect(outcome.status == 0, "\(outcome.stderr)")
    // Nobody named the list of approvers, so that publishing asks for no permission to read it.
    let there = try await house.ask(
      """
      select (select count(*) from greenhouse.eeoc),
        (select count(*) from greenhouse._sync_state where table_name in ('eeoc', 'approvers'))
      """, of: "settled")
    #expect(there == "0|0\n")
  }

  @Test func `a newer program drops what the older one indexed, and names what is in its way`()
    async throws
  {
    let house = try await ServerHouse.published
    try await house.make("older")
    let file = house.library.file.path
    #expect(try await house.publish(file, to: "older").status == 0)
    let indexes = "select count(*) from pg_indexes where schemaname = 'greenhouse'"
    let before = try await house.ask(indexes, of: "older")
    _ = try await house.ask(
      """
      update greenhouse._published set definitions = 'older';
      create index "jobs_Old" on greenhouse.jobs (name);
      create schema bi;
      create view bi.h as select * from greenhouse.hires;
      """, of: "older")
    let refused = try await house.publish(file, to: "older")
    #expect(refused.status == 2, "\(refused.stderr)")
    #expect(refused.stderr.contains("view bi.h depends on view"), "\(refused.stderr)")
    _ = try await house.ask("drop view bi.h", of: "older")
    #expect(try await house.publish(file, to: "older").status == 0)
    #expect(try await house.ask(indexes, of: "older") == before)
  }

  @Test func `a server's answer that names people is spoken of where others can look`() async throws
  {
    let house = try await ServerHouse.published
    let home = try Home()
    chmod(home.path, 0o755)
    let file = home.path + "/load.csv"
    let outcome = try await house(
      "run", "interviewer-load", "since=2020-01-01", "-o", file, "--quiet", "--on",
      house.postgres.address("library"))
    #expect(outcome.status == 0)
    #expect(
      outcome.stderr
        == "warning: interviewer may name people, and “\(file)” is in “\(home.path)”, which others can look into. "
        + "Better write to a folder of your own.\n")
  }

  @Test func `what v1 has no records of is told by a server as here`() async throws {
    let house = try await ServerHouse.published
    let file = try await LibraryHouse.synced(1, .v1).file.path
    try await house.make("old_shape")
    let address = house.postgres.address("old_shape")
    let key = ["GREENHOUSE_API_KEY": "pretend-v1-key"]
    let published = try await house("publish", address, "--strict", environment: key, over: file)
    #expect(published.status == 0, "\(published.stderr)")
    let ask = ["run", "time-in-stage", "since=2020-01-01"]
    let here = try await house(ask[0], ask[1], ask[2], environment: key, over: file)
    #expect(here.status == 0)
    #expect(here.stderr.contains("application_stages has no rows"), "\(here.stderr)")
    let there = try await house(
      ask[0], ask[1], ask[2], "--on", address, environment: key, over: file)
    #expect(there == here)
  }

  @Test func `the script that is printed is one that psql runs`() async throws {
    let house = try await ServerHouse.published
    let script = try await house(
      "run", "rejection-reasons", "since=2020-01-01", "--on", house.postgres.address("library"),
      "--print-script")
    #expect(script.status == 0)
    let here = try await house("run", "rejection-reasons", "since=2020-01-01", "--no-header")
    let there = try await house.ask("\\pset format csv\n" + script.stdout, of: "library")
    #expect(there.contains(here.stdout))
  }
}

extension Truth.Sheet {
  /// What a saved query answers on a server.
  fileprivate init(
    asking query: SavedQuery, _ values: [String: String], of server: ServerAddress,
    columnsBy reader: Reader
  ) throws {
    let question = try EngineQuestion(query, values, columnsBy: reader)
    let answer = try server.ask(question, by: try server.script(of: question))
    _ = try server.tables(in: answer)
    try self.init(in: answer)
    try answer.finish()
  }
}
