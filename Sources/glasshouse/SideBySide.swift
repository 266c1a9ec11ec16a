import Charts
import Rows
import SavedQueries

/// Two answers of one saved query, joined line by line and column by column.
struct SideBySide {
  private let keys: [String]
  private let measures: [String]
  private let rows: [[Scalar]]
  private let sides: [String]

  /// The key is what the query says is unique, else its columns of text.
  ///
  /// A line that one answer does not have counts nothing there: its counts are 0, its other numbers NULL.
  ///
  /// - Throws: `CompareError.apart` when no line of one is in the other, `CompareError.twice` when the key does
  ///   not tell the lines of a side apart.
  init(
    _ query: SavedQuery, _ first: Session.Held, _ second: Session.Held, named sides: [String]
  ) throws {
    let keys = query.keys(of: first)
    let measures = first.columns.filter { column in
      !keys.contains(column) && second.columns.contains(column) && !first.isText(column)
        && !second.isText(column)
    }
    let counting = Set(measures.filter { first.isCount($0) && second.isCount($0) })
    for side in [first, second] {
      var seen: Set<[Scalar]> = []
      for key in Self.keys(of: side, keys) where !seen.insert(key).inserted {
        throw CompareError.twice(query, keys, key)
      }
    }
    let mine = Self.byKey(first, keys)
    let its = Self.byKey(second, keys)
    guard mine.isEmpty || its.isEmpty || mine.keys.contains(where: { its[$0] != nil }) else {
      throw CompareError.apart(query, keys, first: first.rows, second: second.rows)
    }
    let order = Self.keys(of: first, keys) + Self.keys(of: second, keys).filter { mine[$0] == nil }
    func value(_ line: [String: Scalar]?, _ measure: String) -> Scalar {
      guard let line else { return counting.contains(measure) ? .integer(0) : .null }
      return line[measure] ?? .null
    }
    rows = order.flatMap { key in
      measures.map { measure in
        let (left, right) = (value(mine[key], measure), value(its[key], measure))
        return key + [.text(measure), left, right, Self.change(left, right)]
      }
    }
    self.keys = keys
    self.measures = measures
    self.sides = sides
  }

  /// Every number of both sides, and how it changed.
  var listing: Listing { Listing(columns: keys + ["measure"] + sides + ["change"], rows: rows) }

  /// How one number changed from line to line, as it is drawn: that of this name, else the first.
  ///
  /// Of how many things it is told on either side stands behind each line's name, where a number says so: that of
  /// this name, else `n`.
  func changes(of measure: String?, counting count: String?) -> Listing {
    let measure = measure.flatMap { measures.contains($0) ? $0 : nil } ?? measures.first ?? ""
    let count = [count, "n"].compactMap(\.self).first { measures.contains($0) && $0 != measure }
    let place = keys.count
    let changed = rows.filter { $0[place] == .text(measure) }
    let counted = count.map { name in rows.filter { $0[place] == .text(name) } } ?? []
    let lines = changed.enumerated().map { index, row -> [Scalar] in
      var name = row.prefix(place).map(\.text).joined(separator: ", ")
      if counted.indices.contains(index) {
        name += " (n \(counted[index][place + 1].text), \(counted[index][place + 2].text))"
      }
      return [.text(name), row[place + 3]]
    }
    let told = count.map { "(\($0 == "n" ? $0 : "n: " + $0) \(sides.joined(separator: ", ")))" }
    let heading = [keys.joined(separator: ", "), told].compactMap(\.self)
    return Listing(
      columns: [heading.joined(separator: " "), "change of \(measure)"], rows: lines)
  }

  /// The second less the first, as exact as both are written.
  private static func change(_ first: Scalar, _ second: Scalar) -> Scalar {
    if case .integer(let a) = first, case .integer(let b) = second {
      let (change, isTooLarge) = b.subtractingReportingOverflow(a)
      if !isTooLarge { return .integer(change) }
    }
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
}

extension SavedQuery {
  /// The columns that tell the lines of an answer apart: what is declared unique, else those of text.
  fileprivate func keys(of held: Session.Held) -> [String] {
    let declared = expectations.lazy.compactMap { expectation in
      if case .unique(let columns) = expectation { columns } else { nil }
    }.first
    return declared ?? held.columns.filter { held.isText($0) }
  }

  /// Whether each line of an answer is a date, so that two periods have different ones.
  func isDated(_ held: Session.Held) -> Bool {
    let places = keys(of: held).compactMap { held.index(of: $0) }
    return places.contains { place in
      !held.rows.isEmpty
        && held.rows.allSatisfy { row in
          if case .text(let text) = row[place] { isDate(text) } else { false }
        }
    }
  }
}

extension Session.Held {
  fileprivate func isText(_ column: String) -> Bool {
    guard let place = index(of: column) else { return false }
    return rows.contains { row in if case .text = row[place] { true } else { false } }
  }

  fileprivate func isCount(_ column: String) -> Bool {
    index(of: column).map { Sheet(columns, rows).isCount($0) } ?? false
  }
}
