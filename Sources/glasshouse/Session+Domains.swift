import SavedQueries
import Warehouse

extension Session {
  /// Refuses values that no row has: they would make a slip look like an empty answer.
  ///
  /// A column without any value says nothing.
  ///
  /// - Throws: `QueryError.unknownValue`.
  func check(_ arguments: Arguments) throws {
    for demand in arguments.demands {
      guard let table = schema.table(named: demand.domain.table),
        table.columns.contains(where: { $0.name == demand.domain.column })
      else { continue }
      let known = try reader.distinctTexts(of: demand.domain.column, in: table.name)
      for text in demand.texts where !known.isEmpty && !known.contains(text) {
        throw demand.refusal(of: text, known: known)
      }
    }
  }
}
