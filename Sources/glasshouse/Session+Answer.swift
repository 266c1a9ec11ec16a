import FoundationEssentials
import Rows
import SavedQueries
import Warehouse

/// What is known of an answer once it is written.
struct Answer: Sendable {
  /// How many rows it has; `nil` for a statement that gives no columns.
  var rows: Int?
  /// The seconds from the first step to the last row.
  var seconds: Double
  /// The tables that were read.
  var tables: Set<String>
  /// What its reader should know, a sentence each.
  var notes: [String]
}

extension Session {
  /// Runs every statement of a text, syncing before each what it reads.
  ///
  /// `told` is told about each answer as soon as it is written.
  ///
  /// - Throws: What a statement, its sync or its output throws; the statements behind it are not run.
  func run(_ asking: Asking, told: (Answer) -> Void) async throws {
    var rest = asking.sql
    do {
      while let prepared = try reader.prepare(rest) {
        let notes = try await refresh(prepared.tables)
        told(try write(prepared, values: asking.values, notes: notes))
        rest = String(decoding: rest.utf8.dropFirst(prepared.tail), as: UTF8.self)
      }
    } catch WarehouseError.sql(let problem) {
      let done = asking.sql.utf8.count - rest.utf8.count
      let space = rest.utf8.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
      throw Misstep(
        cause: WarehouseError.sql(problem), text: asking.sql,
        offset: done + (problem.byteOffset ?? space),
        origin: asking.origin)
    }
  }

  /// Runs a saved query: its tables are synced together, its statements see one state of them.
  ///
  /// - Returns: The answer, and what was left out of it as cause and count.
  func run(_ query: SavedQuery, _ arguments: Arguments) async throws -> (Answer, [Cause]) {
    let statements = query.statements.map { Asking($0, of: arguments) }
    let excluded = query.excluded.map { Asking($0, of: arguments) }
    var tables: Set<String> = []
    for asking in statements + [excluded].compactMap(\.self) {
      tables.formUnion(try reader.prepare(asking.sql)?.tables ?? [])
    }
    let notes = try await refresh(tables)
    return try reader.snapshot {
      var answer = Answer(rows: nil, seconds: 0, tables: tables, notes: notes)
      for asking in statements {
        guard let prepared = try reader.prepare(asking.sql) else { continue }
        guard asking.sql == statements.last?.sql else {
          try bind(asking.values, to: prepared)
          while try prepared.step() != nil {}
          continue
        }
        answer = try write(prepared, values: asking.values, notes: notes)
        answer.tables = tables
      }
      return (answer, try excluded.map(causes) ?? [])
    }
  }

  /// A reason for which things were left out of a number, and how many.
  struct Cause: Sendable, Equatable {
    let cause: String
    let count: Int64
  }

  func causes(_ asking: Asking) throws -> [Cause] {
    guard let prepared = try reader.prepare(asking.sql) else { return [] }
    try bind(asking.values, to: prepared)
    var causes: [Cause] = []
    while let row = try prepared.step() {
      guard row.count >= 2, case .text(let bytes) = row[0], case .integer(let count) = row[1] else {
        continue
      }
      causes.append(Cause(cause: String(decoding: bytes, as: UTF8.self), count: count))
    }
    return causes
  }

  /// Gives a statement those of the values that it has parameters for.
  func bind(_ values: [String: Scalar], to prepared: Prepared) throws {
    for parameter in prepared.parameters {
      guard let value = values[String(parameter.dropFirst())] else { continue }
      try prepared.bind(parameter, value)
    }
  }

  /// Writes the rows of a statement in the chosen form.
  func write(
    _ prepared: Prepared, values: [String: Scalar], notes: [String]
  ) throws -> Answer {
    try bind(values, to: prepared)
    var answer = Answer(rows: nil, seconds: 0, tables: prepared.tables, notes: notes)
    let start = ContinuousClock.now
    if prepared.columns.isEmpty {
      while try prepared.step() != nil {}
    } else {
      var rows = 0
      try delivery.write(warn: { answer.notes.append($0) }) { writer in
        // The first row is read before anything is written, so that an error leaves no header.
        var row = try prepared.step()
        try writer.begin(prepared.columns)
        while let current = row {
          rows += 1
          try writer.write(current)
          row = try prepared.step()
        }
        try writer.end()
      }
      answer.rows = rows
    }
    answer.seconds = Double(start.duration(to: .now) / .seconds(1))
    return answer
  }
}
