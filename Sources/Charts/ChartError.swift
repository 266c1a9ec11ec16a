import FoundationEssentials

/// Why an answer cannot be drawn.
package enum ChartError: Error, Equatable {
  /// There is no kind of this name.
  case unknownKind(String, nearest: String?)
  /// The answer has no column of this name.
  case noColumn(String, known: [String])
  /// A column is named twice where each is to be another.
  case namedTwice(String)
  /// The kind is made of another number of columns.
  case columnCount(ChartKind, named: [String])
  /// No column of the answer holds numbers.
  case noNumber(known: [String])
  /// There is no category or date to draw a number by.
  case noCategory(ChartKind, known: [String])
  /// A column that numbers are wanted of holds a text.
  case notANumber(String, value: String)
  /// A column that dates are wanted of holds something else.
  case notADate(String, value: String)
  /// What the kind has one value of has two, which cannot be added up.
  case twice(ChartKind, String, column: String)
  /// A stage of a funnel is below zero.
  case belowZero(String)
  /// There are more rows than a picture is made of.
  case tooManyRows(most: Int)
}

extension ChartError: LocalizedError {
  package var errorDescription: String? {
    switch self {
    case .unknownKind(let typed, _): "“\(typed)” is no kind of chart."
    case .noColumn(let name, _): "The answer has no column “\(name)” to draw."
    case .namedTwice(let name): "The column “\(name)” is named twice."
    case .columnCount(let kind, let named):
      "A chart of the kind \(kind.rawValue) is made of \(count(kind.columns)), not of "
        + "\(count(named.count)): \(named.joined(separator: ", "))."
    case .noNumber(let known):
      "There is no number to draw in the columns \(known.joined(separator: ", "))."
    case .noCategory(let kind, let known):
      "A chart of the kind \(kind.rawValue) needs \(kind == .line ? "a date" : "a category") beside its "
        + "number; the columns are \(known.joined(separator: ", "))."
    case .notANumber(let column, let value): "“\(value)” in “\(column)” is no number to draw."
    case .notADate(let column, let value): "“\(value)” in “\(column)” is no date to draw a line by."
    case .twice(let kind, let label, let column):
      "“\(label)” is there twice, and “\(column)” cannot be added up, so that it is no \(kind.rawValue)."
    case .belowZero(let label): "The stage “\(label)” is below zero, so that it is no funnel."
    case .tooManyRows(let most): "The answer has more than \(most) rows, which are not drawn."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .unknownKind(_, let nearest):
      (nearest.map { "Did you mean “\($0)”? " } ?? "")
        + "There are: \(ChartChoice.words.joined(separator: ", "))."
    case .noColumn(_, let known): "There are: \(known.joined(separator: ", "))."
    case .namedTwice, .columnCount, .noNumber, .noCategory, .notANumber, .notADate:
      "Name the columns, the number last, such as: bars:source,hired"
    case .twice: "Ask for one row for each with group by, or for another kind."
    case .belowZero: "Draw it as bars."
    case .tooManyRows: "Group the rows, or ask for fewer with limit."
    }
  }
}

private func count(_ columns: Int) -> String { columns == 1 ? "1 column" : "\(columns) columns" }
