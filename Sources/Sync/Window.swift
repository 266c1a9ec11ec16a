import FoundationEssentials

/// A span of `created_at` that is fetched and checkpointed by itself: `from` inclusive, `to` exclusive.
///
/// `created_at` never changes, so windows cut on it cover a table however much it moves meanwhile.
package struct Window: Hashable, Sendable {
  /// The first instant, or `nil` for the beginning of time.
  package let from: String?
  /// The instant after the last, or `nil` for no end.
  package let to: String?

  /// A window between two instants as the warehouse writes them.
  package init(from: String? = nil, to: String? = nil) {
    self.from = from
    self.to = to
  }

  /// This window cut in two, so that the older part can be fetched at the same time.
  ///
  /// The first page of a list (the highest ids) says how much time its rows span; the newer part is
  /// given `pages` times that. Any cut is right, since both parts together are the whole: the span
  /// only decides how evenly the work is shared.
  ///
  /// - Parameters:
  ///   - oldest: The least `created_at` on the first page.
  ///   - newest: The greatest `created_at` on the first page.
  ///   - pages: How many pages the newer part should have.
  /// - Returns: The newer and the older part, or `nil` when the span says nothing, or when the older
  ///   part would reach less far than the newer one: Greenhouse has had no customers before 2012.
  package func split(
    oldest: String, newest: String, pages: Double
  ) -> (newer: Window, older: Window)? {
    guard let first = Instant.date(oldest), let last = Instant.date(newest), last > first else {
      return nil
    }
    let cut = first.addingTimeInterval(-pages * last.timeIntervalSince(first))
    let beginning = from.flatMap { Instant.date($0) } ?? Self.firstCustomers
    guard cut.timeIntervalSince(beginning) >= first.timeIntervalSince(cut) else { return nil }
    let text = Instant.text(cut)
    return (Window(from: text, to: to), Window(from: from, to: text))
  }

  private static let firstCustomers = Date(timeIntervalSince1970: 1_325_376_000)
}
