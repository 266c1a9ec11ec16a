/// How an answer is laid out.
package struct Layout: Sendable {
  /// The columns of the terminal, or `nil` where lines may be as long as they need to be.
  ///
  /// Only with a width are cells shortened, which is then said.
  package var width: Int?

  /// Whether the names of the columns are written.
  package var showsHeader: Bool

  /// The text for NULL instead of the format's own; JSON always writes `null`.
  package var null: String?

  package init(width: Int? = nil, showsHeader: Bool = true, null: String? = nil) {
    self.width = width
    self.showsHeader = showsHeader
    self.null = null
  }
}
