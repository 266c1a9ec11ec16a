/// Which page of which question a v1 request asks for.
struct V1Ask {
  /// The filters, sorted, without those of paging.
  let items: [QueryItem]
  let page: Int
  let perPage: Int
  let skipsCount: Bool

  init(_ call: Call) throws(Answer) {
    let request = call.request
    page = try V1Ask.number(request, "page", 1, 1...1_000_000_000)
    perPage = try V1Ask.number(request, "per_page", 100, 1...500)
    skipsCount = request.value("skip_count") == "true"
    let paging: Set<String> = ["page", "per_page", "skip_count"]
    var filters = request.items.filter { !paging.contains($0.name) }
    // Documented: an email wins over candidate ids.
    if request.value("email") != nil { filters.removeAll { $0.name == "candidate_ids" } }
    items = filters.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
  }

  private static func number(
    _ request: Request, _ name: String, _ preset: Int, _ range: ClosedRange<Int>
  ) throws(Answer) -> Int {
    guard let text = request.value(name) else { return preset }
    guard let number = Int(text), range.contains(number) else {
      throw .invalid(
        name, "Must be an integer of at least 1" + (preset == 1 ? "" : ", at most 500"))
    }
    return number
  }
}

/// The `Link` header of a v1 page: next, prev, last.
struct V1Links {
  let page: Int
  let hasNext: Bool
  /// The last page, when it was counted.
  var last: Int?
  var isNextOnly = false

  init(page: Int, hasNext: Bool) {
    self.page = page
    self.hasNext = hasNext
  }

  /// The page's answer; a list of a single page has no `Link`.
  func answer(_ call: Call, _ body: [UInt8]) -> Answer {
    var answer = Answer(200, body)
    var links: [String] = []
    if call.quirk != .none {
      links.append(link(call, page, "next"))
    } else if hasNext {
      links.append(link(call, page + 1, "next"))
    }
    if page > 1, !isNextOnly { links.append(link(call, page - 1, "prev")) }
    if let last, last > 1 { links.append(link(call, last, "last")) }
    if !links.isEmpty { answer.set("Link", links.joined(separator: ",")) }
    return answer
  }

  /// The first request's query with another page.
  private func link(_ call: Call, _ page: Int, _ relation: String) -> String {
    let others = call.request.items.filter { $0.name != "page" }
    return call.link([QueryItem("page", String(page))] + others, relation)
  }
}
