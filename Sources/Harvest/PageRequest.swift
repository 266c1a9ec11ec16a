/// What is asked of Greenhouse in one request: the first page of a list, or a page further on.
package struct PageRequest: Hashable, Sendable {
  /// The list that is asked for.
  package let resource: Resource
  /// Which of the list’s variants.
  package let variant: Resource.Variant
  /// The limits the rows must keep.
  package var bounds: [Bound] = []
  /// The fields to be told, `["id"]` to list ids alone; empty for all (v3).
  package var fields: [String] = []
  /// The only records wanted; at most 50 (v3).
  package var ids: [Int64] = []
  /// How many records at most; Greenhouse gives no more than 500.
  package var pageSize = 500
  /// The continuation that an earlier page of this list gave.
  package var next: String?

  /// A request for a list as one of its variants shows it.
  package init(
    _ resource: Resource, _ variant: Resource.Variant, bounds: [Bound] = [], fields: [String] = [],
    ids: [Int64] = [], next: String? = nil
  ) {
    self.resource = resource
    self.variant = variant
    self.bounds = bounds
    self.fields = fields
    self.ids = ids
    self.next = next
  }

  /// The same question, one page further on.
  package func continued(at next: String) -> PageRequest {
    var request = self
    request.next = next
    return request
  }

  /// The path and query to ask for.
  ///
  /// A continuation is sent as it came: v3 refuses a cursor that has other parameters beside it,
  /// documented in Greenhouse's paging page.
  func target(under prefix: String) throws(HarvestError) -> String {
    if let next { return next }
    let items = variant.query + (try limits()) + [QueryItem("per_page", String(pageSize))]
    let query = items.map { "\(percent($0.name))=\(percent($0.value))" }.joined(separator: "&")
    return "\(prefix)\(variant.path)?\(query)"
  }

  private func limits() throws(HarvestError) -> [QueryItem] {
    if Set(bounds.map(\.field)).isSuperset(of: ["created_at", "updated_at"]) {
      throw .notFilterable(resource.name, field: "created_at and updated_at together")
    }
    guard ids.count <= 50 else { throw .notFilterable(resource.name, field: "more than 50 ids") }
    var items: [QueryItem] = []
    for (field, bounds) in grouped() {
      items += try narrowed(field, bounds)
    }
    if !ids.isEmpty { items.append(try v3Only("ids", ids.map(String.init))) }
    if !fields.isEmpty { items.append(try v3Only("fields", fields)) }
    return items
  }

  private func grouped() -> [(String, [Bound])] {
    Dictionary(grouping: bounds, by: \.field).sorted { $0.key < $1.key }
  }

  private func narrowed(_ field: String, _ bounds: [Bound]) throws(HarvestError) -> [QueryItem] {
    var items: [QueryItem] = []
    switch resource.filters[field] {
    case .range(let name):
      let pipes = bounds.map { ($0.side == .atLeast ? "gte|" : "lt|") + $0.instant }
      items.append(QueryItem(name, pipes.joined(separator: "|")))
    case .after(let name):
      for bound in bounds {
        guard bound.side == .atLeast else {
          throw .notFilterable(resource.name, field: "the upper end of \(field)")
        }
        items.append(QueryItem(name, bound.instant))
      }
    case .between(let after, let before):
      items = bounds.map { QueryItem($0.side == .atLeast ? after : before, $0.instant) }
    case nil:
      throw .notFilterable(resource.name, field: field)
    }
    return items
  }

  private func v3Only(_ name: String, _ values: [String]) throws(HarvestError) -> QueryItem {
    guard resource.dialect == .v3 else { throw .notFilterable(resource.name, field: name) }
    return QueryItem(name, values.joined(separator: ","))
  }

  /// Everything but RFC 3986's unreserved characters is percent-encoded, the pipe and colon too; the
  /// comma between ids stays.
  private func percent(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: ","):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return encoded
  }
}
