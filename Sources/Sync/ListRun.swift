import FoundationEssentials
import Harvest
import Warehouse

/// Carries one list from Greenhouse into the warehouse, from wherever an earlier run left it.
struct ListRun: Sendable {
  let plan: ListPlan
  let resource: Resource
  let client: Client
  let ledger: Ledger
  let slots: Slots
  let tell: @Sendable (SyncEvent) -> Void

  /// How many pages the newer part of a window should have when it is cut.
  private static let pagesPerWindow = 16.0
  /// How often a window is begun again when its cursor is refused.
  private static let restarts = 3

  /// Fetches all that is open, and answers what came of it; the tables' state is not moved yet.
  func fetch() async throws -> Tally {
    let open = try await ledger.openCheckpoints(of: plan, variants: try await variants())
    let tally = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for checkpoint in open {
        group.addTask { try await carry(checkpoint, into: tally) }
      }
      try await group.waitForAll()
    }
    return tally
  }
}
