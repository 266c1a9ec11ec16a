import Engines
import FoundationEssentials
import Warehouse

extension Session {
  /// Brings the account's part of a lake to what the warehouse holds, after syncing what needs it.
  ///
  /// - Throws: What a sync or the output throws; the manifest is the one before then.
  func fillLake(_ order: ExportOrder) async throws {
    let tables = try exported(order)
    let lake = Lake(path: order.folder)
    // A folder that cannot be used is told before anything is fetched.
    let export = try LakeExport(
      reader, into: lake, as: setting.accountName, version: Version.number)
    let notes = try await refresh(Set(tables.map(\.name)))
    if setting.isStrict, let first = notes.first { throw DoorError.warned(first) }
    for note in notes { Talk.say("warning: \(note)") }
    let outcome = try reader.snapshot {
      let states = try self.states()
      return try export.run(
        sources(tables, states, withAll: order.tables.isEmpty),
        created: setting.now().formatted(.iso8601)
      ) { Talk.say("warning: \($0)") }
    }
    tell(of: outcome, order.folder)
  }

  /// The tables with what is known of them; `withAll`, those that Greenhouse has no records for, too, so
  /// that a question there is told so.
  private func sources(
    _ tables: [Table], _ states: [String: TableState], withAll: Bool
  ) -> [LakeExport.Source] {
    let names = Set(tables.map(\.name))
    return schema.tables.compactMap { table in
      let filling = schema.tables(filling: table)
      let isUnavailable =
        !filling.isEmpty
        && filling.allSatisfy { filling in
          states[filling.name]?.isLoaded != true
            && schema.lists(feeding: filling, in: setting.shape).isEmpty
        }
      guard names.contains(table.name) || (withAll && isUnavailable) else { return nil }
      return LakeExport.Source(
        table, filling.compactMap { states[$0.name] }.first, isPartial: isPartial(table, states),
        isUnavailable: isUnavailable)
    }
  }

  /// Says what became of a lake, and what whoever reads it should know.
  private func tell(of outcome: LakeExport.Outcome, _ folder: String) {
    let manifest = outcome.manifest
    for overlap in manifest.overlaps {
      Talk.say(
        "warning: \(overlap.table): the account “\(overlap.account)” has some of the same ids "
          + "(\(grouped(overlap.count)), such as \(overlap.example)); a question to both would mix them up"
      )
    }
    warn(
      ofPeopleIn: manifest.tables.compactMap { table in table.files.first.map { (table.name, $0) }
      },
      in: folder)
    if !outcome.dropped.isEmpty {
      Talk.say(
        "warning: the lake has no \(outcome.dropped.joined(separator: ", ")) of this account any more: an export "
          + "holds the tables that it names, or all in use where it names none")
    }
    guard !setting.isQuiet else { return }
    if !outcome.withdrawn.isEmpty {
      Talk.say(
        "removed \(outcome.withdrawn.joined(separator: ", ")): sensitive tables are in the lake only when they "
          + "are named each time (--also \(outcome.withdrawn[0]))")
    }
    let rows = manifest.tables.reduce(0) { $0 + $1.rows }
    Talk.say(
      "exported \(manifest.tables.count) tables, \(grouped(rows)) rows, to \(folder) as account "
        + "“\(manifest.account)”: \(grouped(outcome.written)) files written, \(grouped(outcome.kept)) kept, "
        + "\(grouped(outcome.removed)) removed")
  }
}
