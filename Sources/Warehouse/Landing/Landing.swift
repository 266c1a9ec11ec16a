import Rows

/// Carries the records of one page into the tables that their list feeds.
///
/// Made for one list and kept for its pages; the records at hand are in the plan's levels.
final class Landing {
  private let plan: FeedTree
  private let destination: Destination
  private let writers: [RowWriter]
  /// The writer of each feeding's table, by the feeding's number.
  private let writersOfFeeds: [RowWriter]
  /// What came of the page's rows of each feeding, by its number.
  private var counts: [Count]
  private let owned: [OwnedRows]
  private let problems: ProblemLog
  private let arena = Arena()
  private var cells: [Value] = []
  private var result = Landed()
  /// The records of the page at hand.
  private var records: [Element] = []
  private var oldest: [UInt8] = []
  private var newest: [UInt8] = []
  private var parent: Int64?
  private var seenAt = ""
  /// The id of the row that the record at hand itself became.
  private var ownID: Int64?
  /// The ids of the page's records so far.
  private var seen: Set<Int64> = []

  private struct Count {
    var inserted = 0
    var changed = 0
  }

  init(
    _ plan: FeedTree, into destination: Destination, schema: Schema, connection: Connection,
    problems: ProblemLog
  ) throws(WarehouseError) {
    self.plan = plan
    self.destination = destination
    self.problems = problems
    var writers: [String: RowWriter] = [:]
    for table in plan.tables {
      writers[table.name] = try RowWriter(
        table, staging: destination == .staging, shape: plan.shape, schema: schema,
        connection: connection, problems: problems)
    }
    self.writers = plan.tables.compactMap { writers[$0.name] }
    writersOfFeeds = plan.fedTables.compactMap { writers[$0.name] }
    counts = plan.fedTables.map { _ in Count() }
    var owned: [OwnedRows] = []
    for table in plan.tables {
      for feeding in table.feedings(in: plan.shape) where feeding.list == plan.list {
        guard let owner = feeding.owner, let writer = writers[table.name],
          !owned.contains(where: { $0.table == table.name && $0.owner == owner })
        else { continue }
        owned.append(try OwnedRows(of: writer, owner: owner, connection: connection))
      }
    }
    self.owned = owned
  }

  /// Lands a page: one JSON array of records; `notes` tell what was mended in which of them.
  func land(
    _ page: Element, notes: [Int: [MendedPage.Note]] = [:], parent: Int64?, seenAt: String
  ) throws(WarehouseError) -> Landed {
    result = Landed()
    for index in counts.indices { counts[index] = Count() }
    seen.removeAll(keepingCapacity: true)
    oldest.removeAll(keepingCapacity: true)
    newest.removeAll(keepingCapacity: true)
    self.parent = parent
    self.seenAt = seenAt
    for writer in writers { try writer.begin() }
    defer { for writer in writers { writer.end() } }
    records.removeAll(keepingCapacity: true)
    page.eachElement { records.append($0) }
    // Ids mostly come highest first, and rows that are put in from the end leave half of every page of
    // the file empty; a page of records that is turned round does not.
    let isDescending = isDescending
    for place in records.indices {
      let place = isDescending ? records.count - 1 - place : place
      try land(records[place], notes: notes[place] ?? [])
    }
    if isDescending { result.ids.reverse() }
    summarise()
    return result
  }

  /// Whether every record has an id that is lower than the one before, so that none comes twice.
  private var isDescending: Bool {
    var last: Int64?
    for record in records {
      guard let id = record.value(plan.root.keys[plan.rootID].bytes)?.integer, id < last ?? .max
      else { return false }
      last = id
    }
    return true
  }

  /// Puts the page's numbers into its result.
  private func summarise() {
    if !newest.isEmpty {
      result.oldestCreated = String(decoding: oldest, as: UTF8.self)
      result.newestCreated = String(decoding: newest, as: UTF8.self)
    }
    guard destination == .tables else { return }
    for (table, count) in zip(plan.fedTables, counts) {
      if count.inserted > 0 { result.changes.inserted[table.name, default: 0] += count.inserted }
      if count.changed > 0 { result.changes.changed[table.name, default: 0] += count.changed }
    }
  }

