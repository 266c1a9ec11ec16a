/// The words that Tab can offer, and what is known of them.
package struct Vocabulary: Sendable {
  /// A table or view.
  package struct Table: Sendable {
    package var name: String
    package var columns: [Column]
    /// What it holds, in one sentence; empty where that is not known.
    package var sentence: String

    /// A table.
    package init(_ name: String, columns: [Column], sentence: String = "") {
      self.name = name
      self.columns = columns
      self.sentence = sentence
    }
  }

  /// A column of a table, or of a subquery that passes it on.
  package struct Column: Equatable, Sendable {
    /// What a column was declared to hold.
    package enum Kind: Sendable {
      case number
      case text
      /// A day, as `2026-01-31`.
      case date
      /// A moment, as `2026-01-31T09:30:00.000Z`.
      case instant
    }

    package var name: String
    /// What it holds, where that is known.
    package var kind: Kind?
    /// The table whose `id` it holds.
    package var references: String?
    /// All the words that Greenhouse uses here, where they are few and known.
    package var words: [String]
    /// What it holds, in one sentence; empty where that is not known.
    package var sentence: String
    /// The table and column that its values come from, where that is known.
    var origin: Origin?

    /// A place in the schema.
    struct Origin: Equatable, Sendable {
      let table: String
      let column: String
    }

    /// A column.
    package init(
      _ name: String, kind: Kind? = nil, references: String? = nil, words: [String] = [],
      sentence: String = ""
    ) {
      self.name = name
      self.kind = kind
      self.references = references
      self.words = words
      self.sentence = sentence
    }
  }

  /// A saved query.
  package struct Query: Sendable {
    package var name: String
    package var parameters: [Parameter]

    /// A query.
    package init(_ name: String, parameters: [Parameter] = []) {
      self.name = name
      self.parameters = parameters
    }
  }

  /// A value that a saved query asks for.
  package struct Parameter: Sendable {
    package var name: String
    /// The values to choose from, or examples of them.
    package var values: [String]
    /// The column whose values make sense, which are offered when it has few.
    var domain: Column.Origin?

    /// A parameter.
    package init(
      _ name: String, values: [String] = [], domain: (table: String, column: String)? = nil
    ) {
      self.name = name
      self.values = values
      self.domain = domain.map { Column.Origin(table: $0.table, column: $0.column) }
    }
  }

  /// The tables and views with their columns, in the order in which they are offered.
  package var tables: [Table]

  /// The SQL functions as they are called, such as `median(x)`.
  package var functions: [String]

  /// The keywords of SQL.
  package var keywords: [String]

  /// The saved queries.
  package var queries: [Query]

  /// The values of a column that has few.
  package var values: @Sendable (_ table: String, _ column: String) -> [String]

  /// A vocabulary.
  package init(
    tables: [Table] = [], functions: [String] = Vocabulary.sqlFunctions,
    keywords: [String] = Vocabulary.sqlKeywords, queries: [Query] = [],
    values: @escaping @Sendable (String, String) -> [String] = { _, _ in [] }
  ) {
    self.tables = tables
    self.functions = functions
    self.keywords = keywords
    self.queries = queries
    self.values = values
  }

  /// The values of a parameter: those of its column, else what is known to make sense.
  package func values(of parameter: Parameter) -> [String] {
    let found = parameter.domain.map { values($0.table, $0.column) } ?? []
    return found.isEmpty ? parameter.values : found
  }

  /// The columns of a table or view.
  func columns(of table: String) -> [Column]? {
    let name = table.lowercased()
    guard let found = tables.first(where: { $0.name.lowercased() == name }) else { return nil }
    return found.columns.map { column in
      var column = column
      column.origin = column.origin ?? Column.Origin(table: found.name, column: column.name)
      return column
    }
  }
}
