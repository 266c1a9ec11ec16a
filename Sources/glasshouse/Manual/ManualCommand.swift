import ArgumentParser
import FoundationEssentials
import Rendering

/// `glasshouse manual`: what can be read of the program, made from its declarations.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the manual pages, or print a page of Docs made from the declarations.",
    shouldDisplay: false,
    subcommands: [
      ManualPagesCommand.self, ReferenceManualCommand.self, TablesManualCommand.self,
    ],
    defaultSubcommand: ManualPagesCommand.self)
}

/// `glasshouse manual reference`: all that can be typed.
struct ReferenceManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Print Docs/Reference.md: all that can be typed.")

  func run() async throws {
    try StandardOutput.say(ReferenceDocument.text)
  }
}

/// `glasshouse manual tables`: all that can be asked.
struct TablesManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "Print Docs/Tables.md: all tables and their columns.")

  func run() async throws {
    try StandardOutput.say(TablesDocument.text(.greenhouse))
  }
}

/// `glasshouse manual [pages] FOLDER`: the manual pages, for who packages the program.
struct ManualPagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "Write the manual pages into a folder, as glasshouse(1) and one per subcommand.",
    discussion: """
      They are dated by SOURCE_DATE_EPOCH, seconds since 1970, or else today. What make install does.
      """)

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