  private func land(_ record: Element, notes: [MendedPage.Note]) throws(WarehouseError) {
    result.records += 1
    arena.empty()
    guard record.kind == .object else {
      return try setAside(record, from: plan.tables[0], reason: "not an object")
    }
    plan.root.open(record)
    let id = plan.root.value(plan.rootID)?.integer
    if id == nil, plan.root.feeds.contains(where: { !$0.mayLackID }) {
      let reason =
        plan.root.value(plan.rootID).map { $0.isNull } ?? true
        ? "no id" : "an id that is not a whole number of 64 bits"
      return try setAside(record, from: plan.root.feeds[0].table, reason: reason)
    }
    for rows in owned { rows.begin() }
    ownID = nil
    try walk(plan.root)
    // A record without an id is told from others by the one that was made up for its row.
    guard let id = id ?? ownID else { return }
    result.ids.append(id)
    try report(notes, of: record, id)
    for rows in owned {
      let removed = try rows.removeOthers(of: id, at: seenAt)
      if removed > 0, destination == .tables {
        result.changes.removed[rows.table, default: 0] += removed
      }
    }
  }

  /// Makes the rows of the record at hand, then those of the records nested in it.
  private func walk(_ level: Level) throws(WarehouseError) {
    for feed in level.feeds { try land(level, feed) }
    for nested in level.nested {
      guard var value = level.value(nested.firstSlot) else {
        untold(nested)
        continue
      }
      for step in nested.steps.dropFirst() where value.kind == .object {
        guard let next = value.value(step.bytes) else {
          untold(nested)
          break
        }
        value = next
      }
      try land(nested, in: value)
    }
  }

  private func land(_ nested: Level, in value: Element) throws(WarehouseError) {
    guard nested.isEach else {
      guard value.kind == .object else { return }
      nested.open(value)
      return try walk(nested)
    }
    var thrown: WarehouseError?
    value.eachElement { element in
      guard thrown == nil, element.kind == .object else { return }
      nested.open(element)
      do throws(WarehouseError) {
        try walk(nested)
      } catch {
        thrown = error
      }
    }
    if let thrown { throw thrown }
  }

  /// The record does not have a key at all: that says nothing about the rows that were made of it.
  private func untold(_ level: Level) {
    for feed in level.feeds {
      for rows in owned where rows.table == feed.table.name { rows.isTold = false }
    }
    for nested in level.nested { untold(nested) }
  }

  private func land(_ level: Level, _ feed: Feed) throws(WarehouseError) {
    let extraction = Extraction(arena: arena, parent: parent)
    if let test = feed.test, !test.holds(extraction) { return }
    let writer = writersOfFeeds[feed.number]
    let conversion = Conversion(extraction: extraction)
    var misfits: [(place: Int, reason: String, member: Int?)] = []
    cells.removeAll(keepingCapacity: true)
    for (place, extractor) in feed.extractors.enumerated() {
      guard let extractor else {
        cells.append(.null)
        continue
      }
      switch conversion.convert(extraction.find(extractor), to: feed.table.columns[place].kind) {
      case .value(let value):
        cells.append(value)
      case .misfit(let reason):
        cells.append(.null)
        misfits.append((place, reason, extractor.member(of: level)))
      }
    }
    guard case .integer(let id) = cells[feed.idPlace] else {
      if feed.mayLackID { return }
      return try setAside(level.record, from: feed.table, reason: "no id")
    }
    if let place = feed.extraPlace {
      cells[place] = extra(level, feed, misfits: misfits.compactMap(\.member))
    }
    if writer.mayHaveProblems { try problems.forget(feed.table.name, id) }
    for misfit in misfits {
      let raw = misfit.member.map {
        Element(bytes: level.record.bytes, nodes: level.record.nodes, index: $0 + 1).raw
      }
      try report(
        feed.table.name, id, feed.table.columns[misfit.place].name, misfit.reason,
        raw ?? level.record.raw)
    }
    try put(writer, feed, id, isOwn: level === plan.root && feed.holdsUnknown)
  }

