/// The rows of one page, written as a JSON array.
struct PageText {
  private(set) var body: [UInt8] = [UInt8(ascii: "[")]
  private(set) var count = 0
  /// The page's first entry.
  private(set) var first: Int64?
  /// The first entry of the page after, if there is one.
  private(set) var next: Int64?

  /// Walks the list from an id, leaves out `skip` entries and writes the next `limit`.
  init(
    _ call: Call, _ listing: any Listing, _ sieve: Sieve, _ order: Order, from id: Int64?,
    skip: Int = 0, limit: Int
  ) {
    var left = skip
    sieve.walk(listing, order, from: id) { entry in
      if call.hides(entry) { return true }
      if left > 0 {
        left -= 1
        return true
      }
      if count == limit {
        next = entry.id
        return false
      }
      append(entry, call, sieve)
      return true
    }
    body.append(UInt8(ascii: "]"))
  }

  /// Writes the entries with these ids, in this order.
  init(
    _ call: Call, _ listing: any Listing, _ sieve: Sieve, ids: some Sequence<Int64>, next: Int64?
  ) {
    for id in ids {
      listing.visit(.ascendingID, from: id, created: nil, updatedAtLeast: nil) { entry in
        if entry.id == id { append(entry, call, sieve) }
        return false
      }
    }
    body.append(UInt8(ascii: "]"))
    self.next = next
  }

  private mutating func append(_ entry: Entry, _ call: Call, _ sieve: Sieve) {
    if first == nil { first = entry.id }
    if count > 0 { body.append(UInt8(ascii: ",")) }
    call.append(entry, sieve, to: &body)
    count += 1
  }
}

extension Call {
  func hides(_ entry: Entry) -> Bool {
    aim.dialect.map { edits.hides(entry.id, of: aim.list, $0) } ?? false
  }

  /// Appends a record as this request wants it.
  func append(_ entry: Entry, _ sieve: Sieve, to body: inout [UInt8]) {
    let oddity = aim.dialect.flatMap { edits.odd[$0]?[aim.list]?[entry.id] }
    if sieve.keeps == nil, sieve.drops.isEmpty, edits.rewrite == nil, oddity == nil {
      return entry.write(&body)
    }
    var record: [UInt8] = []
    entry.write(&record)
    if let rewrite = edits.rewrite, let dialect = aim.dialect {
      record = rewrite(dialect, aim.list, entry.id, record)
    }
    if let keeps = sieve.keeps { record = withKeys(of: record, where: keeps.contains) }
    if !sieve.drops.isEmpty { record = withKeys(of: record) { !sieve.drops.contains($0) } }
    body.append(contentsOf: oddity?.applied(to: record) ?? record)
  }

  /// One record by its id, or 404.
  func single(_ id: Int64, _ listing: any Listing, _ sieve: Sieve) throws(Answer) -> Answer {
    var lookup = sieve
    lookup.ids = [id]
    var record: [UInt8]?
    lookup.walk(listing, .ascendingID, from: nil) { entry in
      guard !hides(entry) else { return false }
      var bytes: [UInt8] = []
      append(entry, lookup, to: &bytes)
      record = bytes
      return false
    }
    guard let record else { throw .notFound }
    return Answer(200, record)
  }
}
