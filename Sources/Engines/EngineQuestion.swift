import SavedQueries
import Warehouse

/// A saved query with its values, as it is asked of an engine.
package struct EngineQuestion: Sendable {
  /// The query.
  package let query: SavedQuery
  /// Its bound statements, the one that answers first.
  package let statements: [Bound]
  /// The names of the columns of each.
  package let columns: [[String]]
  /// The columns whose values are asked for before, to know what may be meant.
  package let domains: [Parameter.Domain]

  package init(
    _ query: SavedQuery, statements: [Bound], columns: [[String]], domains: [Parameter.Domain]
  ) {
    self.query = query
    self.statements = statements
    self.columns = columns
    self.domains = domains
  }

  /// The statements with parameters as an engine writes them, each with the names of its own in order.
  ///
  /// - Throws: `EngineError.unsendable`.
  func placed(for engine: Engine) throws(EngineError) -> [(sql: String, names: [String])] {
    var placed: [(sql: String, names: [String])] = []
    for bound in statements {
      // To psql a backslash is the beginning of a command, and to Spark of an escape.
      guard !bound.sql.contains("\\") else {
        throw .unsendable(query.name, reason: "there is a backslash in its SQL")
      }
      placed.append(bound.placed(engine.parameter, fraction: engine.fraction))
    }
    return placed
  }

  /// The kind of column that the values of a parameter are like.
  func kind(of parameter: String) -> Column.Kind {
    query.parameters.first { $0.name == parameter }?.kind.column ?? .text
  }
}

extension Parameter.Kind {
  /// The kind of column that its values are like.
  fileprivate var column: Column.Kind {
    switch self {
    case .integer, .boolean: .integer
    case .number: .real
    case .text, .date, .list, .choice: .text
    }
  }
}