  private func put(
    _ writer: RowWriter, _ feed: Feed, _ id: Int64, isOwn: Bool
  ) throws(WarehouseError) {
    var thrown: WarehouseError?
    let outcome = cells.withUnsafeBufferPointer { cells -> RowWriter.Outcome in
      do throws(WarehouseError) {
        return try writer.put(cells, at: seenAt, problem: report)
      } catch {
        thrown = error
        return .same
      }
    }
    if let thrown { throw thrown }
    switch outcome {
    case .inserted: counts[feed.number].inserted += 1
    case .changed: counts[feed.number].changed += 1
    case .same: break
    }
    for rows in owned where feed.owner == rows.ownerPlace && rows.table == feed.table.name {
      rows.keep(id)
    }
    if isOwn { ownID = id }
    if isOwn, let place = feed.createdPlace, case .text(let bytes) = cells[place] {
      if oldest.isEmpty || bytes.lexicographicallyPrecedes(oldest) { oldest.replace(with: bytes) }
      if newest.isEmpty || newest.lexicographicallyPrecedes(bytes) { newest.replace(with: bytes) }
    }
  }

  /// The members of a record that no column holds, as a JSON object of their exact bytes.
  private func extra(_ level: Level, _ feed: Feed, misfits: [Int]) -> Value {
    var members = misfits
    if feed.holdsUnknown {
      members += level.unknown
      members += feed.kept.compactMap { level.value($0).map { $0.index - 1 } }
    }
    let record = level.record
    func element(_ index: Int) -> Element {
      Element(bytes: record.bytes, nodes: record.nodes, index: index)
    }
    members = Set(members).filter { !element($0 + 1).isNull }.sorted()
    guard !members.isEmpty else { return .null }
    return .text(
      arena.text { bytes in
        for (index, member) in members.enumerated() {
          bytes.append(index == 0 ? Byte.openBrace : Byte.comma)
          bytes.append(contentsOf: element(member).raw)
          bytes.append(Byte.colon)
          bytes.append(contentsOf: element(member + 1).raw)
        }
        bytes.append(Byte.closeBrace)
      })
  }

  /// Writes down what was mended in a record, and that it came twice on its page: the last one counts.
  private func report(
    _ notes: [MendedPage.Note], of record: Element, _ id: Int64
  ) throws(WarehouseError) {
    let table = plan.tables[0].name
    if !seen.insert(id).inserted {
      try report(table, id, "id", "twice on one page", record.raw)
    }
    for note in notes {
      isProblem(of: table)
      try note.raw.withUnsafeBufferPointer { raw throws(WarehouseError) in
        try problems.add(
          table: table, id: id, field: note.field, reason: note.reason,
          raw: UnsafeRawBufferPointer(raw), seenAt: seenAt)
      }
    }
  }

  /// Counts a problem; rows that are landed again on this page forget it.
  private func isProblem(of table: String) {
    result.problems += 1
    for writer in writers where writer.table.name == table { writer.mayHaveProblems = true }
  }

  private func setAside(
    _ record: Element, from table: Table, reason: String
  ) throws(WarehouseError) {
    isProblem(of: table.name)
    try problems.add(
      table: table.name, id: nil, field: "id", reason: reason, raw: record.raw, seenAt: seenAt)
  }

  private func report(
    _ table: String, _ id: Int64, _ field: String, _ reason: String,
    _ raw: UnsafeRawBufferPointer
  ) throws(WarehouseError) {
    isProblem(of: table)
    try problems.add(
      table: table, id: id, field: field, reason: reason, raw: raw, seenAt: seenAt)
  }
}

extension [UInt8] {
  /// Takes other bytes instead, in the same room.
  fileprivate mutating func replace(with bytes: UnsafeRawBufferPointer) {
    removeAll(keepingCapacity: true)
    append(contentsOf: bytes)
  }
}

extension Extractor {
  /// The key node of the record's own member that this is taken from, if it is taken from one.
  func member(of level: Level) -> Int? {
    switch self {
    case .path(let own, let slot, _):
      own === level ? level.value(slot).map { $0.index - 1 } : nil
    case .pluck(let inner, _), .found(let inner, _, _, _), .map(let inner, _),
      .equals(let inner, _), .when(_, let inner), .customFields(let inner), .renamed(let inner, _):
      inner.member(of: level)
    case .first(let all):
      all.lazy.compactMap { $0.member(of: level) }.first
    case .constant, .parent, .synthetic:
      nil
    }
  }
}
