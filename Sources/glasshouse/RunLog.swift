import FoundationEssentials
import Glibc

/// When each saved query was last run over a warehouse, in a file beside it.
///
/// A log that cannot be read or written is shorter than it could be, and never an error.
struct RunLog {
  let path: String

  /// The log of the warehouse at a path.
  init(beside warehouse: String) {
    path = warehouse + "-runs"
  }

  /// Notes that a query has run.
  func note(_ query: String, at now: Date) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let line = Array("\(now.formatted(.iso8601)) \(query)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// The moment of the last run of each query, by its name.
  func last() -> [String: String] {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [:] }
    var last: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      last[String(parts[1])] = String(parts[0])
    }
    return last
  }
}
