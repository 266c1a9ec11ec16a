/// Which page of which question a v3 request asks for.
struct V3Ask {
  /// The filters, of this request or of the one its cursor goes back to.
  let items: [QueryItem]
  let perPage: Int
  /// The first id, inclusive; nil for the first page.
  let from: Int64?
  let page: Int
  private let originalRequestID: String

  init(_ call: Call, _ facts: ListFacts) throws(Answer) {
    if let text = call.request.value("cursor") {
      guard call.request.items.count == 1 else {
        throw .refusal(
          422, "Unprocessable Content",
          quoted("When passing a cursor, do not include other query params."))
      }
      guard let cursor = Cursor(text), facts.names.isSuperset(of: cursor.query.keys) else {
        throw .refusal(
          422, "Unprocessable Content", quoted("The cursor is invalid or expired."))
      }
      items = cursor.query.map { QueryItem($0.key, $0.value) }
      perPage = cursor.perPage
      from = cursor.id
      page = cursor.page
      originalRequestID = cursor.originalRequestID
    } else {
      let known = try call.options.strictness.checked(call.request.items, facts)
      perPage = try V3Ask.perPage(known)
      items = known.filter { $0.name != "per_page" }
      from = nil
      page = 1
      originalRequestID = call.requestID
    }
  }

  /// A cursor to another page of the same question.
  func cursor(at id: Int64, page: Int) -> Cursor {
    Cursor(
      query: Dictionary(items.map { ($0.name, $0.value) }) { first, _ in first },
      perPage: perPage, id: id, page: page, originalRequestID: originalRequestID)
  }

  private static func perPage(_ items: [QueryItem]) throws(Answer) -> Int {
    guard let text = items.first(where: { $0.name == "per_page" })?.value else { return 100 }
    guard let number = Int(text) else {
      throw .unprocessable("per_page", "`\(text)` is not an integer")
    }
    guard number <= 500 else {
      throw .unprocessable("per_page", "`\(number)` number is greater than: 500")
    }
    guard number >= 1 else {
      throw .unprocessable("per_page", "`\(number)` number is less than: 1")
    }
    return number
  }
}

extension Strictness {
  /// The parameters that count, or the refusal of one that is unknown or unwelcome.
  fileprivate func checked(_ items: [QueryItem], _ facts: ListFacts) throws(Answer) -> [QueryItem] {
    let names = facts.names.union(["per_page"])
    var known: [QueryItem] = []
    for item in items {
      if names.contains(item.name) {
        known.append(item)
      } else if let bracket = item.name.firstIndex(of: "["), item.name.hasSuffix("]"),
        names.contains(String(item.name[..<bracket]))
      {
        guard !refusesBrackets else { throw .unprocessable(item.name, "is not allowed") }
        let sign = item.name[item.name.index(after: bracket)...].dropLast()
        known.append(QueryItem(String(item.name[..<bracket]), "\(sign)|\(item.value)"))
      } else if refusesUnknownParameters {
        throw .unprocessable(item.name, "is not allowed")
      }
    }
    let merged = known.merged
    if refusesCreatedWithUpdated, merged.contains(where: { $0.name == "created_at" }),
      merged.contains(where: { $0.name == "updated_at" })
    {
      throw .unprocessable("created_at", "cannot be combined with updated_at")
    }
    return merged
  }
}

extension [QueryItem] {
  /// Two brackets on one field become one value: `gte|A|lt|B`.
  fileprivate var merged: [QueryItem] {
    var result: [QueryItem] = []
    for item in self {
      if let index = result.firstIndex(where: { $0.name == item.name }), item.value.contains("|") {
        result[index] = QueryItem(item.name, result[index].value + "|" + item.value)
      } else {
        result.append(item)
      }
    }
    return result
  }
}
