import ArgumentParser
import FoundationEssentials
import Rendering
import Shell
import Sync

/// `glasshouse sync`: brings tables up to date without a question.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Bring tables up to date.",
    discussion: """
      Without a table those are synced that saved queries read, and those that were synced before; \
      with --max-age only those that are older. What was interrupted goes on where it stopped. \
      Sensitive tables, which hold what applicants said of themselves, what was written about them, or \
      pay, are synced only when named; those that saved queries read also with --sensitive.

      Greenhouse does not tell what was deleted or merged. So a sweep lists all ids, asks for \
      those that are missing, and removes what is gone with everything that belongs to it. Tables \
      are swept when their last sweep is older than --sweep-age, or at once: glasshouse sync --sweep

      From cron or a timer: glasshouse sync --quiet, which says nothing but what went wrong, or with \
      --log json.

      Example: glasshouse sync applications offers --method full
      """)

  @Argument(
    help: "The tables; when none is named, those that saved queries read or that were synced.",
    completion: .tables)
  var tables: [String] = []

  @Flag(help: "All tables but the sensitive ones, also those that nobody has named yet.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "incremental: what is new or changed. full: everything once more.", valueName: "method"),
    completion: .list(Sync.Method.allCases.map(\.rawValue)))
  var method: String?

  @Option(
    help: ArgumentHelp(
      "What an incremental sync goes by, such as updated_at or created_at.", valueName: "field"),
    completion: .list(["updated_at", "created_at", "last_activity_at"]))
  var field: String?

  @Flag(help: "Remember method and field for these tables.")
  var save = false

  @Flag(help: "Look for rows that are gone at Greenhouse, however young the last sweep is.")
  var sweep = false

  @Option(
    help: ArgumentHelp("How old a table's last sweep may be: 7d, 24h or never.", valueName: "age"))
  var sweepAge: String = "7d"

  @Flag(help: "Remove what a sweep finds gone even if it is most of a table.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "text, or json for a log: one object per line of standard error.", valueName: "form"),
    completion: .list(["text", "json"]))
  var log = "text"

  @OptionGroup(title: "Warehouse and sync")
  var options: Options

  func run() async throws {
    try Log.begin(log)
    guard let age = Freshness(sweepAge) else {
      throw DoorError.option(
        "--sweep-age", typed: sweepAge, wanted: "an age such as 7d, 24h or never")
    }
    if all, let named = tables.first { throw DoorError.contradiction("--all", named) }
    let setting = try Setting(options, creates: true)
    let choice = Choice(
      method: try chosenMethod(), field: field, since: setting.since, isSaved: save)
    let session = try Session(
      setting, delivery: Delivery(format: .table, layout: Layout(), isTerminal: false))
    let outcome = try await Interrupt.running(cancel: session.interrupt) {
      [tables, options, all, sweep, force] in
      // A sync that was asked for by name is made, unless an age says otherwise.
      let isAged = options.maxAge != nil
      try await session.syncNow(tables, choice: choice, onlyStale: isAged, takesAll: all)
      try await session.sweep(
        sweep ? tables : [], within: tables, age: sweep ? .within(seconds: 0) : age,
        isForced: force)
    }
    if case .interrupted = outcome { throw CancellationError() }
  }

  private func chosenMethod() throws -> Sync.Method? {
    guard let method else { return nil }
    guard let chosen = Sync.Method(rawValue: method) else {
      throw DoorError.option("--method", typed: method, wanted: "incremental or full")
    }
    return chosen
  }
}
