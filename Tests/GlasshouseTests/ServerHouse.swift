import Testing

/// A warehouse that was published to a real server, shared by the tests of it.
final class ServerHouse: Sendable {
  let postgres: Postgres
  let library: LibraryHouse
  private let program: Program

  private static let task = Task { try await ServerHouse() }

  /// The house; published when it is first asked for.
  static var published: ServerHouse { get async throws { try await task.value } }

  private init() async throws {
    library = try await LibraryHouse.synced(1, .v3)
    postgres = try Postgres()
    program = try Program()
    try await make("library")
    let outcome = try await publish(library.file.path, to: "library", "--sensitive")
    try #require(outcome.status == 0, "\(outcome.stderr)")
  }

  /// Makes an empty database.
  func make(_ database: String) async throws {
    _ = try await ask("create database \(database)", of: "postgres")
  }

  /// What psql answers.
  func ask(_ sql: String, of database: String) async throws -> String {
    let outcome = try await program.bash(
      "psql -X -q -At -v ON_ERROR_STOP=1 -d '\(postgres.address(database))'", input: sql)
    try #require(outcome.status == 0, "\(outcome.stderr)")
    return outcome.stdout
  }

  /// Publishes a warehouse as it is.
  func publish(_ file: String, to database: String, _ more: String...) async throws -> Outcome {
    try await program(
      ["publish", postgres.address(database), "--offline", "--warehouse", file] + more)
  }

  /// Runs the program over the warehouse that was published, or over another.
  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:], over file: String? = nil
  ) async throws -> Outcome {
    var program = program
    program.environment.merge(environment) { _, new in new }
    return try await program(arguments + ["--offline", "--warehouse", file ?? library.file.path])
  }

  /// A copy of the warehouse that may be changed, by its name in the program's home.
  func copy(named name: String) async throws -> String {
    let path = program.home.path + "/" + name
    // What was written last is in the log, as long as a reader holds the file.
    let copied = try await program.bash(
      "cp '\(library.file.path)' '\(path)' && cp '\(library.file.path)-wal' '\(path)-wal'")
    try #require(copied.status == 0, "\(copied.stderr)")
    return path
  }

  /// Changes a copy.
  func alter(_ name: String, by sql: String) throws { try program.alter(name, by: sql) }

  /// Publishes with a psql that is given so many bytes of the script when the program is killed.
  func publishing(
    _ file: String, to database: String, dyingAfter bytes: Int
  ) async throws -> Outcome {
    var program = program
    let folder = program.home.path + "/killing-\(bytes)"
    _ = try await program.bash(
      """
      mkdir '\(folder)'
      printf '#!/bin/sh\n{ head -c \(bytes); kill -9 $PPID; } | /usr/bin/psql "$@"\n' > '\(folder)/psql'
      chmod +x '\(folder)/psql'
      """)
    program.environment["PATH"] = folder + ":/usr/bin:/bin"
    return try await program(
      ["publish", postgres.address(database), "--offline", "--warehouse", file, "--sensitive"])
  }

  /// Everything that a database has of ours, but when it was published.
  func contents(of database: String) async throws -> String {
    let tables = try await ask(
      """
      select string_agg(format(
        'select %L, count(*), md5(coalesce(string_agg(t::text, chr(10) order by t::text collate "C"), '''')) from greenhouse.%I t',
        relname, relname), ' union all ' order by relname)
      from pg_class where relnamespace = 'greenhouse'::regnamespace and relkind = 'r'
        and relname <> '_published'
      """, of: database)
    return try await ask(tables + " order by 1", of: database)
  }
}
