internal import FoundationEssentials

/// The stretch of a list that a page shows where pages are counted, as v1 does.
///
/// When rows vanish between two requests, all later rows move up, and those at the edge are on neither
/// page. So each page is asked for in such a size that it begins before the end of the page before it:
/// whoever finds a record of that page again knows that nothing between was missed.
struct Stretch: Equatable {
  /// The least number of records that two pages share.
  static let overlap = 20
  private static let sizes = 250...500

  private let page: Int
  private let size: Int
  private let target: String

  /// The stretch that a path and query ask for; `nil` when they do not count pages of a size.
  init?(_ target: String) {
    guard let items = URLComponents(string: target)?.queryItems,
      let size = Self.number("per_page", items), Self.sizes.contains(size)
    else { return nil }
    guard let page = items.contains(where: { $0.name == "page" }) ? Self.number("page", items) : 1
    else { return nil }
    self.init(page: page, size: size, target: target)
  }

  private init(page: Int, size: Int, target: String) {
    self.page = page
    self.size = size
    self.target = target
  }

  /// How many records are in front of it.
  private var start: Int { (page - 1) * size }

  /// What to ask for instead of this stretch, the link of a page, to begin a little before it.
  var next: String { Self.reaching(start - Self.overlap, like: target).text }

  /// What to ask for to see about a page of what is in front of it; `nil` at the list's beginning.
  var back: String? {
    start == 0
      ? nil : Self.reaching(max(0, start - Self.sizes.upperBound), like: target).text
  }

  /// Of all stretches that begin at or before a place, the one that ends furthest on.
  private static func reaching(_ place: Int, like target: String) -> Stretch {
    let stretches = sizes.map { Stretch(page: max(place, 0) / $0 + 1, size: $0, target: target) }
    return stretches.max { $0.page * $0.size < $1.page * $1.size } ?? stretches[0]
  }

  private var text: String {
    guard var url = URLComponents(string: target) else { return target }
    var items = (url.queryItems ?? []).filter { $0.name != "page" && $0.name != "per_page" }
    items.append(URLQueryItem(name: "page", value: String(page)))
    items.append(URLQueryItem(name: "per_page", value: String(size)))
    url.queryItems = items
    return url.string ?? target
  }

  private static func number(_ name: String, _ items: [URLQueryItem]) -> Int? {
    items.first { $0.name == name }?.value.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
