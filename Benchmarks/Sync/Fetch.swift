import FoundationEssentials
import Harvest

/// The floor under a sync: the same requests over the same transport, as many at once, and nothing kept.
struct Fetch {
  let server: String
  let paths: [String]

  /// As many requests at once as a sync makes.
  private static let atOnce = 8

  /// Reads the paths from a file, one a line.
  init(_ server: String, paths file: String) throws {
    self.server = server
    paths = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(
      String.init)
  }

  /// Asks for every path in their order; how many bytes came.
  func run() async throws -> Int {
    let transport = urlSessionTransport()
    return try await withThrowingTaskGroup(of: Int.self) { group in
      var bytes = 0
      for (number, path) in paths.enumerated() {
        if number >= Self.atOnce, let count = try await group.next() { bytes += count }
        var request = HTTPRequest(url: server + path)
        request.headers = ["Accept": "application/json", "Authorization": "Bearer pretend"]
        group.addTask { [request] in try await transport(request).body.count }
      }
      for try await count in group { bytes += count }
      return bytes
    }
  }
}
