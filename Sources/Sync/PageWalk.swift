import Harvest
import Warehouse

/// The way through the pages of a list: it begins anew where a cursor is refused, and asks once more
/// for a page that made no sense.
struct PageWalk: Sendable {
  /// What one page came to.
  enum Turn<Taken> {
    case taken(Taken)
    /// The same page is to be asked for once more.
    case again
    /// The list is to be begun anew.
    case anew
  }

  /// How often a list is begun again when its cursor is refused.
  private static let restarts = 3
  /// How often a page is asked for once more when it makes no sense, beside Harvest's own patience.
  private static let repeats = 3

  private let resource: Resource
  private var trail: Trail
  private var restarts = 0
  private var repeats = 0

  init(through resource: Resource) {
    self.resource = resource
    trail = Trail(of: resource)
  }

  /// Takes one page, which `body` asks for and notes on the trail.
  mutating func turn<Taken>(
    _ body: (inout Trail) async throws -> Taken
  ) async throws -> Turn<Taken> {
    do {
      var further = trail
      let taken = try await body(&further)
      trail = further
      repeats = 0
      return .taken(taken)
    } catch HarvestError.cursorRefused where restarts < Self.restarts {
      restarts += 1
      turnBack()
      return .anew
    } catch  where repeats < Self.repeats && Self.mayPass(error) {
      repeats += 1
      return .again
    }
  }

  /// Goes back to pages that were taken before.
  mutating func turnBack() { trail = Trail(of: resource) }

  /// Whether a page that made no sense may well do so when it is asked for once more.
  private static func mayPass(_ error: any Error) -> Bool {
    switch error {
    case WarehouseError.malformedPage, HarvestError.looping: true
    default: false
    }
  }
}
