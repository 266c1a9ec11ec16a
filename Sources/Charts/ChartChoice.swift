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

  /// A choice of kind and columns.
  package init(_ kind: ChartKind? = nil, _ columns: [String] = []) {
    self.kind = kind
    self.columns = columns
  }

  /// The words that a choice begins with.
  package static let words = ["auto"] + ChartKind.allCases.map(\.rawValue)

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

  /// This choice, and for what it leaves open that of the one who asked the question.
  package func completed(by other: ChartChoice?) -> ChartChoice {
    guard let other, columns.isEmpty else { return self }
    guard let kind else { return other }
    return other.columns.count == kind.columns ? ChartChoice(kind, other.columns) : self
  }

  private static func nearest(to word: String) -> String? {
    let limit = greatestDistance(of: word)
    return words.map { (word: $0, distance: editDistance(word.lowercased(), $0)) }
      .filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }
}
