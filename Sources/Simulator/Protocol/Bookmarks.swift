/// Where the pages of v1's offset paging begin, as long as the company stands still.
struct Bookmarks: Sendable {
  /// One question: a list, its filters and the page size.
  struct Question: Hashable, Sendable {
    let list: String
    let items: [QueryItem]
    let perPage: Int
  }

  private var starts: [Question: [Int: Int64]] = [:]
  private var totals: [Question: Int] = [:]
  private var orders: [Question: [Int64]] = [:]

  /// The last known page at or before the wanted one, with its first id.
  func nearest(_ question: Question, page: Int) -> (page: Int, id: Int64)? {
    let known = starts[question] ?? [:]
    if let id = known[page] { return (page, id) }
    return known.filter { $0.key < page }.max { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// All ids in their order, for the lists that cannot be entered in the middle.
  func order(_ question: Question) -> [Int64]? { orders[question] }

  func total(_ question: Question) -> Int? { totals[question] }

  mutating func remember(_ question: Question, page: Int, id: Int64) {
    if starts.count > 200 { starts = [:] }
    starts[question, default: [:]][page] = id
  }

  mutating func remember(_ question: Question, order: [Int64]) {
    if orders.count > 4 { orders = [:] }
    orders[question] = order
  }

  mutating func remember(_ question: Question, total: Int) {
    if totals.count > 200 { totals = [:] }
    totals[question] = total
  }
}
