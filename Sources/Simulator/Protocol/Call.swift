/// One request with all that its answer is made of, as things stood when it came.
struct Call: Sendable {
  let request: Request
  let aim: Aim
  let number: Int
  let now: Moment
  let options: Options
  let moment: Moment
  let lists: Server.Lists
  let edits: RowEdits
  let epoch: Int
  var quirk = PageQuirk.none

  /// What a fault does to a page's next link.
  enum PageQuirk: Sendable {
    case none
    /// It leads to the page that was just given.
    case repeats
    /// The page is empty and the link leads to what it should have held.
    case emptyPage
  }

  /// The `X-Request-Id` of the answer.
  var requestID: String {
    let digits = String(number, radix: 16)
    return "91a55000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// The list that the request asks for, if the company keeps it.
  var listing: (any Listing)? {
    aim.dialect.flatMap { lists(aim.list, $0) }
  }

  /// Whether the list's scope or permission is missing.
  var isForbidden: Bool {
    aim.dialect.flatMap { options.forbidden[$0] }?.contains(aim.list) ?? false
  }

  /// A link to this list with another query.
  func link(_ items: [QueryItem], _ relation: String) -> String {
    let host = request.headers["host"] ?? "127.0.0.1"
    let query = items.map(\.encoded).joined(separator: "&")
    return "<http://\(host)\(request.path)?\(query)>; rel=\"\(relation)\""
  }
}
