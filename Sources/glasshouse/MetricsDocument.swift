import SavedQueries

/// The page that explains every built-in query, made from the headers and nothing else.
enum MetricsDocument {
  /// The page as Markdown.
  static func text(_ queries: [SavedQuery]) -> String {
    var lines = [
      "# Metrics", "",
      "Made by `glasshouse queries document` from the headers of `Queries/`; edit them, not this page.",
      "",
      "Every number is over the *cases* that its query lists. What was left out is counted by cause under",
      "each answer, and `.drill LINE` or `glasshouse run NAME --drill LINE` lists the rows behind a line.",
      "Periods are half-open: `since` is the first day, `until` the first day after. Rates are empty where",
      "nothing is counted, never zero. low and high are the ends of the 95 % interval (Wilson's).",
      "",
    ]
    for query in queries {
      lines.append("- [\(query.title)](#\(anchor(query.name)))")
    }
    for query in queries { lines += section(query) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ query: SavedQuery) -> [String] {
    var lines = ["", "## \(query.name)", ""]
    lines += Footer.wrapped("**\(query.title).** \(query.description)", to: 120)
    lines.append("")
    lines += Footer.wrapped(query.definition, to: 120)
    lines.append("")
    if !query.fields.isEmpty { lines += bullet("Fields", query.fields) }
    if !query.source.isEmpty { lines += bullet("Whose definition", query.source) }
    if !query.withheld.isEmpty { lines += bullet("Rows behind a line", query.withheld) }
    if !query.expectations.isEmpty {
      let words = query.expectations.map { "`\($0)`" }.joined(separator: ", ")
      lines += bullet("Holds of every answer", words)
    }
    if !query.parameters.isEmpty {
      lines += ["", "| parameter | what | kind |", "|---|---|---|"]
      for parameter in query.parameters {
        lines.append(
          "| `\(parameter.name)` | \(parameter.sentence) | \(QueryHelp.facts(of: parameter)) |")
      }
    }
    let answer = query.example
    if !answer.isEmpty { lines += ["", "```text"] + answer + ["```"] }
    return lines
  }

  private static func bullet(_ name: String, _ text: String) -> [String] {
    let lines = Footer.wrapped("- \(name): \(text)", to: 118)
    return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
  }

  private static func anchor(_ name: String) -> String { name }
}
