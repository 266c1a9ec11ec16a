/// What gives the rows of one answer, whichever engine they come from.
package protocol RowSource: AnyObject {
  /// The names of the answer's columns.
  var columns: [String] { get }

  /// The next row, valid until the next call; `nil` at the end.
  func step() throws -> Row?
}
