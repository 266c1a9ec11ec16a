import Engines
import FoundationEssentials
import Glibc
import Testing
import Warehouse

/// The tables as files that many accounts share, for engines that read them.
@Suite(.serialized) struct `A lake` {
  @Test func `has every row of every table in use, as JSON, in the partition of its year`()
    async throws
  {
    let house = try await LakeHouse.synced
    let file = try await house.copy(named: "whole.sqlite")
    try house.program.alter(
      "whole.sqlite",
      by: """
        insert into holidays values ('2026-12-24', 'Eve "☃"');
        update candidates set extra = '{"a":[1.5,null,"\\u0041\\n"]}', first_name = char(9, 0x7f, 0x85)
        where id = (select min(id) from candidates);
        update applications set created_at = null where id = (select max(id) from applications);
        """)
    let lake = house.lake("whole")
    let outcome = try await house.export(file, into: lake)
    #expect(outcome.status == 0 && outcome.stdout == "", "\(outcome)")
    let manifest = try #require(try lake.manifest(of: "default"))
    let schema = Schema.greenhouse
    #expect(
      manifest.tables.map(\.name)
        == schema.tables.filter { ![.sensitive, .further].contains($0.role) }.map(\.name)
        + ["holidays"])
    let reader = try Reader(WarehouseFile(file))
    for table in manifest.tables {
      let n = "\(table.rows)"
      let found = try await house.comparison(of: table, in: lake, with: reader)
      #expect(found == [n, n, "0", "0"], "\(table.name)")
      #expect(table.partial == nil && (table.syncedAt != nil) == (table.name != "holidays"))
      let columns = schema.table(named: table.name)?.columns
      #expect(columns == nil || table.fields.map(\.name) == columns?.map(\.name))
    }
    for name in ["applications", "application_stages"] {
      let table = try #require(manifest.table(named: name))
      let years: [[String]] = try reader.texts(
        "select coalesce(substr(created_at, 1, 4), '0000'), count(*) from \(name) group by 1")
      #expect(years.count == table.files.count && years.count > 1, "\(name)")
      for (year, path) in zip(years, table.files) {
        #expect(path.hasPrefix("\(name)/account=default/year=\(year[0])/"))
        let lines = try await house.array([path], of: lake)
        let counted = try reader.texts(
          """
          select count(*), count(distinct coalesce(substr(value ->> 'created_at', 1, 4), '0000'))
          from json_each(:lines)
          """, ["lines": .text(lines)])
        #expect(counted == [[year[1], "1"]], "\(path)")
      }
    }
    let booleans = try reader.texts(
      "select distinct json_type(value, '$.prospect') from json_each(:lines)",
      [
        "lines": .text(
          try await house.array(try #require(manifest.table(named: "applications")).files, of: lake)
        )
      ])
    #expect(Set(booleans) == [["true"], ["false"]])
    #expect(try house.files(of: lake) == Self.named(manifest))
    for path in try FileManager.default.subpathsOfDirectory(atPath: lake.path) {
      var facts = stat()
      #expect(stat("\(lake.path)/\(path)", &facts) == 0)
      #expect(facts.st_mode & 0o077 == 0, "\(path)")
    }
  }

  /// The files that a manifest names.
  private static func named(_ manifest: LakeManifest) -> Set<String> {
    Set(manifest.tables.flatMap(\.everyFile) + manifest.superseded)
  }

