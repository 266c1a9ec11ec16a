/// A list that is short enough to be made at once.
struct ShortList: Listing {
  /// The rows at the company's moment, in any order.
  let rows: @Sendable () -> [Entry]

  var count: Int { rows().count }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {
    let isDescending = order == .descendingID
    let entries = rows().sorted { isDescending ? $0.id > $1.id : $0.id < $1.id }
    for entry in entries {
      if let id, isDescending ? entry.id > id : entry.id < id { continue }
      guard body(entry) else { return }
    }
  }
}

/// Two lists as one, all ids of the first below all ids of the second.
struct JoinedList: Listing {
  let low: any Listing
  let high: any Listing

  var count: Int { low.count + high.count }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {
    var goesOn = true
    for list in order == .descendingID ? [high, low] : [low, high] where goesOn {
      list.visit(order, from: id, created: created, updatedAtLeast: updatedAtLeast) { entry in
        goesOn = body(entry)
        return goesOn
      }
    }
  }
}
