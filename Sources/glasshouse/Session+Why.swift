import Rows
import SavedQueries
import Shell
import Warehouse

extension Session {
  /// How many rows each part of the last statement leaves.
  ///
  /// - Throws: `ShellError.cannotTakeApart`.
  func why() throws -> Listing {
    let asking = try lastAsking()
    let dissection = try Dissection(asking.sql)
    var counts: [[Scalar]] = []
    for step in dissection.steps {
      let count = try rows(of: step.count, asking.values).first?.first ?? .null
      counts.append([.text(step.part), count])
    }
    if let empty = counts.firstIndex(where: { $0[1] == .integer(0) }) {
      if case .text(let part) = counts[empty][0] { Talk.say("nothing is left after: \(part)") }
    }
    return Listing(columns: ["part", "rows_left"], rows: counts)
  }

  /// The comparisons of a statement that rarely say what was meant, a sentence each.
  func suspicions(_ sql: String, _ values: [String: Scalar]) -> [String] {
    // Who writes that much writes it by program.
    guard sql.utf8.count < 100_000 else { return [] }
    let parameters = values.compactMapValues { value -> Comparison.Value? in
      switch value {
      case .integer, .real: .number
      case .text(let text): .text(text)
      case .null, .blob: nil
      }
    }
    let vocabulary = Vocabulary(tables: KnownWords.tables(of: schema), values: columnValues.of)
    return Comparison.suspicious(in: sql, vocabulary: vocabulary, parameters: parameters)
      .map(\.sentence)
  }
}