  @Test func `exported again after changes is as if exported once at the end`() async throws {
    let house = try await LakeHouse.synced
    let file = try await house.copy(named: "twice.sqlite")
    let (twice, once) = (house.lake("twice"), house.lake("once"))
    let first = try await house.export(file, into: twice)
    #expect(first.stderr.contains(" files written, 0 kept, 0 removed\n"), "\(first)")
    let before = try #require(try twice.manifest(of: "default"))
    let again = try await house.export(file, into: twice)
    let same = try #require(try twice.manifest(of: "default"))
    #expect(same.tables == before.tables && same.superseded == [])
    #expect(again.stderr.contains("as account “default”: 0 files written, "), "\(again)")
    try house.program.alter(
      "twice.sqlite",
      by: """
        update applications set status = 'rejected' where id = (select min(id) from applications);
        delete from application_stages where created_at < '2026';
        delete from job_posts;
        update offers set created_at = '2019-05-05T05:05:05.000Z' where id = (select min(id) from offers);
        """)
    let changed = try await house.export(file, into: twice)
    #expect(changed.status == 0, "\(changed)")
    _ = try await house.export(file, into: once)
    let (mine, other) = (
      try #require(try twice.manifest(of: "default")),
      try #require(try once.manifest(of: "default"))
    )
    #expect(mine.tables == other.tables)
    // Who reads what the manifest before named still can, until the next export.
    #expect(Set(mine.superseded) == Self.named(before).subtracting(Self.named(other)))
    #expect(mine.superseded.contains { $0.hasPrefix("job_posts/") })
    #expect(try house.files(of: twice) == Self.named(mine))
    let last = try await house.export(file, into: twice)
    let rows = mine.superseded.count { $0.hasSuffix(".jsonl.gz") }
    #expect(
      last.stderr.contains(" 0 files written, ") && last.stderr.hasSuffix(" \(rows) removed\n"))
    #expect(try house.files(of: twice) == house.files(of: once))
    let sums = try await house.program.bash(
      """
      for lake in '\(twice.path)' '\(once.path)'; do
        (cd "$lake" && find . -path ./_manifests -prune -o -type f -exec cksum {} + | sort | cksum)
      done | uniq | wc -l
      """)
    #expect(sums.stdout == "1\n")
  }

  @Test(arguments: [1, 2, 5])
  func `that is killed is the one before, and the next export tidies up`(call: Int) async throws {
    let house = try await LakeHouse.synced
    let file = try await house.copy(named: "killed-\(call).sqlite")
    let lake = house.lake("killed-\(call)")
    let tables = ["jobs", "candidates", "applications"]
    _ = try await house.export(file, into: lake, tables[0], tables[1], tables[2])
    let before = try #require(try lake.manifest(of: "default"))
    let reader = try Reader(WarehouseFile(try await house.copy(named: "as-before-\(call).sqlite")))
    try house.program.alter(
      "killed-\(call).sqlite",
      by: tables.map { "update \($0) set extra = '{}';" }.joined(separator: "\n"))
    let killing = try await house.gzip(
      "killing-\(call)",
      before: """
        echo . >> "$0.calls"
        [ $(wc -l < "$0.calls") -lt \(call) ] || { head -c 100; kill -9 $PPID; exit 1; }
        """)
    let killed = try await house.export(
      file, into: lake, tables[0], tables[1], tables[2], folder: killing)
    #expect(killed.status == 128 + SIGKILL, "\(killed)")
    #expect(try lake.manifest(of: "default") == before)
    for table in before.tables {
      let n = "\(table.rows)"
      let found = try await house.comparison(of: table, in: lake, with: reader)
      #expect(found == [n, n, "0", "0"], "\(table.name)")
    }
    let next = try await house.export(file, into: lake, tables[0], tables[1], tables[2])
    #expect(next.status == 0, "\(next)")
    let manifest = try #require(try lake.manifest(of: "default"))
    #expect(manifest.tables.map(\.rows) == before.tables.map(\.rows))
    #expect(try house.files(of: lake) == Self.named(manifest))
  }

  @Test func `holds many accounts, which leave each other alone and know of shared ids`()
    async throws
  {
    let house = try await LakeHouse.synced
    let other = try await house.copy(named: "asia.sqlite")
    try house.program.alter(
      "asia.sqlite",
      by: """
        update candidates set id = -id;
        update jobs set id = -id;
        update _meta set value = 'of another' where key = 'account';
        """)
    let lake = house.lake("many")
    func export(_ account: String, _ file: String? = nil, _ more: String...) async throws -> Outcome
    {
      let names = ["candidates", "jobs"]
      return try await house.export(file, into: lake, names[0], names[1], "--account", account)
    }
    let europe = try await export("europe")
    #expect(europe.status == 0 && !europe.stderr.contains("warning"), "\(europe)")
    let files = try house.files(of: lake)
    let asia = try await export("asia", other)
    #expect(asia.status == 0 && !asia.stderr.contains("warning"), "\(asia)")
    #expect(try lake.accounts == ["asia", "europe"])
    #expect(try house.files(of: lake).isSuperset(of: files))
    #expect(try lake.manifest(of: "asia")?.overlaps == [])
    // What one account has in common with another is seen from both.
    try house.program.alter(
      "asia.sqlite", by: "update jobs set id = -id where id = (select min(id) from jobs);")
    let greatest: [[String]] = try Reader(WarehouseFile(other)).texts("select max(id) from jobs")
    let id = greatest[0][0]
    let shared = try await export("asia", other)
    #expect(
      shared.stderr.contains(
        "warning: jobs: the account “europe” has some of the same ids (1, such as \(id)); "
      ),
      "\(shared)")
    let back = try await export("europe")
    #expect(
      back.status == 0 && back.stderr.contains("the account “asia” has some of the same ids"),
      "\(back)")
    let overlaps = try #require(try lake.manifest(of: "europe")).overlaps
    #expect(
      overlaps.map { [$0.table, $0.account, "\($0.count)", "\($0.example)"] } == [
        ["jobs", "asia", "1", id]
      ])
    // One account never takes the place of another.
    let wrong = try await export("europe", other)
    #expect(
      wrong
        == Outcome(
          stdout: "",
          stderr: """
            error: The lake “\(lake.path)” holds another Greenhouse account under the name “europe”, which would be removed.
            hint:  Give this account a name of its own: glasshouse login --account NAME, then export with --account NAME.

            """, status: 5))
  }

  @Test func `is written by one export of an account at a time`() async throws {
    let house = try await LakeHouse.synced
    let lake = house.lake("busy")
    let gate = house.program.home.path + "/gate"
    #expect(mkfifo(gate, 0o600) == 0)
    let waiting = try await house.gzip("waiting", before: "read line < '\(gate)'")
    async let first = house.export(into: lake, "jobs", folder: waiting)
    // Whoever opens the pipe waits until the first export compresses.
    let descriptor = try await blocking { open(gate, O_WRONLY | O_CLOEXEC) }
    let second = try await house.export(into: lake, "jobs")
    #expect(second.status == 5)
    #expect(
      second.stderr.hasPrefix(
        "error: The account “default” is being exported to “\(lake.path)” already.\nhint:  "))
    let elsewhere = try await house.export(into: lake, "users", "--account", "europe")
    #expect(elsewhere.status == 0, "\(elsewhere)")
    close(descriptor)
    #expect(try await first.status == 0)
    #expect(try lake.manifest(of: "default")?.tables.map(\.name) == ["jobs", "holidays"])
  }

  @Test func `has sensitive tables while they are asked for, and no longer`() async throws {
    let house = try await LakeHouse.synced
    let lake = house.lake("sensitive")
    let asked = try await house.export(into: lake, "jobs", "--also", "eeoc")
    #expect(asked.status == 0, "\(asked)")
    #expect(try #require(try lake.manifest(of: "default")?.table(named: "eeoc")).rows > 0)
    #expect(try house.files(of: lake).contains { $0.hasPrefix("eeoc/") })
    let other = try await house.export(into: lake, "users", "--also", "eeoc")
    #expect(other.stderr.contains("warning: the lake has no jobs of this account any more: "))
    let unasked = try await house.export(into: lake, "users")
    #expect(!unasked.stderr.contains("any more"))
    #expect(
      unasked.stderr.contains(
        "removed eeoc: sensitive tables are in the lake only when they are named each time (--also eeoc)\n"
      ), "\(unasked)")
    #expect(try lake.manifest(of: "default")?.table(named: "eeoc") == nil)
    #expect(try !house.files(of: lake).contains { $0.contains("eeoc") })
  }

  @Test func `takes the place of nothing else, and says what it cannot do`() async throws {
    let house = try await LakeHouse.synced
    let lake = house.lake("foreign")
    try FileManager.default.createDirectory(atPath: lake.path, withIntermediateDirectories: true)
    try Data("dear".utf8).write(to: URL(filePath: lake.path + "/letter.txt"))
    let foreign = try await house.export(into: lake, "jobs")
    #expect(
      foreign
        == Outcome(
          stdout: "",
          stderr: """
            error: “\(lake.path)” holds something other than a lake.
            hint:  Name a folder that is new, empty, or from an earlier export with --lake.

            """, status: 5))
    let both = try await house.export(into: house.lake("both"), "--format", "csv")
    #expect(both.status == 2)
    #expect(both.stderr.hasPrefix("error: --format and --lake contradict each other.\n"))
    let nowhere = try await house.export(into: house.lake("no/where"), "jobs")
    #expect(nowhere.status == 5)
    let broken = try await house.gzip("broken", before: "exit 3")
    let failed = try await house.export(into: house.lake("failed"), "jobs", folder: broken)
    #expect(failed.status == 5 && failed.stderr.contains("gzip ended with status 3"), "\(failed)")
    #expect(try house.lake("failed").manifest(of: "default") == nil)
    #expect(try house.files(of: house.lake("failed")) == [])
  }

  @Test func `is spoken of when it names people in a repository`() async throws {
    let house = try await LakeHouse.synced
    let tree = house.program.home.path + "/tree"
    _ = try await house.program.bash("git init --quiet '\(tree)'")
    let open = try await house.export(into: house.lake("tree/lake"), "users", "--quiet")
    #expect(open.status == 0)
    #expect(open.stderr.hasPrefix("warning: users.name"), "\(open)")
    #expect(
      open.stderr.contains("“\(tree)/lake” is in the git repository “\(tree)”, which does not"))
  }

  @Test func `removes nothing that no export wrote, whatever a manifest names`() async throws {
    let house = try await LakeHouse.synced
    let home = house.program.home.path
    let file = try await house.copy(named: "crafted.sqlite")
    let lake = house.lake("crafted")
    _ = try await house.export(file, into: lake, "jobs")
    let job = try #require(try lake.manifest(of: "default")?.table(named: "jobs")?.files.first)
    let own = "\(lake.path)/jobs/account=default/notes.txt"
    for path in [own, home + "/dear.jsonl.gz"] {
      try Data("dear".utf8).write(to: URL(filePath: path))
    }
    let manifest = URL(filePath: lake.path + "/_manifests/default.json")
    let text = try String(contentsOfFile: manifest.path, encoding: .utf8)
    try Data(text.replacing(job, with: "../dear.jsonl.gz").utf8).write(to: manifest)
    for _ in 0..<3 { #expect(try await house.export(file, into: lake, "jobs").status == 0) }
    #expect(FileManager.default.fileExists(atPath: own))
    #expect(FileManager.default.fileExists(atPath: home + "/dear.jsonl.gz"))
  }

  @Test func `cuts a large partition into several files`() async throws {
    let house = try await LakeHouse.synced
    let reader = try Reader(WarehouseFile(try await house.copy(named: "cut.sqlite")))
    let lake = house.lake("cut")
    let candidates = try #require(Schema.greenhouse.table(named: "candidates"))
    func export() throws -> LakeExport.Outcome {
      let export = try LakeExport(reader, into: lake, as: "cut", version: "0", limit: 3000)
      return try reader.snapshot {
        try export.run(
          [.init(candidates, nil, isPartial: false, isUnavailable: false)], created: ""
        ) { Issue.record("\($0)") }
      }
    }
    let first = try export()
    let table = try #require(first.manifest.table(named: "candidates"))
    #expect(table.files.count > 3 && first.written == table.files.count)
    let n = "\(table.rows)"
    let found = try await house.comparison(of: table, in: lake, with: reader)
    #expect(found == [n, n, "0", "0"])
    // Behind a row that changed in the last file, the files before it stay.
    try house.program.alter(
      "cut.sqlite",
      by: "update candidates set first_name = 'Zoë' where id = (select max(id) from candidates);")
    let second = try export()
    #expect(second.written == 1 && second.kept == first.written - 1)
    let after = try #require(second.manifest.table(named: "candidates"))
    #expect(try await house.comparison(of: after, in: lake, with: reader) == [n, n, "0", "0"])
  }
}
