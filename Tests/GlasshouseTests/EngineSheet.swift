import Engines
import Rows
import SavedQueries
import Simulator
import Testing
import Warehouse

extension EngineQuestion {
  /// A saved query with values as they are typed, for an engine; its columns are those that it has in a warehouse.
  init(_ query: SavedQuery, _ values: [String: String], columnsBy reader: Reader) throws {
    let arguments = try Arguments(
      values.map { "\($0.key)=\($0.value)" }.sorted(), for: query,
      today: try #require(Day("2026-11-02")))
    let statements = try [query.main, try #require(query.excluded)].map {
      try arguments.bound(to: $0)
    }
    self.init(
      query, statements: statements,
      columns: try statements.map { try #require(try reader.prepare($0.sql)).columns },
      domains: [])
  }
}

extension Truth.Sheet {
  /// What comes next in an engine's answer: the rows of a saved query, and what it left out.
  init(in answer: any EngineAnswer) throws {
    let main = try answer.answered()
    let rows = try main.texts()
    let causes = try answer.answered().texts()
    self.init(
      main.columns, rows, causes.map { Truth.Exclusion(cause: $0[0], n: Int($0[1]) ?? -1) })
  }
}

extension RowSource {
  /// The rows as texts, NULL as nothing.
  fileprivate func texts() throws -> [[String]] {
    var rows: [[String]] = []
    while let row = try step() { rows.append((0..<row.count).map { row[$0].shown }) }
    return rows
  }
}
