import ArgumentParser
import Glibc
import Rendering
import Shell

/// How a subcommand writes a list of facts that needs no warehouse.
struct ListingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form of the answer; table on a terminal, else csv.", valueName: "format"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: String?

  @Flag(help: "Short for --format json.")
  var json = false

  /// Where the list goes, and in which form.
  ///
  /// - Throws: `DoorError.option` for a form that there is not.
  func delivery() throws -> Delivery {
    let isTerminal = Terminal.isTerminal(STDOUT_FILENO)
    let format = try (json ? "json" : format).map { try Format(typed: $0, for: "--format") }
    return Delivery(
      format: format ?? (isTerminal ? .table : .csv), layout: Layout(), isTerminal: isTerminal)
  }
}
