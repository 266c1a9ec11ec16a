import FoundationEssentials
import Rows
import Warehouse

extension Session {
  /// How a statement would be answered, a line for each step, and what it would sync first.
  ///
  /// Without a text it is the last statement.
  func explain(_ sql: String?) throws -> [String] {
    let sql = try sql ?? lastAnswer().sql
    guard let prepared = try reader.prepare(sql) else { throw DoorError.noStatement }
    return try plan(of: prepared.sql) + [try syncing(for: prepared.tables)]
  }

  private func plan(of sql: String) throws -> [String] {
    var depths: [Int64: Int] = [:]
    guard let plan = try reader.prepare("explain query plan " + sql) else { return [] }
    // A plan reads nothing, so parameters need no values.
    for parameter in plan.parameters { try plan.bind(parameter, .null) }
    var lines: [String] = []
    while let row = try plan.step() {
      let step = (0..<row.count).map { Scalar(row[$0]) }
      guard case .integer(let id) = step[0], case .integer(let parent) = step[1],
        case .text(let detail) = step[3]
      else { continue }
      let depth = depths[parent].map { $0 + 1 } ?? 0
      depths[id] = depth
      lines.append(String(repeating: "  ", count: depth) + PlanStep(detail).words)
    }
    return lines
  }

  private func syncing(for tables: Set<String>) throws -> String {
    let states = try states()
    var needed = Needed(
      tables, schema: schema, shape: setting.shape, states: states, freshness: setting.freshness,
      since: setting.since, now: setting.now().timeIntervalSince1970)
    let unasked = needed.leaveOut(setting.unasked)
    guard unasked.isEmpty else { return Complaint.sentence(of: DoorError.sensitive(unasked)) }
    guard !needed.all.isEmpty else {
      return tables.isEmpty ? "Reads no table of Greenhouse." : "Nothing has to be synced first."
    }
    let missing = needed.missing.map { "\($0) (not loaded)" }
    let stale = needed.stale.map { name in
      "\(name) (synced \(states[name].flatMap { Age($0, now: setting.now())?.text } ?? "never"))"
    }
    // A page has 500 records; how many a first load has nobody knows before.
    let requests = needed.stale.reduce(0) { sum, name in
      let isFull = (states[name]?.chosenMethod ?? states[name]?.method) == "full"
      return sum + (isFull ? max(1, ((states[name]?.rows ?? 0) + 499) / 500) : 1)
    }
    let count =
      needed.missing.isEmpty
      ? "about \(requests) request\(requests == 1 ? "" : "s")"
      : "at least \(requests + needed.missing.count) requests"
    return "Syncs first: \((missing + stale).joined(separator: ", ")); \(count)."
  }
}

/// One step of SQLite's plan, in words.
struct PlanStep {
  let words: String

  /// Says what SQLite's sentence means; one that is not known stays as it is.
  init(_ detail: String) {
    let parts = detail.split(separator: " ").map(String.init)
    let subject = parts.count > 1 ? parts[1] : ""
    let condition = detail.firstIndex(of: "(").map { String(detail[$0...].dropFirst().dropLast()) }
    switch parts.first {
    case "SCAN" where detail.contains("USING COVERING INDEX"):
      words = "reads all of \(subject), from an index alone"
    case "SCAN" where detail.contains("CONSTANT ROW"): words = "makes one row"
    case "SCAN": words = "reads all of \(subject)"
    case "SEARCH" where detail.contains("INTEGER PRIMARY KEY"):
      words = "looks up \(subject) by its id"
    case "SEARCH" where detail.contains("AUTOMATIC"):
      words =
        "looks up \(subject) by \(Self.columns(condition)), with an index made for this statement"
    case "SEARCH": words = "looks up \(subject) by \(Self.columns(condition))"
    case "MATERIALIZE", "CO-ROUTINE": words = "makes \(subject) first:"
    case "CORRELATED": words = "for every row, a subquery:"
    case "SCALAR", "LIST": words = "once, a subquery:"
    case "USE":
      words = "sorts for \(detail.split(separator: " FOR ").last?.lowercased() ?? "the answer")"
    case "COMPOUND", "UNION", "MERGE": words = detail.lowercased() + ":"
    default: words = detail.lowercased()
    }
  }

  /// `job_id=? AND status>?` as `job_id, status`.
  private static func columns(_ condition: String?) -> String {
    (condition ?? "").split(separator: " AND ")
      .map { $0.prefix { !"=<>?".contains($0) } }.joined(separator: ", ")
  }
}
