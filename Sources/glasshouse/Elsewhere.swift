import Warehouse

/// Statements of other shells, and what does the same here.
enum Elsewhere {
  private static let statements: [(words: Set<String>, hint: String)] = [
    (
      ["show", "\\d", "\\dt", "\\l"],
      "Tables are listed by .tables, saved queries by .queries; .describe NAME explains a table."
    ),
    (["describe", "desc"], ".describe NAME explains the columns of a table."),
    (["help", "\\h"], ".help lists the commands, .search WORD finds tables and columns."),
    (["use", "\\c"], "There is one warehouse; --account or --warehouse chooses another."),
    (["exit", "quit"], ".quit or Ctrl-D leaves."),
    (["source"], ".read FILE runs the statements of a file."),
    (["copy", "export"], ".output FILE sends answers to a file, .import FILE TABLE reads one."),
  ]

  /// A hint for a statement that SQLite does not know, by its first word.
  static func hint(for error: any Error) -> String? {
    guard case WarehouseError.sql(let problem) = error,
      problem.message.hasPrefix("near \"") || problem.message.hasPrefix("unrecognized token")
    else { return nil }
    let first = problem.sql.drop { $0.isWhitespace }.prefix { !$0.isWhitespace && $0 != ";" }
    return statements.first { $0.words.contains(first.lowercased()) }?.hint
  }
}
