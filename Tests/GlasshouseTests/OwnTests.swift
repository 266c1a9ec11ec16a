import FoundationEssentials
import Glibc
import Testing

/// A place of one's own beside the warehouse.
@Suite(.serialized) struct `Tables of one's own` {
  private func answer(_ program: Program, _ script: String) async throws -> Outcome {
    try await program("--demo", input: script)
  }

  @Test func `stay, with views over synced tables, and are their owner's alone`() async throws {
    let program = try Program()
    let made = try await answer(
      program,
      """
      create table my.targets (office text, hires integer);
      insert into my.targets values ('Lisbon', 3), ('Kraków', 2);
      create view my.places as select o.name, t.hires from offices o join my.targets t on t.office = o.name;
      select count(*) n from places;

      """)
    #expect(made == Outcome(stdout: "n\n2\n", stderr: "", status: 0))
    let again = try await answer(
      program, "select name, hires from places order by 2;\ndrop view my.places;\n")
    #expect(again == Outcome(stdout: "name,hires\nKraków,2\nLisbon,3\n", stderr: "", status: 0))
    let gone = try await answer(program, "select * from places;\n")
    #expect(gone.stderr.contains("No such table: places."))
    let query = try await program("query", "--demo", "select sum(hires) s from my.targets")
    #expect(query.stdout == "s\n5\n")
    var status = stat()
    #expect(stat(program.home.path + "/data/glasshouse/demo.sqlite-my", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let forgotten = try await program("forget", "--demo", "--yes")
    #expect(forgotten.status == 0)
    #expect(try program.home.files().keys.filter { $0.hasPrefix("data/") } == [])
  }

  @Test(arguments: [
    ("create view my.v as select nonsense from jobs;", "No such column: nonsense."),
    ("insert into my._views values (1, 2);", "No such table: my._views."),
    ("update jobs set name = 'x';", "“jobs” is a synced table: only a sync changes it."),
    ("create table main.t (x);", "The warehouse is read-only here; tables of your own"),
    ("attach 'x.sqlite' as x;", "Other databases are attached, to be read only, by .attach"),
    (".attach /nowhere.sqlite x", "There is no warehouse at “/nowhere.sqlite”"),
    (".import /nowhere.csv t", "“/nowhere.csv” cannot be read"),
    (".import a.csv main.t", "“main.t” cannot be the name of a table of your own"),
    (".save open-jobs", "There is no answer yet."),
    (".save open jobs", "A query has one name, without spaces."),
  ])
  func `are the only ones that can be changed`(line: String, error: String) async throws {
    let outcome = try await answer(try Program(), "create table my.t (x);\n\(line)\n")
    #expect(outcome.stderr.contains(error), "\(outcome.stderr)")
    #expect(outcome.status != 0)
  }

  @Test func `C17: come back from CSV as they went`() async throws {
    let program = try Program()
    let outcome = try await answer(
      program,
      """
      create temp table edge as
        select 1 id, 'a,b' word, 0.1 + 0.2 x, null n, '' empty, '007' code
        union all select -9223372036854775808, 'say "hi"', 1.0, 'x', null, '+1'
        union all select 9223372036854775807, 'a' || char(10) || 'b' || char(13, 10), 1e100, '', ' ', '1e5'
        union all select null, '日本 😀', -1e999, 'NULL', '''', '12345678901234567890';
      .once \(program.home.path)/edge.csv
      select * from edge;
      .import \(program.home.path)/edge.csv edge2
      select * from edge except select * from my.edge2;
      select * from my.edge2 except select * from edge;
      select group_concat(type) from pragma_table_info('edge2');

      """)
    #expect(
      outcome.stdout
        == "id,word,x,n,empty,code\nid,word,x,n,empty,code\ngroup_concat(type)\n"
        + "\"INTEGER,TEXT,REAL,TEXT,TEXT,TEXT\"\n")
    #expect(
      outcome.stderr
        == "4 rows into my.edge2 (id integer, word text, x real, n text, empty text, code text)\n")
  }

  @Test func `are filled whole or not at all`() async throws {
    let program = try Program()
    let outcome = try await program.bash(
      """
      cd && printf 'a,b\\n1,2\\n3\\n' > bad.csv && printf 'a,b\\n1,-\\n' > good.csv
      printf '.import good.csv t --null -\\n.import good.csv t --null -\\n.import bad.csv t\\nselect * from t;\\n' |
      glasshouse --demo --keep-going
      """)
    #expect(outcome.stdout == "a,b\n1,\n1,\n")
    #expect(outcome.stderr.contains("bad.csv:3: 1 fields where the first row has 2.\n"))
    #expect(outcome.stderr.contains("1 rows added to the 1 of my.t (a integer, b text)\n"))
    #expect(outcome.status == 5)
    #expect(try await answer(program, ".import --help\n").stdout.contains("For example: .import"))
  }

  @Test func `are filled from a file larger than a block, from a pipe, and from ~`() async throws {
    let rows = (1...60_000).map { "\($0),\"a, \"\"b\"\"\",\($0).5\r\n" }.joined()
    let program = try Program()
    let outcome = try await program.bash(
      """
      cd && cat > rows.csv && mkfifo pipe.csv
      timeout 60 sh -c 'cat rows.csv > pipe.csv' &
      printf '.import ~/rows.csv t --no-header\\n.import pipe.csv temp.t --no-header\\n%s\\n%s\\n' \
        "select count(*) n, sum(c1) s, min(c2) t, sum(c3) r from my.t;" \
        "select count(*) n from (select * from my.t except select * from temp.t);" |
      glasshouse --demo
      """, input: rows)
    #expect(
      outcome.stdout == "n,s,t,r\n60000,1800030000,\"a, \"\"b\"\"\",1800060000.0\nn\n0\n",
      "\(outcome.stderr)")
    #expect(outcome.status == 0)
  }

  @Test func `stand beside other databases, which are read only`() async throws {
    let program = try Program()
    let outcome = try await program.bash(
      """
      cd && sqlite3 other.sqlite 'create table t(x); insert into t values (7)' &&
      printf '.attach other.sqlite other\\nselect x from other.t;\\ninsert into other.t values (8);\\n' |
      glasshouse --demo
      """)
    #expect(outcome.stdout == "x\n7\n")
    #expect(outcome.stderr.contains("read-only"))
    #expect(outcome.status == 1)
  }

  @Test func `and queries of one's own: .save keeps the last statement with its values`()
    async throws
  {
    let program = try Program()
    let screen = try Screen(program, "--demo")
    try await screen.wait(for: "glasshouse> ")
    screen.type("select count(*) n from offices where name <> :name;\r")
    try await screen.wait(for: "name (a number, a day or a text): ")
    screen.type("Lisbon\r")
    try await screen.wait(for: "glasshouse> ")
    screen.type(".save other-offices\r")
    try await screen.wait(for: "run it with .run other-offices")
    try await screen.wait(for: "glasshouse> ")
    screen.type("\u{4}")
    #expect(try await screen.end() == 0)
    let run = try await program(
      "run", "other-offices", "-p", "name=Lisbon", "--demo", "--csv", "-q")
    #expect(run.stdout == "n\n5\n")
    let explained = try await program("queries", "other-offices", "--demo")
    #expect(explained.stdout.contains("name  what name means"))
    #expect(explained.stdout.contains("text, required, for example Lisbon"))
  }
}
