import Harvest
import Warehouse

/// What one list needs: which tables it fills, and from where on it is fetched.
package struct ListPlan: Sendable, Equatable {
  /// How much of the list is fetched.
  package enum Extent: Sendable, Equatable {
    /// Everything, straight into the tables: nothing complete is there yet.
    case firstLoad
    /// What is new or changed since this instant, look-back included.
    case changes(since: String)
    /// Everything, beside the tables, then applied in one transaction.
    case reload

    /// The word that checkpoints remember it by; the instant is in their state.
    var word: String {
      switch self {
      case .firstLoad: "first load"
      case .changes: "changes"
      case .reload: "reload"
      }
    }
  }

  /// The list's name, such as `interviews`.
  package let list: String
  /// The tables it fills, the one that holds the list's own records first.
  package let tables: [String]
  /// The method in use.
  package let method: Method
  /// The field that changes are asked for by; `nil` for a full refresh.
  package let field: String?
  /// The day before which no record is asked for by a load of everything.
  package let since: String?
  /// How much is fetched.
  package let extent: Extent

  /// Whether all records are fetched, not only changes.
  package var isOfEverything: Bool {
    if case .changes = extent { false } else { true }
  }

  /// The moment before which a load of everything leaves rows out; `nil` without a bound.
  var start: String? { isOfEverything ? since.map { $0 + "T00:00:00.000Z" } : nil }

  /// The bounds to ask for at a checkpoint.
  ///
  /// Changes have a lower bound only: an upper one would lose what changes meanwhile.
  func bounds(of point: Checkpoint) -> [Bound] {
    if case .changes(let since) = extent, let field {
      return [.atLeast(field, since)]
    }
    return [
      point.from.map { .atLeast("created_at", $0) }, point.to.map { .below("created_at", $0) },
    ].compactMap(\.self)
  }

  /// The same list, of which only changes since a moment and a little before are wanted.
  func changes(since watermark: String) -> ListPlan {
    ListPlan(
      list: list, tables: tables, method: method, field: field, since: since,
      extent: .changes(since: Instant.text(watermark, adding: -Plan.lookBack)))
  }
}
