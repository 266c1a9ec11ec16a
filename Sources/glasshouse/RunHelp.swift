import ArgumentParser
import SavedQueries
import Warehouse

/// `glasshouse run NAME --help`: the saved query explains itself, rather than the subcommand.
struct RunHelp: ParsableCommand {
  @Argument var name: String
  @Option(name: [.customShort("p"), .customLong("param")]) var parameters: [String] = []
  @OptionGroup var output: OutputOptions
  @OptionGroup var picture: ChartOptions
  @OptionGroup var options: Options

  /// The explanation, when the arguments ask for that of a query.
  static func asked(_ arguments: [String]) -> RunHelp? {
    guard arguments.first == "run" else { return nil }
    let rest = arguments.dropFirst()
    guard let place = rest.firstIndex(where: { $0 == "--help" || $0 == "-h" }) else { return nil }
    let others = rest[..<place] + rest[(place + 1)...]
    guard !others.isEmpty else { return nil }
    return try? parseAsRoot(Array(others)) as? RunHelp
  }

  func run() throws {
    let catalogue = Catalogue(folders: try Setting(options).queryFolders)
    print(QueryHelp.text(try catalogue.find(name), try Reader(empty: .greenhouse)))
  }
}
