/// The continuations that a list has given so far, so that it cannot lead round in a circle.
package struct Trail: Sendable {
  private let resource: String
  private var seen: Set<Int> = []

  /// A trail on which no page has been read yet.
  package init(of list: Resource) { resource = list.name }

  /// The continuation of a page, `nil` at the end; one that was already followed is an error.
  package mutating func next(after page: Page) throws(HarvestError) -> String? {
    guard let next = page.next else { return nil }
    guard seen.insert(next.hashValue).inserted else { throw .looping(resource: resource) }
    return next
  }
}
