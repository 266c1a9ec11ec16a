import SavedQueries

/// A saved query with its values, its statements ready to be asked.
struct BoundQuery: Sendable {
  let query: SavedQuery
  let arguments: Arguments
  /// The statements without a name; the last gives the answer.
  private(set) var statements: [Asking]
  /// What was left out, by cause.
  private(set) var excluded: Asking?
  /// How many cases the answer is made of.
  private(set) var counting: Asking?

  /// - Throws: `QueryError` for values that its statements cannot take.
  init(_ query: SavedQuery, _ arguments: Arguments) throws {
    self.query = query
    self.arguments = arguments
    statements = try query.statements.map { try Asking($0, of: arguments) }
    excluded = try query.excluded.map { try Asking($0, of: arguments) }
    counting = try query.counting.map { try Asking($0, of: arguments) }
  }

  /// What every run of it asks.
  var asked: [Asking] { statements + [excluded].compactMap(\.self) }

  /// The same where its cases are not listed.
  var listingNothing: BoundQuery {
    var bound = self
    for index in statements.indices { bound.statements[index].shortcut = nil }
    bound.excluded?.shortcut = nil
    bound.counting?.shortcut = nil
    return bound
  }
}
