import FoundationEssentials
import Glibc
import Sync
import Warehouse

extension Session {
  /// Looks for rows that are gone at Greenhouse, in tables whose last sweep is older than an age.
  ///
  /// Without names all tables are swept but the largest companions; when the sync was for some tables,
  /// the `scope`, no others are. A sweep that `isForced` may remove most of a table.
  ///
  /// - Throws: `DoorError.syncFailed` when a list could not be looked through.
  func sweep(
    _ names: [String], within scope: [String], age: Freshness, isForced: Bool
  ) async throws {
    let plan = SweepPlan(
      tables: names.isEmpty ? scope : names, schema: schema, shape: setting.shape,
      states: try states(), admitted: setting.admitted, age: age,
      now: setting.now().timeIntervalSince1970)
    guard !plan.isEmpty else { return }
    let progress = Progress(setting)
    defer { progress.end() }
    let report = try await engine(for: scope, progress: progress)
      .sweep(plan, isForced: isForced) { progress.note($0) }
    if !setting.isQuiet { Talk.say(Self.sweepSummary(report)) }
    warn(ofErasure: report)
    let failures = report.outcomes.compactMap { outcome in
      outcome.failure.map { (table: outcome.tables.first ?? outcome.list, cause: $0) }
    }
    guard failures.isEmpty else { throw DoorError.syncFailed(failures) }
  }

  /// Says when removed values could not leave the file yet.
  func warn(ofErasure report: SyncReport) {
    if report.isErasurePending { Talk.say(Talk.erasurePending) }
  }

  private static func sweepSummary(_ report: SyncReport) -> String {
    let good = report.outcomes.filter { $0.failure == nil }
    return "swept \(good.count) of \(report.outcomes.count) lists: "
      + "\(grouped(good.reduce(0) { $0 + $1.changed })) rows gone, "
      + "\(grouped(report.requests)) requests"
  }
}

extension Talk {
  /// What is said when removed values could not leave the file yet.
  static let erasurePending =
    "warning: erasure pending: removed values are still in the warehouse's file, because another "
    + "program reads it or the disk is full. The next sync tries again."
}
