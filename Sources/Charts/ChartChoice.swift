import Spelling

/// Which picture is wanted, and of which columns.
///
///     try ChartChoice("bars:source,hired")
///     try ChartChoice("auto segment, median_days")
package struct ChartChoice: Equatable, Sendable {
  /// The kind; `nil` when it is told from the columns.
  package let kind: ChartKind?
  /// The names of the columns, the number last; empty when they are told from the rows.
  package let columns: [String]
  /// The days that the rows are of, where whoever asked knows them.
  package var span: Span?

  /// Days one after another, the first and the last both among them, as `2026-01-31`.
  package struct Span: Equatable, Sendable {
    package let first: String
    package let last: String

    /// The days from the first to the last.
    package init(first: String, last: String) {
      self.first = first
      self.last = last
    }
  }

  /// A choice of kind and columns.
  package init(_ kind: ChartKind? = nil, _ columns: [String] = []) {
    self.kind = kind
    self.columns = columns
  }

  /// The words that a choice begins with.
  package static let words = ["auto"] + ChartKind.allCases.map(\.rawValue)

  /// Pictures of other programs, so that a word for one is known to be meant as a kind.
  package static let foreignWords: Set<String> = [
    "area", "bar", "box", "boxplot", "bubble", "column", "columns", "donut", "doughnut", "gauge",
    "heatmap", "hist", "lines", "map", "pie", "radar", "sankey", "scatter", "spark", "sparkline",
    "treemap", "waterfall",
  ]

  /// Reads a kind or `auto`, and behind `:` or a space the names of columns with commas between.
  ///
  /// - Throws: `ChartError.unknownKind`.
  package init(_ typed: String) throws(ChartError) {
    let parts = typed.split(maxSplits: 1) { $0 == ":" || $0.isWhitespace }
    let word = parts.first.map(String.init) ?? "auto"
    let kind = ChartKind(rawValue: word.lowercased())
    guard kind != nil || word.lowercased() == "auto" else {
      throw .unknownKind(word, nearest: Self.nearest(to: word))
    }
    self.kind = kind
    columns =
      parts.dropFirst().first?.split(separator: ",").compactMap { name in
        let name = name.drop(while: \.isWhitespace)
        let end = name.lastIndex { !$0.isWhitespace }
        return end.map { String(name[...$0]) }
      } ?? []
  }

  /// Whether nothing is said.
  package var isOpen: Bool { kind == nil && columns.isEmpty }

  /// The column that is drawn, without that of its n; `nil` where none is named.
  package var measure: String? {
    columns.last.map { name in
      name.firstRange(of: " of ").map { String(name[..<$0.lowerBound]) } ?? name
    }
  }

  /// The column that says of how many things what is drawn is told; `nil` where none is named.
  package var count: String? {
    columns.last.flatMap { name in
      name.firstRange(of: " of ").map { String(name[$0.upperBound...]) }
    }
  }

  /// This choice, and for what it leaves open that of the one who asked the question.
  package func completed(by other: ChartChoice?) -> ChartChoice {
    guard let other else { return self }
    let isOthers = columns.isEmpty && (kind == nil || kind?.columns == other.columns.count)
    var choice = isOthers ? ChartChoice(kind ?? other.kind, other.columns) : self
    choice.span = span ?? other.span
    return choice
  }

  private static func nearest(to word: String) -> String? {
    let limit = greatestDistance(of: word)
    return words.map { (word: $0, distance: editDistance(word.lowercased(), $0)) }
      .filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }
}
