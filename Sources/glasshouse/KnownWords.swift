import SavedQueries
import Shell
import Synchronization
import Warehouse

/// The words that Tab offers in a session.
final class KnownWords: Sendable {
  private let fixed: [Vocabulary.Table]
  private let values: ColumnValues

  init(_ session: Session) {
    let schema = session.schema
    fixed = Self.tables(of: schema)
    values = session.columnValues
  }

  /// The tables and views of a schema, with what is known of their columns.
  static func tables(of schema: Schema) -> [Vocabulary.Table] {
    let tables = schema.tables.map { table in
      Vocabulary.Table(
        table.name, columns: table.columns.map(Vocabulary.Column.init), sentence: table.sentence)
    }
    let views = schema.views.map { view in
      Vocabulary.Table(
        view.name,
        columns: view.columns.map { Vocabulary.Column($0.name, sentence: $0.sentence) },
        sentence: view.sentence)
    }
    return tables + views
  }

  /// The words as they are now: what the session has made itself is among them.
  func vocabulary(of session: Session) async -> Vocabulary {
    Vocabulary(
      tables: await session.ownTables() + fixed,
      functions: SQLFunction.all.map(\.signature) + Vocabulary.sqlFunctions,
      queries: await session.catalogue.all.map(Vocabulary.Query.init), values: values.of)
  }
}

extension Vocabulary.Query {
  /// A saved query as Tab knows it.
  init(_ query: SavedQuery) {
    self.init(
      query.name,
      parameters: query.parameters.map { parameter in
        let examples =
          [parameter.example, parameter.defaultText].compactMap(\.self)
          + (parameter.kind == .date ? Day.words : [])
        return Vocabulary.Parameter(
          parameter.name, values: parameter.choices.isEmpty ? examples : parameter.choices,
          domain: parameter.domain.map { ($0.table, $0.column) })
      })
  }
}

extension Vocabulary.Column {
  fileprivate init(_ column: Column) {
    let kind: Kind =
      switch column.kind {
      case .integer, .real, .boolean: .number
      case .text, .json: .text
      case .date: .date
      case .instant: .instant
      }
    self.init(
      column.name, kind: kind, references: column.references, words: column.words,
      sentence: column.sentence)
  }
}

/// The values of columns that have few, looked up when they are first asked for.
final class ColumnValues: Sendable {
  private struct State {
    var reader: Reader?
    var known: [String: [String]] = [:]
    /// The state of the file that the known values are from.
    var version: Int64?
  }

  /// More values than this are no choice.
  private static let most = 40
  private let file: WarehouseFile
  private let schema: Schema
  private let state = Mutex(State())

  init(_ file: WarehouseFile, schema: Schema) {
    self.file = file
    self.schema = schema
  }

  /// The values of a column: Greenhouse's words for it, else what is in the table when that is little.
  @Sendable func of(table name: String, column: String) -> [String] {
    guard let table = schema.table(named: name),
      let column = table.columns.first(where: { $0.name == column }), !column.isPersonal
    else { return [] }
    guard column.words.isEmpty else { return column.words }
    guard column.kind == .text else { return [] }
    return state.withLock { state in
      if state.reader == nil { state.reader = try? Reader(file, schema: schema) }
      guard let reader = state.reader else { return [] }
      let version = try? reader.version
      if version != state.version { state.known = [:] }
      state.version = version
      let key = table.name + "." + column.name
      if let known = state.known[key] { return known }
      let values = (try? reader.fewValues(of: column.name, in: table.name, most: Self.most)) ?? []
      state.known[key] = values
      return values
    }
  }
}
