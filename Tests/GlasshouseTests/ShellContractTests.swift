import FoundationEssentials
import Testing

/// The promises of the shell, and where each is tested: by the names of the tests, and in the document.
@Suite struct `The contract of the shell` {
  private static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let heading = "## Where each check is tested\n"

  /// The files of tests that have each number at the beginning of a test's name.
  private static func tested() throws -> [String: Set<String>] {
    let tests = package.appending(path: "Tests").path
    let name = try Regex(#"func `((?:[CJPQSI][0-9]+, )*[CJPQSI][0-9]+): "#)
    var found: [String: Set<String>] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: tests)
    where path.hasSuffix("Tests.swift") {
      let text = try String(contentsOfFile: tests + "/" + path, encoding: .utf8)
      for match in text.matches(of: name) {
        guard let numbers = match.output[1].substring else { continue }
        for number in numbers.split(separator: ", ") {
          let file = String(path.split(separator: "/").last ?? "").dropLast(6)
          found[String(number), default: []].insert(String(file))
        }
      }
    }
    return found
  }

  @Test func `every check has a test by its number, or a script that measures it`() throws {
    let tested = try Self.tested()
    for check in ShellContract.all {
      switch check.proof {
      case .test: #expect(tested[check.number] != nil, "\(check.number): \(check.sentence)")
      case .measured(let script), .both(let script):
        #expect(
          (tested[check.number] != nil) == (check.proof == .both(script)), "\(check.number)")
        let path = Self.package.appending(path: "Benchmarks/\(script)").path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("\"\(check.number)\""), "\(check.number) in \(script)")
      }
    }
    let promised = Set(ShellContract.all.map(\.number))
    #expect(Set(tested.keys).subtracting(promised) == [])
    #expect(promised.count == ShellContract.all.count)
  }

  @Test func `the document says where; RECORD=1 writes it`() throws {
    let tested = try Self.tested()
    var section = Self.heading
    section += """

      Written by the tests: each number is at the beginning of a test's name in these files, or measured by a script
      of `Benchmarks/`.

      | check | what is promised | where |
      |---|---|---|

      """
    for check in ShellContract.all {
      var places = (tested[check.number] ?? []).sorted().map { "`\($0)`" }
      switch check.proof {
      case .test: break
      case .measured(let script), .both(let script): places.append("`Benchmarks/\(script)`")
      }
      section += "| \(check.number) | \(check.sentence) | \(places.joined(separator: ", ")) |\n"
    }
    let path = Self.package.appending(path: "Docs/Shell.md").path
    let document = try String(contentsOfFile: path, encoding: .utf8)
    let start = document.firstRange(of: Self.heading)?.lowerBound ?? document.endIndex
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let before = document[..<start]
      let whole = (before.hasSuffix("\n\n") ? before : before + "\n") + section
      try Data(whole.utf8).write(to: URL(filePath: path))
    } else {
      #expect(document[start...] == section, "RECORD=1 swift test writes it")
    }
  }
}
