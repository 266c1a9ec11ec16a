import FoundationEssentials
import Glibc
import Testing
import Warehouse

/// The tables as files in a folder, for other programs.
@Suite(.serialized) struct `An export` {
  /// What `datapackage.json` says, as far as it is looked at here.
  private struct Package: Decodable {
    struct Table: Decodable {
      struct Columns: Decodable {
        struct Field: Decodable { let name: String }
        let fields: [Field]
      }

      let name: String
      let path: [String]
      let bytes: Int
      let rows: Int
      let partial: Bool?
      let schema: Columns
    }

    let resources: [Table]
  }

  /// A program with a synced warehouse, which only reads it from then on.
  private static let synced = Task { () -> (greenhouse: Greenhouse, program: Program) in
    let greenhouse = try Greenhouse(candidates: 20)
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("sync", "--yes", "--quiet", "--sensitive").status == 0)
    return (greenhouse, program)
  }

  private static func package(_ folder: String) throws -> Package {
    let data = try Data(contentsOf: URL(filePath: folder + "/datapackage.json"))
    return try JSONDecoder().decode(Package.self, from: data)
  }

  /// Whether a folder holds the files that its package names, whole, and nothing else.
  private static func isWhole(_ folder: String) throws -> Bool {
    let package = try package(folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Set(files) == Set(package.resources.flatMap(\.path) + ["datapackage.json"])
      && package.resources.allSatisfy { table in
        try Data(contentsOf: URL(filePath: "\(folder)/\(table.path[0])")).count == table.bytes
      }
  }

  private static func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func `has every table in use with all its rows, for its owner alone`() async throws {
    let (_, program) = try await Self.synced.value
    let folder = program.home.path + "/all"
    let outcome = try await program("export", folder, "--offline")
    #expect(outcome.status == 0 && outcome.stdout == "")
    let package = try Self.package(folder)
    let schema = Schema.greenhouse
    #expect(
      package.resources.map(\.name)
        == schema.tables.filter { ![.sensitive, .further].contains($0.role) }.map(\.name))
    #expect(try Self.isWhole(folder))
    #expect(Self.mode(folder) == 0o700)
    for table in package.resources {
      #expect(table.partial == nil, "\(table.name)")
      #expect(Self.mode("\(folder)/\(table.path[0])") == 0o600)
      let columns = schema.table(named: table.name)?.columns.map(\.name)
      #expect(table.schema.fields.map(\.name) == columns)
    }
    let tables = try await program("tables", "--csv", "--offline")
    for table in package.resources {
      let line = tables.stdout.split(separator: "\n").first { $0.hasPrefix(table.name + ",") }
      #expect(line?.split(separator: ",")[2] == "\(table.rows)", "\(table.name)")
    }
    let jobs = try await program(
      "query", "select * from jobs order by id", "--csv", "--offline", "--quiet")
    #expect(try String(contentsOfFile: folder + "/jobs.csv", encoding: .utf8) == jobs.stdout)
  }

  @Test func `has what is named, sensitive tables only then`() async throws {
    let (greenhouse, program) = try await Self.synced.value
    let folder = program.home.path + "/named"
    #expect(try await program("export", folder, "jobs", "EEOC", "--format", "jsonl").status == 0)
    #expect(try Self.package(folder).resources.map(\.name) == ["jobs", "eeoc"])
    let lines = try await program(
      "query", "select * from eeoc order by id", "--format", "jsonl", "--offline", "--quiet")
    #expect(try String(contentsOfFile: folder + "/eeoc.jsonl", encoding: .utf8) == lines.stdout)
    _ = greenhouse.asked()
    let more = try await program("export", folder, "--also", "approvers")
    #expect(more.status == 0)
    #expect(greenhouse.asked() == ["approvers"])
    let names = try Self.package(folder).resources.map(\.name)
    #expect(names.contains("approvers") && names.contains("users") && !names.contains("eeoc"))
    #expect(try Self.isWhole(folder))
  }

  @Test func `says which table is not whole`() async throws {
    let program = try Program()
    let folder = program.home.path + "/part"
    let refused = try await program("export", folder, "jobs", "--demo", "--offline")
    #expect(refused.status == 3)
    let outcome = try await program(
      "export", folder, "jobs", "--demo", "--offline", "--allow-partial")
    #expect(outcome.status == 0 && outcome.stderr.contains("PARTIAL: jobs"), "\(outcome)")
    #expect(try Self.package(folder).resources.map(\.partial) == [true])
  }

  @Test func `takes the place of another and of nothing else`() async throws {
    let (_, program) = try await Self.synced.value
    let home = program.home.path
    #expect(try await program("export", home + "/mine", "jobs", "--offline").status == 0)
    try Data("dear".utf8).write(to: URL(filePath: home + "/mine/letter.txt"))
    let foreign = try await program("export", home + "/mine", "users", "--offline")
    #expect(
      foreign
        == Outcome(
          stdout: "",
          stderr: """
            error: “letter.txt” in “\(home)/mine” is from no export, and would be lost.
            hint:  Name a folder that is new, empty, or from an earlier glasshouse export.

            """, status: 5))
    #expect(try Self.package(home + "/mine").resources.map(\.name) == ["jobs"])
    try FileManager.default.removeItem(atPath: home + "/mine/letter.txt")
    #expect(try await program("export", home + "/mine/", "users", "--offline").status == 0)
    #expect(try Self.isWhole(home + "/mine"))
    try FileManager.default.createDirectory(
      atPath: home + "/other/below", withIntermediateDirectories: true)
    for folder in [home + "/other", home + "/mine/users.csv", home + "/nowhere/below"] {
      let outcome = try await program("export", folder, "jobs", "--offline")
      #expect(outcome.status == 5, "\(folder)")
      #expect(outcome.stderr.hasPrefix("error: ") && outcome.stderr.contains(folder))
    }
    #expect(try await program("export", home + "/other/below", "jobs", "--offline").status == 0)
    #expect(try await program("export", home + "/x", "--format", "xml").status == 2)
    #expect(try await program("export", home + "/x", "hires").status == 2)
    #expect(!FileManager.default.fileExists(atPath: home + "/x"))
  }

  @Test func `removes nothing outside of its folder, whatever a package names`() async throws {
    let (_, program) = try await Self.synced.value
    let home = program.home.path
    let folder = home + "/crafted"
    #expect(try await program("export", folder, "jobs", "--offline").status == 0)
    try Data("dear".utf8).write(to: URL(filePath: home + "/dear.txt"))
    let file = URL(filePath: folder + "/datapackage.json")
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    let crafted = text.replacing("\"jobs.csv\"", with: "\"jobs.csv\", \"../dear.txt\"")
    #expect(crafted != text)
    try Data(crafted.utf8).write(to: file)
    #expect(try await program("export", folder, "users", "--offline").status == 0)
    #expect(FileManager.default.fileExists(atPath: home + "/dear.txt"))
    #expect(try Self.isWhole(folder))
  }

  @Test func `is spoken of when it names people in a repository`() async throws {
    let (_, program) = try await Self.synced.value
    let tree = program.home.path + "/tree"
    _ = try await program.bash("git init --quiet '\(tree)' && echo /mine > '\(tree)/.gitignore'")
    let open = try await program(
      "export", tree + "/open", "jobs", "users", "--offline", "--quiet", "--strict")
    #expect(open.status == 0)
    #expect(open.stderr.hasPrefix("warning: "), "\(open)")
    #expect(
      open.stderr.hasSuffix(
        " may name people, and “\(tree)/open” is in the git repository “\(tree)”, which does not ignore it. "
          + "Better write elsewhere, or name it in .gitignore.\n"), "\(open)")
    let mine = try await program("export", tree + "/mine", "users", "--offline", "--quiet")
    #expect(mine.stderr == "", "\(mine)")
  }

  @Test func `that fails or is killed leaves the earlier one, and the next tidies up`() async throws
  {
    let (_, program) = try await Self.synced.value
    let place = program.home.path + "/place"
    let folder = place + "/hiring"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    #expect(try await program("export", folder, "--offline", "--format", "jsonl").status == 0)
    let full = try await program.bash("ulimit -f 8; glasshouse export '\(folder)' --offline")
    #expect(full.status == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["hiring"])
    #expect(try Self.package(folder).resources[0].path == ["candidates.jsonl"])
    for _ in 0..<3 {
      let running = try program.start(["export", folder, "--offline"])
      try await blocking {
        while try FileManager.default.contentsOfDirectory(atPath: place).count < 2 {}
      }
      running.send(SIGKILL)
      _ = try await running.end()
      #expect(try Self.isWhole(folder))
    }
    #expect(try await program("export", folder, "--offline", "--quiet").stderr == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["hiring"])
    #expect(try Self.isWhole(folder))
  }
}
