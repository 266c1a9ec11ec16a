import Engines
import FoundationEssentials
import Glibc
import Simulator
import Testing
import Warehouse

/// A small company's warehouse, synced once, of which each test exports copies of its own into lakes.
final class LakeHouse: Sendable {
  /// The program, which knows two accounts by name, `europe` and `asia`.
  let program: Program
  private let file: String

  private static let task = Task { try await LakeHouse() }

  /// The house; synced when it is first asked for.
  static var synced: LakeHouse { get async throws { try await task.value } }

  private init() async throws {
    let greenhouse = try Greenhouse(candidates: 20)
    var program = try Program(asking: greenhouse.server)
    file = program.home.path + "/synced.sqlite"
    let outcome = try await program(
      "sync", "--warehouse", file, "--create", "--yes", "--quiet", "--sensitive")
    try #require(outcome.status == 0, "\(outcome)")
    for variable in ["GREENHOUSE_CLIENT_ID", "GREENHOUSE_CLIENT_SECRET"] {
      program.environment[variable] = nil
    }
    for name in ["europe", "asia"] {
      let login = try await program(
        "login", "--account", name, input: "pretend-client.s1\npretend-client-secret\n")
      try #require(login.status == 0, "\(login)")
    }
    self.program = program
  }

  /// A copy of the warehouse that may be changed, by its name in the program's home.
  func copy(named name: String) async throws -> String {
    let path = program.home.path + "/" + name
    let copied = try await program.bash(
      "cp '\(file)' '\(path)' && if [ -f '\(file)-wal' ]; then cp '\(file)-wal' '\(path)-wal'; fi")
    try #require(copied.status == 0, "\(copied)")
    return path
  }

  /// A lake that is not there yet.
  func lake(_ name: String) -> Lake { Lake(path: program.home.path + "/" + name) }

  /// Exports a warehouse as it is, with the programs of a folder before all others.
  func export(
    _ file: String? = nil, into lake: Lake, _ more: String..., folder: String? = nil
  ) async throws -> Outcome {
    var program = program
    if let folder { program.environment["PATH"]? = folder + ":/usr/bin:/bin" }
    return try await program(
      ["export", lake.path, "--lake", "--offline", "--warehouse", file ?? self.file] + more)
  }

  /// A folder with a `gzip` that does something before it is the real one.
  func gzip(_ name: String, before script: String) async throws -> String {
    let folder = program.home.path + "/" + name
    let made = try await program.bash(
      "mkdir '\(folder)' && cat > '\(folder)/gzip' && chmod +x '\(folder)/gzip'",
      input: "#!/bin/sh\n\(script)\nexec /bin/gzip \"$@\"\n")
    try #require(made.status == 0, "\(made)")
    return folder
  }

  /// Every regular file of a lake but manifests and locks, by its path from there.
  func files(of lake: Lake) throws -> Set<String> {
    Set(
      try FileManager.default.subpathsOfDirectory(atPath: lake.path).filter { name in
        var facts = stat()
        return lstat("\(lake.path)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
          && !name.hasPrefix("_manifests/")
      })
  }

  /// The lines of some files of a lake, as one JSON array.
  func array(_ files: [String], of lake: Lake) async throws -> String {
    guard !files.isEmpty else { return "[]" }
    let paths = files.map { "'\(lake.path)/\($0)'" }.joined(separator: " ")
    let unpacked = try await program.bash("gzip -dc \(paths)")
    try #require(unpacked.status == 0, "\(unpacked.stderr)")
    return "[" + unpacked.stdout.split(separator: "\n").joined(separator: ",") + "]"
  }

  /// How many rows a table of a warehouse has, how many lines its files have, and how many rows are in one
  /// of the two alone, by what SQLite makes of the JSON.
  func comparison(
    of table: LakeManifest.Table, in lake: Lake, with reader: Reader
  ) async throws -> [String] {
    let columns = table.fields.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let values = table.fields.map { "json_extract(value, '$.\"\($0.name)\"')" }
    let read = "select \(values.joined(separator: ", ")) from json_each(:lines)"
    let rows = "select \(columns) from main.\"\(table.name)\""
    return try reader.texts(
      """
      select (select count(*) from (\(rows))), (select count(*) from (\(read))),
        (select count(*) from (\(rows) except \(read))),
        (select count(*) from (\(read) except \(rows)))
      """, ["lines": .text(try await array(table.files, of: lake))])[0]
  }
}
