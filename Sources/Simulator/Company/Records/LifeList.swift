/// A list whose rows belong to candidates, made one candidate at a time.
struct LifeList: Listing {
  let company: Company
  let name: String
  /// The block the rows' ids are from.
  let block: IDs
  /// How long before a candidate arrives there may be rows.
  var lead: Int64 = 0
  /// Whether only those have rows who get to an offer.
  var isForFinalists = false
  /// The rows of one life at the company's moment, by ascending id.
  let rows: @Sendable (Life, Company) -> [Entry]

  var count: Int {
    company.counts.count(name) {
      var count = 0
      visit(.ascendingID, from: nil, created: nil, updatedAtLeast: nil) { _ in
        count += 1
        return true
      }
      return count
    }
  }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {
    let calendar = company.calendar
    var first = 0
    var end = calendar.candidate(from: company.moment + (lead + 1))
    if let created {
      first = calendar.candidate(from: created.lowerBound + -Calendar.longestLife)
      end = min(end, calendar.candidate(from: created.upperBound + lead))
    }
    let since = [created?.lowerBound, updatedAtLeast].compactMap(\.self).max()
    if let since { first = max(first, calendar.candidate(from: since + -Calendar.longestLife)) }
    if let id {
      let owner = block.owner(of: id)
      if order == .descendingID { end = min(end, owner + 1) } else { first = max(first, owner) }
    }
    guard first < end else { return }
    let count = end - first
    for step in 0..<count {
      let index = order == .descendingID ? end - 1 - step : first + step
      if isForFinalists, index % Life.stride != Life.offset { continue }
      if let since, calendar.arrival(index) + Life.Hint(index, in: company).reach < since {
        continue
      }
      for entry in sorted(rows(company.life(index), company), order) {
        if let id {
          if order == .descendingID {
            if entry.id > id { continue }
          } else if entry.id < id {
            continue
          }
        }
        guard body(entry) else { return }
      }
    }
  }

  private func sorted(_ entries: [Entry], _ order: Order) -> [Entry] {
    switch order {
    case .ascendingID, .byCandidate: return entries
    case .descendingID: return entries.reversed()
    case .byApplication:
      // By application only: within one, the newest version comes first, as a recording shows.
      return entries.sorted { a, b in
        guard case .id(let first)? = a.keys["application_id"],
          case .id(let second)? = b.keys["application_id"]
        else { return a.id < b.id }
        return first == second ? a.id > b.id : first < second
      }
    }
  }
}
