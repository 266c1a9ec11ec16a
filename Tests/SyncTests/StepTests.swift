import FoundationEssentials
import Testing
import Warehouse

@testable import Harvest
@testable import Sync

@Suite struct `A step` {
  private let start = Checkpoint(list: "candidates", variant: 0, startedAt: "")
  private let date = "2026-11-02T09:00:00.000Z"

  private func page(next: String?, back: String? = nil, overlap: Int = 0) -> Page {
    Page(
      body: Data("[]".utf8), next: next, back: back, overlap: overlap, serverDate: date,
      lastPage: nil, isEmpty: false)
  }

  private func landed(_ ids: [Int64], oldest: String? = nil, newest: String? = nil) -> Landed {
    var landed = Landed()
    landed.records = ids.count
    landed.ids = ids
    landed.oldestCreated = oldest
    landed.newestCreated = newest
    return landed
  }

  @Test func `goes on at the next page until there is none`() {
    var point = start
    guard
      case .on(let second) = Step(
        at: point, after: page(next: "/2"), with: landed([9, 8]), mayCut: false)
    else { return #expect(Bool(false)) }
    point.next = "/2"
    point.startedAt = date
    point.records = 2
    #expect(second == point)
    point.next = nil
    point.isDone = true
    point.records = 3
    #expect(Step(at: second, after: page(next: nil), with: landed([7]), mayCut: true) == .on(point))
  }

  @Test func `keeps the time of the first attempt`() {
    var point = start
    point.startedAt = "2026-11-01T00:00:00.000Z"
    let step = Step(at: point, after: page(next: nil), with: landed([]), mayCut: false)
    #expect(step.checkpoints.map(\.startedAt) == [point.startedAt])
  }

  @Test(arguments: [
    ("2026-10-01T00:00:00.000Z", "2026-10-11T00:00:00.000Z", nil as String?),
    ("2026-10-01T00:00:00.000Z", "2026-10-01T00:00:00.001Z", nil),
    ("2026-10-01T00:00:00.000Z", "2026-10-11T00:00:00.000Z", "2020-01-01T00:00:00.000Z"),
  ])
  func `cuts into parts that together are the whole`(
    oldest: String, newest: String, from: String?
  ) throws {
    var point = start
    point.from = from
    let step = Step(
      at: point, after: page(next: "/2"), with: landed([3, 2], oldest: oldest, newest: newest),
      mayCut: true)
    guard case .apart(let newer, let older) = step else { return #expect(Bool(false)) }
    #expect(newer.to == nil)
    #expect(newer.from == older.to)
    #expect(older.from == from)
    #expect([newer.next, older.next] == [nil, nil])
    #expect([newer.startedAt, older.startedAt] == [date, date])
    // The newer part begins with the records of this page once more.
    #expect([newer.records, older.records] == [0, 0])
  }

  @Test(arguments: [
    // A year in one page: sixteen of them leave nothing to an older part.
    ("2025-10-01T00:00:00.000Z", "2026-10-01T00:00:00.000Z", nil as String?, "/2" as String?),
    // The window is not long enough for two.
    ("2026-10-01T00:00:00.000Z", "2026-10-11T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "/2"),
    // All in one instant says nothing.
    ("2026-10-01T00:00:00.000Z", "2026-10-01T00:00:00.000Z", nil, "/2"),
    // The only page.
    ("2026-10-01T00:00:00.000Z", "2026-10-11T00:00:00.000Z", nil, nil),
  ])
  func `does not cut where it would not help`(
    oldest: String, newest: String, from: String?, next: String?
  ) {
    var point = start
    point.from = from
    let step = Step(
      at: point, after: page(next: next), with: landed([3, 2], oldest: oldest, newest: newest),
      mayCut: true)
    #expect(step.checkpoints.count == 1)
  }

  @Test func `goes on when the next page begins with records of the one before`() {
    var point = start
    point.next = "/2"
    point.latest = [4, 5]
    let step = Step(
      at: point, after: page(next: "/3", back: "/1", overlap: 2), with: landed([5, 6, 7]),
      mayCut: false)
    guard case .on(let next) = step else { return #expect(Bool(false)) }
    #expect(next.latest == [6, 7])
    #expect(next.records == 2)
    #expect(next.next == "/3")
  }

  @Test func `goes back when rows may have slipped past, and from the beginning goes on`() {
    var point = start
    point.next = "/3"
    point.latest = [4, 5]
    let back = Step(
      at: point, after: page(next: "/4", back: "/2", overlap: 2), with: landed([8, 9]),
      mayCut: false)
    guard case .back(let earlier) = back else { return #expect(Bool(false)) }
    #expect(earlier.next == "/2")
    #expect(earlier.latest == [4, 5])
    let beginning = Step(
      at: earlier, after: page(next: "/2", overlap: 2), with: landed([1, 2]), mayCut: false)
    guard case .on(let next) = beginning else { return #expect(Bool(false)) }
    #expect(next.next == "/2")
    #expect(next.latest == [1, 2])
    let often = Step(
      at: point, after: page(next: "/4", back: "/2", overlap: 2), with: landed([8, 9]),
      mayCut: false, mayStepBack: false)
    guard case .on(let further) = often else { return #expect(Bool(false)) }
    #expect(further.next == "/4")
  }
}
