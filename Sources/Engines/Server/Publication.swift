import Glibc
import Processes
import Rows
import Warehouse

/// A warehouse on its way to a server: one transaction brings all tables to what the warehouse holds.
///
/// Rows are copied into temporary tables first. Only what differs is then changed, so whoever reads the server
/// sees the state before or the state after, also where this program is killed, and waits for nobody.
package struct Publication {
  /// What became of the rows.
  package struct Outcome: Sendable, Equatable {
    /// The rows that the server has now.
    package var rows = 0
    /// How many of them are new or changed.
    package var changed = 0
    /// How many are gone.
    package var removed = 0
  }

  private let server: ServerAddress
  private let reader: Reader
  private let schema: Schema
  /// The tables whose rows are kept back.
  private let withheld: Set<String>
  /// The tables that Greenhouse has no records for.
  private let unavailable: Set<String>
  private let engine = Engine.postgreSQL

  /// The way of a warehouse to a server; tables that are `withheld` are published empty, whatever the
  /// warehouse holds of them, and those that are `unavailable` as such.
  package init(
    _ reader: Reader, schema: Schema, withholding withheld: Set<String>,
    unavailable: Set<String>, to server: ServerAddress
  ) {
    self.reader = reader
    self.schema = schema
    self.withheld = withheld
    self.unavailable = unavailable
    self.server = server
  }

  /// Publishes, and says what changed on the server; `began` is told what can be interrupted.
  ///
  /// - Throws: `EngineError`, `WarehouseError`.
  package func run(now: String, began: (EngineProgram) -> Void) throws -> Outcome {
    let output = try EngineProgram.nameless()
    defer { close(output) }
    guard let script = Pipe() else {
      throw EngineError.broken(String(cString: strerror(errno)) + ".")
    }
    let psql = try Psql(server, input: script.out, output: output)
    script.closeOut()
    began(psql.program)
    var rows = 0
    do {
      defer { script.closeInto() }
      try reader.snapshot { rows = try send(to: script.into, now: now) }
    } catch Broken.pipe {
      // What psql complained of says why it reads no more.
    } catch {
      psql.program.interrupt()
      try? psql.finish()
      throw error
    }
    try psql.finish()
    return Self.outcome(rows: rows, EngineProgram.text(of: output))
  }

  private enum Broken: Error { case pipe }

  private func send(to pipe: Int32, now: String) throws -> Int {
    func send(_ text: String) throws {
      guard EngineProgram.write((text + "\n").utf8, to: pipe) else { throw Broken.pipe }
    }
    let definitions = Definitions(engine: engine, schema: schema)
    let account = Scalar.text(try reader.fact("account") ?? "").literal
    try send(PublicationScript.opening(account: account))
    var rows = 0
    let tables = schema.tables
    for table in tables {
      let name = PublicationScript.incoming(table.name)
      try send(Definitions.table(table, engine: engine, named: name, isTemporary: true))
      guard !withheld.contains(table.name) else { continue }
      let columns = table.columns.map { Reader.quote($0.name) }.joined(separator: ", ")
      try send("copy \(name) (\(columns)) from stdin;")
      rows += try copy("select \(columns) from main.\(Reader.quote(table.name))", to: pipe)
      try send("\\.\nanalyze \(name);")
    }
    try send(
      PublicationScript.defining(definitions.script, fingerprint: definitions.fingerprint))
    for table in tables { try send(PublicationScript.merging(table)) }
    try send("delete from \(Definitions.name("holidays"));")
    try send("copy \(Definitions.name("holidays")) (day, name) from stdin;")
    _ = try copy("select day, name from main.holidays", to: pipe)
    try send("\\.")
    let states = try reader.states().filter { $0.isLoaded && !withheld.contains($0.table) }
    let empty = unavailable.subtracting(states.map(\.table)).sorted().map(TableState.init(table:))
    try send(
      PublicationScript.closing(
        states + empty, tables: tables, fingerprint: definitions.fingerprint, account: account,
        now: now))
    return rows
  }

  private func copy(_ sql: String, to pipe: Int32) throws -> Int {
    guard let prepared = try reader.prepare(sql) else { return 0 }
    var text = CopyText()
    var count = 0
    while let row = try prepared.step() {
      text.append(row)
      count += 1
      guard text.bytes.count > 1 << 18 else { continue }
      guard EngineProgram.write(text.bytes, to: pipe) else { throw Broken.pipe }
      text.clear()
      try Task.checkCancellation()
    }
    guard EngineProgram.write(text.bytes, to: pipe) else { throw Broken.pipe }
    return count
  }

  private static func outcome(rows: Int, _ told: String) -> Outcome {
    var outcome = Outcome(rows: rows)
    for line in told.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let count = Int(words[1]) else { continue }
      switch words[0] {
      case "changed": outcome.changed += count
      case "removed": outcome.removed += count
      default: break
      }
    }
    return outcome
  }
}
