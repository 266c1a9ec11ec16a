import ArgumentParser
import FoundationEssentials
import Glibc
import SavedQueries

/// `glasshouse queries`: the saved queries, or one of them explained.
struct QueriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queries", abstract: "List the saved queries, explain one, or check them all.",
    discussion: """
      A saved query of your own is a .sql file in ~/.config/glasshouse/queries, in a folder named by \
      --queries, or named by its path. Its first comments say what it is:

      -- Stage times
      -- Median days per stage.
      --
      -- definition: What exactly is counted, and what is left out.
      -- param since date = -90d -- first day of the period (example: 2026-01-01)
      -- param office text of offices.name optional -- only this office
      select … where created_at >= :since and (:office is null or …);

      The kinds are text, integer, number, date, boolean, list and choice(ONE, TWO). “of TABLE.COLUMN” \
      refuses values that the column does not hold, “from NUMBER” those below it. Besides “definition:”, \
      “withheld:” says why the rows behind a line are never listed, nor two answers compared, \
      “counts: hires” what the rows of a statement named cases are (interviews = count(distinct id)), \
      “chart: bars segment, median_days of n” which picture is drawn, with the column that is its n, and \
      “headline: n with by=all” (n where stage=hired, hired = count(*)) which number a report shows first.
      """,
    subcommands: [ListQueriesCommand.self, CheckQueriesCommand.self, DocumentQueriesCommand.self],
    defaultSubcommand: ListQueriesCommand.self)
}

/// `glasshouse queries [NAME]`.
struct ListQueriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the saved queries, or explain one.")

  @Argument(help: "The query to explain.", completion: .savedQueries)
  var name: String?

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    let setting = try Setting(options)
    try await Inquiry(setting, output).run { [name] session in
      for problem in await session.catalogue.problems { Complaint.say(problem) }
      if let name {
        try await session.explain(name)
      } else {
        try await session.list { $0.queries() }
      }
    }
  }
}

/// `glasshouse queries check`: whether every query file is what its header promises.
struct CheckQueriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Parse, compile and run saved queries on the demo's company, and hold them to their word.",
    discussion: """
      Of each file: its header, the rules by which it also runs on PostgreSQL and Spark, every \
      statement on the invented company, whose sensitive tables are synced for that, what it expects of \
      its answer, its example. Exit code 1 when a query fails.
      """)

  @Argument(
    help: "The queries to check, by name or path; all when none is named.",
    completion: .savedQueries)
  var names: [String] = []

  @OptionGroup(title: "Answer")
  var output: OutputOptions

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    var options = options
    options.demo = true
    options.yes = true
    options.sensitive = true
    let setting = try Setting(options)
    let failed = Count()
    try await Inquiry(setting, output).run { [names] session in
      var queries: [SavedQuery] = []
      if names.isEmpty {
        for problem in await session.catalogue.problems {
          Complaint.say(problem)
          failed.add()
        }
        queries = await session.catalogue.all
      } else {
        for name in names { queries.append(try await session.catalogue.find(name)) }
      }
      for query in queries {
        var check = QueryCheck(query)
        await check.run(in: session)
        print(check.problems.isEmpty ? "ok    \(query.name)" : "FAIL  \(query.name)")
        for problem in check.problems { print("      \(problem)") }
        if !check.problems.isEmpty { failed.add() }
      }
    }
    if failed.value > 0 { throw CheckError(count: failed.value) }
  }
}

/// `glasshouse queries document`: the built-in queries as a page of documentation.
struct DocumentQueriesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Print Docs/Metrics.md, made from the headers.")

  func run() async throws {
    print(MetricsDocument.text(Catalogue().all), terminator: "")
  }
}

/// How many saved queries failed their check.
struct CheckError: LocalizedError {
  let count: Int

  var errorDescription: String? {
    count == 1 ? "1 saved query failed its check." : "\(count) saved queries failed their check."
  }
}
