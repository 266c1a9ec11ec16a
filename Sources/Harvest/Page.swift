package import FoundationEssentials

/// One page of a list, as Greenhouse sent it.
package struct Page: Sendable {
  /// A complete JSON array of records; each record is not looked into here.
  package let body: Data
  /// What to ask for next, to be stored and given back as it is; `nil` on the last page.
  package let next: String?
  /// What to ask for to step back about a page, where pages are counted (v1); `nil` on the first.
  package let back: String?
  /// How many records at the end of this page are to be seen again at the beginning of the next.
  package let overlap: Int
  /// Greenhouse's clock when it answered, as `2026-11-02T09:00:00.000Z`.
  package let serverDate: String
  /// The number of the last page, where v1 tells it: the first page of most lists.
  package let lastPage: Int?
  /// Whether the page holds no record.
  package let isEmpty: Bool
}
