import Charts

/// How an answer is laid out.
package struct Layout: Sendable {
  /// The columns of the terminal, or `nil` where lines may be as long as they need to be.
  ///
  /// Only with a width are cells shortened, which is then said.
  package var width: Int?

  /// Whether the names of the columns are written.
  package var showsHeader: Bool

  /// The text for NULL instead of the format's own; JSON always writes `null`.
  package var null: String?

  /// Whether CSV and TSV begin with the bytes EF BB BF, by which some spreadsheets know UTF-8.
  package var hasByteOrderMark = false

  /// Whether lines of CSV and TSV end in CR LF, as RFC 4180 has it, instead of LF.
  package var endsLinesInCRLF = false

  /// Whether texts in CSV that a spreadsheet would calculate get a `'` before them.
  package var guardsCells = false

  /// Whether numbers that JSON lacks are written as texts such as `"Inf"` instead of `null`.
  package var namesNonfinite = false

  /// The columns, by their place, whose 0 and 1 JSON writes as `false` and `true`.
  package var booleans: Set<Int> = []

  /// The widths of the first columns of a table; 0 leaves a column as it comes.
  package var columnWidths: [Int] = []

  /// Whether names are bold and NULL is dim, for a terminal that can show it.
  package var isColored = false

  /// Which picture a chart is; `nil` when nobody said, so that its columns tell.
  package var chart: ChartChoice?

  /// Whether a chart is drawn with ASCII alone.
  package var isASCII = false

  /// A layout; what is rarely asked for is set afterwards.
  package init(width: Int? = nil, showsHeader: Bool = true, null: String? = nil) {
    self.width = width
    self.showsHeader = showsHeader
    self.null = null
  }

  /// What ends a line of CSV and TSV.
  var lineEnd: String { endsLinesInCRLF ? "\r\n" : "\n" }
}
