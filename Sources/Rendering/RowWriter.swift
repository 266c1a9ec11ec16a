import Rows

/// What writes an answer row by row: `begin` once, `write` for each row, `end` once.
///
/// `end` flushes the sink. An answer that breaks off is left without `end`, so that nothing pretends
/// to be whole.
package protocol RowWriter: AnyObject {
  /// Starts an answer that has these columns.
  func begin(_ columns: [String]) throws(OutputError)

  /// Writes the next row, which is not kept.
  func write(_ row: Row) throws(OutputError)

  /// Takes in a sentence about the answer before its end, for forms that have a place for it.
  func note(_ sentence: String)

  /// Finishes the answer.
  func end() throws(OutputError)
}

extension RowWriter {
  /// Most forms have nothing but rows.
  package func note(_ sentence: String) {}
}
