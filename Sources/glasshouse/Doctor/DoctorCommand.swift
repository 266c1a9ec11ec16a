import ArgumentParser
import Glibc
import Rendering
import Rows
import Shell

/// `glasshouse doctor`: what is wrong here, and what to do about it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look for what is wrong, from the folders to the warehouse, and say what to do.",
    discussion: """
      It looks at \(Check.all.map(\.name).joined(separator: ", ")), and mends nothing; a token that it asks for is kept, as \
      other commands keep it. Each list of Greenhouse is asked for one record; --offline asks nobody. The exit code is that of the first problem, \
      0 when there is none.

      Example: glasshouse doctor --demo
      """)

  @OptionGroup
  var listing: ListingOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let delivery = try listing.delivery()
    let examination = try Examination(options)
    let outcome = try await Interrupt.running {
      var found: [(check: String, finding: Finding)] = []
      for check in Check.all {
        found += try await check.findings(in: examination).map { (check.name, $0) }
      }
      return found
    }
    guard case .finished(let found) = outcome else { throw CancellationError() }
    try Listing(
      columns: ["check", "result", "finding"],
      rows: found.map { check, finding in
        [.text(check), .text(finding.result.rawValue), .text(finding.text)]
      }
    ).write(to: delivery)
    try end(after: found.map(\.finding))
  }

  /// Ends with the code of the first problem, if there is one.
  private func end(after findings: [Finding]) throws {
    if let first = findings.first(where: { $0.result == .problem }) {
      throw ExitCode(first.status.rawValue)
    }
    if options.strict, let first = findings.first(where: { $0.result == .warning }) {
      throw DoorError.warned(first.sentence)
    }
  }
}
