import Foundation
import Testing

@testable import Engines

/// A lake as its contract has it, written by hand: each account has jobs of two years, and no departments.
final class SampleLake {
  let path: String

  /// The lake of its only account.
  var reading: LakeReading {
    get throws { try LakeReading(Lake(path: path), account: nil, all: false) }
  }

  /// Makes one of accounts by name, each with the accounts that have job 7, too.
  init(_ accounts: [(name: String, overlaps: [String])]) throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "glasshouse-\(UUID().uuidString)").path
    try write("{}", to: "jobs/none")
    for (number, account) in accounts.enumerated() {
      let files = ["2025/ab", "2026/cd"].map { "jobs/account=\(account.name)/year=\($0).jsonl.gz" }
      for file in files { try write("", to: file) }
      func table(_ name: String, _ rows: Int, _ files: [String]) -> String {
        let list = files.map { "\"\($0)\"" }.joined(separator: ",")
        return """
          {"name": "\(name)", "rows": \(rows), "syncedAt": "2026-11-0\(2 + number)T09:00:00.000Z",
           "fields": [{"name": "id", "kind": "integer"}], "files": [\(list)]}
          """
      }
      let overlaps = account.overlaps.map {
        #"{"table": "jobs", "account": "\#($0)", "count": 1, "example": 7}"#
      }
      try write(
        """
        {"glasshouse": {"version": "0.1.0", "lake": 1}, "account": "\(account.name)", "identity": "\(number)",
         "created": "2026-11-28T10:00:00Z", "superseded": [], "overlaps": [\(overlaps.joined())],
         "tables": [\(table("jobs", 2, files)), \(table("departments", 0, []))]}
        """, to: "_manifests/\(account.name).json")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  private func write(_ text: String, to file: String) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
