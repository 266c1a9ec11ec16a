/// The words that Tab can offer.
package struct Vocabulary: Sendable {
  /// The tables and views with their columns, in the order in which they are offered.
  package var tables: [(name: String, columns: [String])]

  /// The names of the SQL functions.
  package var functions: [String]

  /// The keywords of SQL.
  package var keywords: [String]

  /// The names of the saved queries.
  package var queries: [String]

  /// A vocabulary.
  package init(
    tables: [(name: String, columns: [String])] = [], functions: [String] = [],
    keywords: [String] = Vocabulary.sqlKeywords, queries: [String] = []
  ) {
    self.tables = tables
    self.functions = functions
    self.keywords = keywords
    self.queries = queries
  }

  /// The keywords that a question uses, lowercase.
  package static let sqlKeywords = [
    "all", "and", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "current_date",
    "current_timestamp", "desc", "distinct", "else", "end", "escape", "except", "exists", "explain",
    "filter", "first", "following", "from", "full", "glob", "group", "having", "in", "inner",
    "intersect", "is", "join", "last", "left", "like", "limit", "materialized", "natural", "not",
    "null", "nulls", "offset", "on", "or", "order", "outer", "over", "partition", "preceding",
    "range", "recursive", "right", "rows", "select", "then", "unbounded", "union", "using",
    "values", "when", "where", "window", "with",
  ]
}
