import Charts
import FoundationEssentials
import Rows
import SavedQueries
import Shell
import Warehouse

/// What is known of an answer once it is written.
struct Answer: Sendable {
  /// How many rows it has; `nil` for a statement that gives no columns.
  var rows: Int?
  /// The seconds from the first step to the last row.
  var seconds: Double
  /// The tables that were read.
  var tables: Set<String>
  /// What its reader should know, a sentence each: a warning, and an error under `--strict`.
  var notes: [String]
  /// In which columns people are numbered, and why.
  var masked: String?
  /// How the answer is shown, where that is worth a word.
  var remarks: [String] = []
}

extension Session {
  /// Runs every statement of a text, syncing before each what it reads.
  ///
  /// `told` is told about each answer as soon as it is written.
  ///
  /// - Throws: What a statement, its sync or its output throws; the statements behind it are not run,
  ///   unless the terms say so.
  func run(_ asking: Asking, told: (Answer) throws -> Void) async throws {
    var rest = asking.sql
    var failures = 0
    while true {
      do {
        written = 0
        if let unclosed = ShellError.unclosed(in: rest) { throw unclosed }
        if let end = try reader.dropOwnView(rest) {
          rest = String(decoding: rest.utf8.dropFirst(end), as: UTF8.self)
          continue
        }
        guard let prepared = try prepare(rest) else { break }
        if try reader.makeOwnView(prepared.sql) {
          rest = String(decoding: rest.utf8.dropFirst(prepared.tail), as: UTF8.self)
          continue
        }
        let notes = try await refresh(prepared.tables)
        // Which values a column has is known when it is synced.
        let suspicions = suspicions(prepared.sql, asking.values)
        if setting.isStrict, let first = suspicions.first { throw DoorError.warned(first) }
        let answer = try write(prepared, values: asking.values, notes: suspicions + notes)
        rest = String(decoding: rest.utf8.dropFirst(prepared.tail), as: UTF8.self)
        try delivery.settle()
        try told(answer)
      } catch {
        try? delivery.settle()
        let error = asking.placed(error, before: rest)
        guard terms.keepsGoing, ExitStatus(error) == .sql else { throw error }
        Complaint.say(error)
        failures += 1
        guard let next = Self.afterStatement(rest) else { break }
        rest = next
      }
    }
    if failures > 0 { throw DoorError.someFailed(failures) }
  }

  /// Compiles the first statement of a text; the place for tables of one's own is made when it is
  /// first written to.
  private func prepare(_ sql: String) throws -> Prepared? {
    do {
      return try reader.prepare(sql)
    } catch WarehouseError.sql(let problem) where problem.message == "unknown database my" {
      try reader.attachOwn(create: true)
      return try reader.prepare(sql)
    }
  }

  /// What follows the first whole statement of a text, if it has an end.
  private static func afterStatement(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: ";") {
      guard Reader.isComplete(String(decoding: bytes[...index], as: UTF8.self)) else { continue }
      return String(decoding: bytes[(index + 1)...], as: UTF8.self)
    }
    return nil
  }

  /// Runs a saved query: its tables are synced together, its statements see one state of them.
  ///
  /// - Returns: The answer, and what was left out of it as cause and count.
  func run(_ query: SavedQuery, _ arguments: Arguments) async throws -> (Answer, [Cause]) {
    delivery.chartUsually = try query.chartChoice(over: Period(arguments))
    defer { delivery.chartUsually = nil }
    let bound = try BoundQuery(query, arguments)
    if !query.withheld.isEmpty { for asking in bound.statements { withheld[asking.sql] = query } }
    let shown = try terms.result.indices(of: bound.statements.count)
    let tables = try tables(readBy: bound.asked.map(\.sql), with: arguments)
    let doubts = bound.statements.flatMap { suspicions($0.sql, $0.values) }
    if setting.isStrict, let first = doubts.first { throw DoorError.warned(first) }
    let notes = doubts + (try await refresh(tables))
    defer { try? delivery.settle() }
    let outcome = try reader.snapshot {
      try check(arguments)
      let start = ContinuousClock.now
      return try withCases(of: bound) { bound in
        let listing = Double(start.duration(to: .now) / .seconds(1))
        var answer = Answer(rows: nil, seconds: 0, tables: tables, notes: notes)
        for (index, asking) in bound.statements.enumerated() {
          guard let prepared = try reader.prepare(asking.sql, shortcut: asking.shortcut) else {
            continue
          }
          guard shown.contains(index) else {
            try bind(asking.values, to: prepared)
            while try prepared.step() != nil {}
            continue
          }
          answer = try write(
            prepared, values: asking.values, notes: notes, beside: bound.statements.map(\.sql),
            as: arguments.role)
          answer.tables = tables
          answer.seconds += listing
        }
        return (answer, try causes(of: bound))
      }
    }
    try delivery.settle()
    return outcome
  }

  /// A reason for which things were left out of a number, and how many.
  struct Cause: Sendable, Equatable {
    let cause: String
    let count: Int64
  }

  /// What a saved query left out, by cause.
  func causes(of bound: BoundQuery) throws -> [Cause] {
    guard let asking = bound.excluded,
      let prepared = try reader.prepare(asking.sql, shortcut: asking.shortcut)
    else { return [] }
    try bind(asking.values, to: prepared)
    return try causes(in: prepared, of: bound.query)
  }

  /// The causes that a statement lists.
  func causes(in source: any RowSource, of query: SavedQuery) throws -> [Cause] {
    var causes: [Cause] = []
    while let row = try source.step() {
      guard row.count >= 2, case .text(let bytes) = row[0], case .integer(let count) = row[1] else {
        throw QueryError.excludedShape(query.name)
      }
      causes.append(Cause(cause: String(decoding: bytes, as: UTF8.self), count: count))
    }
    return causes
  }
}
