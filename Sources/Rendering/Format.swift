/// A way to write rows as text.
package enum Format: String, CaseIterable, Sendable {
  case table
  case csv
  case tsv
  case json
  case jsonl
  case markdown
  case html
  case vertical
  case chart
  case svg

  /// The format of this name, in any case; other programs' names for it are understood, too.
  package init?(named word: String) {
    let word = word.lowercased()
    guard let format = Format(rawValue: word) ?? Self.otherNames[word] else { return nil }
    self = format
  }

  /// What sqlite3, DuckDB and psql call these formats.
  private static let otherNames: [String: Format] = [
    "box": .table, "column": .table, "duckbox": .table, "aligned": .table, "line": .vertical,
    "expanded": .vertical, "tabs": .tsv, "jsonlines": .jsonl, "ndjson": .jsonl, "md": .markdown,
  ]

  /// One sentence for help and listings.
  package var sentence: String {
    switch self {
    case .table: "Boxes for a terminal, fitted to its width, numbers to the right."
    case .csv: "Comma-separated values with a header; NULL is empty, an empty text is \"\"."
    case .tsv: "Tab-separated values with a header; \\t \\n \\r \\\\ are escaped, NULL is \\N."
    case .json: "One JSON array of objects, a row on each line."
    case .jsonl: "A JSON object on each line."
    case .markdown: "A table for a document or an issue."
    case .html: "A table for a web page or a mail; NULL is marked with a class."
    case .vertical: "A line for each value, for rows too wide for a table."
    case .svg: "A picture as a file for documents and browsers, with a title and a description."
    case .chart: "A picture of bars, a line or shades, fitted to the width of the terminal."
    }
  }

  /// A writer of this format into the sink, which says what the reader should know through `warn`.
  package func writer(
    to sink: ByteSink, layout: Layout = Layout(), warn: @escaping (String) -> Void = { _ in }
  ) -> any RowWriter {
    switch self {
    case .table: TableWriter(sink, layout, warn)
    case .csv: CSVWriter(sink, layout)
    case .tsv: TSVWriter(sink, layout)
    case .json: JSONWriter(sink, .array, layout, warn)
    case .jsonl: JSONWriter(sink, .lines, layout, warn)
    case .markdown: MarkdownWriter(sink, layout)
    case .html where layout.chart != nil: FigureWriter(sink, layout)
    case .html: HTMLWriter(sink, layout)
    case .vertical: VerticalWriter(sink, layout)
    case .svg: ChartWriter(svg: sink, layout)
    case .chart: ChartWriter(text: sink, layout)
    }
  }
}
