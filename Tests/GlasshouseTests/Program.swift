import FoundationEssentials
import Glibc
import Simulator
import Testing

@testable import Warehouse

/// The built program in a home of its own, with nothing of the surrounding environment.
///
///     let program = try Program(asking: server)
///     let outcome = try await program("query", "select 1 a", "--csv")
///     #expect(outcome == Outcome(stdout: "a\n1\n", stderr: "", status: 0))
struct Program: Sendable {
  let home: Home
  var environment: [String: String]
  /// The longest that a run may take before it is killed and its test fails.
  var limit: Duration = .seconds(600)

  /// The program with no account; `~` and the XDG folders lie in a temporary folder.
  init() throws {
    home = try Home()
    environment = [
      "HOME": home.path, "XDG_DATA_HOME": home.path + "/data",
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_STATE_HOME": home.path + "/state",
      "PATH": Self.folder + ":/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
      "INPUTRC": "/dev/null", "PAGER": "", "NO_COLOR": "1",
      "GLASSHOUSE_KEYRING": "off",
    ]
  }

  /// The program with the credentials of a pretend Greenhouse in its environment.
  init(asking server: Server, _ dialect: Dialect = .v3) throws {
    try self.init()
    environment["GREENHOUSE_API_URL"] = server.url
    environment["GREENHOUSE_AUTH_URL"] = server.url
    let credentials = server.options.credentials
    switch dialect {
    case .v3:
      environment["GREENHOUSE_CLIENT_ID"] = credentials.clientID
      environment["GREENHOUSE_CLIENT_SECRET"] = credentials.clientSecret
    case .v1: environment["GREENHOUSE_API_KEY"] = credentials.v1Key
    }
  }

  /// The folder of the test bundle, where the package's build puts the program, too.
  static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path

  /// Runs the program to its end.
  ///
  /// - Throws: `Late` when it does not end in time.
  func callAsFunction(_ arguments: String..., input: String = "") async throws -> Outcome {
    try await self(arguments, input: input)
  }

  /// Runs the program to its end.
  func callAsFunction(_ arguments: [String], input: String = "") async throws -> Outcome {
    let running = try start(arguments, input: input)
    return try await running.end()
  }

  /// Runs a script in which `glasshouse` is the program, for pipes and redirections; its status is
  /// that of the last command, or of the first that fails in a pipeline.
  func bash(_ script: String, input: String = "") async throws -> Outcome {
    let command = ["/bin/bash", "-o", "pipefail", "-c", script]
    return try await Running(command, self, input: input).end()
  }

  /// Runs SQL over a database file of the home, as another program would.
  func alter(_ file: String, by sql: String) throws {
    try Connection(home.path + "/" + file, named: file).execute(sql)
  }

  /// Starts the program, for tests that do something while it runs.
  func start(_ arguments: [String], input: String = "") throws -> Running {
    try Running([Self.folder + "/glasshouse"] + arguments, self, input: input)
  }
}

/// Everything the user of a program notices.
struct Outcome: Equatable, Sendable {
  var stdout: String
  var stderr: String
  /// The exit code, or 128 and the signal's number.
  var status: Int32
}

/// A folder that goes when nobody needs it any more.
final class Home: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "glasshouse-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Every regular file below the folder, by its path from here, with what it holds.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      files[name] = try Array(Data(contentsOf: URL(filePath: path + "/" + name)))
    }
    return files
  }
}

/// A program took too long; what it had written until then.
struct Late: Error, CustomStringConvertible {
  let awaited: String
  let seen: String
  var description: String { "waited too long for \(awaited); seen so far:\n\(seen)" }
}

/// Does blocking work on a thread of its own, so that no task waits for a thread.
func blocking<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    let work = Unmanaged.passRetained(Work { continuation.resume(with: .init(catching: work)) })
    var thread = pthread_t()
    let failure = pthread_create(&thread, nil, perform, work.toOpaque())
    precondition(failure == 0, "no thread can be started")
    pthread_detach(thread)
  }
}

/// A closure as an object, for C.
private final class Work {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
}

private func perform(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  work.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
  return nil
}
