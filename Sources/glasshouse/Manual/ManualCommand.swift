import ArgumentParser
import FoundationEssentials
import Rendering

/// `glasshouse manual`: the manual pages, for who packages the program.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages into a folder, as glasshouse(1) and one per subcommand.",
    discussion: """
      They are dated by SOURCE_DATE_EPOCH, seconds since 1970, or else today. What make install does.
      """,
    shouldDisplay: false)

  @Argument(help: "The folder, which must be there.", completion: .directory)
  var folder: String

  func run() async throws {
    try Paths.checkFolder(folder)
    let all = try CommandDescription.program().all
    for command in all {
      let page = ManualPage(command, among: all, date: Self.date)
      let file = try OutputFile(path: folder + "/" + command.page + ".1")
      try file.sink.write(page.text)
      try file.commit()
    }
  }

  /// The day of the pages, as `mdoc` writes it.
  private static var date: String {
    let given = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    let day = (given.map { Date(timeIntervalSince1970: $0) } ?? Date()).formatted(.iso8601)
      .split(separator: "T")[0].split(separator: "-").compactMap { Int($0) }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(months[day[1] - 1]) \(day[2]), \(day[0])"
  }
}
