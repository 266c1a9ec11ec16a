import FoundationEssentials
import Glibc
import Sync
import Warehouse

extension Session {
  /// Syncs those of a statement's tables that are missing or older than allowed, and no others.
  ///
  /// - Parameter tables: Names as the authorizer reported them; child tables stand for their parents.
  /// - Returns: What the reader of the answer should know, a sentence each.
  /// - Throws: `DoorError` when a table without a complete load cannot be loaded.
  func refresh(_ tables: Set<String>) async throws -> [String] {
    let states = try states()
    var needed = Needed(
      tables, schema: schema, shape: setting.shape, states: states, freshness: setting.freshness,
      since: setting.since, now: setting.now().timeIntervalSince1970)
    var notes = needed.unavailable.map(Self.unavailable)
    if try reader.fact("personal_data") == "none" {
      let refused = needed.missing.filter(schema.sensitive.contains)
      guard refused.isEmpty else { throw WarehouseError.storesNoPersonalData(refused) }
    }
    let kept = needed.stale.filter(setting.unasked.contains)
    if !kept.isEmpty {
      notes.append(
        "\(kept.joined(separator: ", ")) \(kept.count == 1 ? "is" : "are") not refreshed, being "
          + "sensitive: --sensitive does.")
    }
    let never = needed.leaveOut(setting.neverSynced)
    guard never.isEmpty || setting.allowsPartial else { throw DoorError.neverSynced(never) }
    let unasked = needed.leaveOut(setting.unasked)
    guard unasked.isEmpty || setting.allowsPartial else { throw DoorError.sensitive(unasked) }
    notes += try partial(never + unasked)
    if setting.isOffline {
      guard needed.missing.isEmpty || setting.allowsPartial else {
        throw DoorError.notLoaded(needed.missing, progress: try progress(of: needed.missing))
      }
      notes += try partial(needed.missing)
      return notes
    }
    guard !needed.all.isEmpty else { return notes }
    let report: SyncReport
    do {
      // Where there is something to answer from, nobody waits long for another process.
      report = try await sync(
        needed.all, choice: Choice(since: setting.since), asks: true,
        wait: needed.missing.isEmpty ? 10 : SyncEngine.longestWait)
    } catch  where needed.missing.isEmpty && !(error is CancellationError) {
      if setting.isStrict { throw DoorError.refreshFailed(table: needed.stale[0], cause: error) }
      return notes + needed.stale.map { stale($0, states[$0], error) }
    }
    for table in needed.missing {
      guard let failure = report.failure(of: table) else { continue }
      guard setting.allowsPartial else {
        throw DoorError.loadFailed(
          table: table, progress: try progress(of: [table]), cause: failure)
      }
      notes += try partial([table])
    }
    for table in needed.stale {
      guard let failure = report.failure(of: table) else { continue }
      if setting.isStrict { throw DoorError.refreshFailed(table: table, cause: failure) }
      notes.append(stale(table, states[table], failure))
    }
    return notes
  }

  /// Syncs tables with progress for whoever watches.
  ///
  /// A sync that `asks` does so before it goes on for long.
  func sync(
    _ tables: [String], choice: Choice, asks: Bool, wait: Double = SyncEngine.longestWait
  ) async throws -> SyncReport {
    let progress = Progress(setting)
    defer { progress.end() }
    let engine = try engine(for: tables, progress: progress)
    let ceiling = asks && !setting.saysYes ? ceiling(progress) : nil
    var report: SyncReport?
    // Tables of one choice together; mostly it is one for all.
    for (choice, tables) in choices(for: tables, choice) {
      do {
        let part = try await engine.run(tables, choice: choice, ceiling: ceiling, wait: wait) {
          progress.note($0)
        }
        report = report?.adding(part) ?? part
      } catch let error as CancellationError {
        progress.end()
        if !setting.isQuiet, let landed = try? self.progress(of: tables) {
          Talk.say("\(landed); the next sync goes on from there.")
        }
        throw error
      }
    }
    return report ?? SyncReport(outcomes: [])
  }

  /// The tables by how they are synced: as was asked for, else as the settings say.
  private func choices(
    for tables: [String], _ choice: Choice
  ) -> [(choice: Choice, tables: [String])] {
    var groups: [(choice: Choice, tables: [String])] = []
    for table in tables {
      var own = choice
      if choice.method == nil, choice.field == nil,
        let configured = setting.configuration.tables[table]
      {
        own.method = configured.method
        own.field = configured.field
      }
      if let index = groups.firstIndex(where: { $0.choice == own }) {
        groups[index].tables.append(table)
      } else {
        groups.append((own, [table]))
      }
    }
    return groups
  }

  /// More than 200 requests are asked about; a pipe cannot answer, and that is a no.
  private func ceiling(_ progress: Progress) -> Ceiling {
    Ceiling(requests: 200) { made, expected in
      progress.paused {
        Confirmation.ask(
          "This sync needs \(expected > made + 1 ? "about" : "more than") "
            + "\(max(expected, 200)) requests. Go on?")
      }
    }
  }

  /// Why a table has no rows that is not to be synced.
  static func unavailable(_ table: String) -> String {
    "\(table) has no rows: Harvest v1 has no such records."
  }

  private func stale(_ table: String, _ state: TableState?, _ error: any Error) -> String {
    let age = state.flatMap { Age($0, now: setting.now()) }
    return "\(table) could not be refreshed (\(Complaint.sentence(of: error))); "
      + "the answer uses what was synced \(age?.text ?? "earlier")."
  }

  private func partial(_ tables: [String]) throws -> [String] {
    guard !tables.isEmpty else { return [] }
    let progress = try progress(of: tables).map { " (\($0))" } ?? ""
    return ["PARTIAL: \(tables.joined(separator: ", ")) not loaded whole\(progress)."]
  }

  /// How far the load of tables got, in words.
  func progress(of tables: [String]) throws -> String? {
    let lists = Set(
      tables.compactMap { schema.table(named: $0) }
        .flatMap { schema.lists(feeding: $0, in: setting.shape) })
    let points = try reader.checkpoints().filter { lists.contains($0.list) }
    let records = points.reduce(0) { $0 + $1.records }
    guard records > 0 else { return nil }
    return "\(grouped(records)) records have landed so far"
  }
}
