import Rows
import SavedQueries

/// Two answers of one saved query, joined line by line and column by column.
struct SideBySide {
  let listing: Listing

  /// The key is what the query says is unique, else its columns of text.
  init(_ query: SavedQuery, _ first: Session.Held, _ second: Session.Held, named sides: [String]) {
    let declared = query.expectations.lazy.compactMap { expectation in
      if case .unique(let columns) = expectation { columns } else { nil }
    }.first
    let keys = declared ?? first.columns.filter { Self.isText($0, first) }
    let measures = first.columns.filter { column in
      !keys.contains(column) && second.columns.contains(column) && !Self.isText(column, first)
        && !Self.isText(column, second)
    }
    let mine = Self.byKey(first, keys)
    let its = Self.byKey(second, keys)
    let order = Self.keys(of: first, keys) + Self.keys(of: second, keys).filter { mine[$0] == nil }
    var rows: [[Scalar]] = []
    for key in order {
      for measure in measures {
        let left = mine[key]?[measure] ?? .null
        let right = its[key]?[measure] ?? .null
        rows.append(key + [.text(measure), left, right, Self.change(left, right)])
      }
    }
    listing = Listing(columns: keys + ["measure"] + sides + ["change"], rows: rows)
  }

  /// The second less the first, as exact as both are written.
  private static func change(_ first: Scalar, _ second: Scalar) -> Scalar {
    if case .integer(let a) = first, case .integer(let b) = second { return .integer(b - a) }
    guard let a = first.number, let b = second.number else { return .null }
    return .real(((b - a) * 10_000).rounded() / 10_000)
  }

  private static func keys(of held: Session.Held, _ columns: [String]) -> [[Scalar]] {
    held.rows.map { row in columns.map { held.index(of: $0).map { row[$0] } ?? .null } }
  }

  private static func byKey(
    _ held: Session.Held, _ columns: [String]
  ) -> [[Scalar]: [String: Scalar]] {
    let lines = held.rows.map { Dictionary(zip(held.columns, $0)) { first, _ in first } }
    return Dictionary(zip(keys(of: held, columns), lines)) { first, _ in first }
  }

  private static func isText(_ column: String, _ held: Session.Held) -> Bool {
    guard let place = held.index(of: column) else { return false }
    return held.rows.contains { row in if case .text = row[place] { true } else { false } }
  }
}
