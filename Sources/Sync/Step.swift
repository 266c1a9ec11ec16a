import FoundationEssentials
import Harvest
import Warehouse

/// How a window goes on after one of its pages has landed.
enum Step: Sendable, Equatable {
  /// At this place, which also says that the window is done.
  case on(Checkpoint)
  /// From further in front: rows vanished, and some may have slipped past between two pages.
  case back(Checkpoint)
  /// In two parts, side by side.
  case apart(newer: Checkpoint, older: Checkpoint)

  /// How many pages the newer part of a window should have when it is cut.
  private static let pagesPerWindow = 16.0

  /// Decides how a window goes on.
  ///
  /// `mayCut` says whether the list can be cut into windows at all, `mayStepBack` whether it has not
  /// been stepped back in too often.
  init(
    at point: Checkpoint, after page: Page, with landed: Landed, mayCut: Bool,
    mayStepBack: Bool = true
  ) {
    let isStart = point.next == nil
    var point = point
    if point.startedAt.isEmpty { point.startedAt = page.serverDate }
    let seen = Self.seen(point.latest, in: landed.ids)
    if mayStepBack, Self.isGap(after: point.latest, landed.ids), let back = page.back {
      point.next = back
      self = .back(point)
      return
    }
    point.records += landed.records - seen
    point.next = page.next
    point.isDone = page.next == nil
    point.latest = Array(landed.ids.suffix(page.overlap))
    if mayCut, isStart, !point.isDone, let (newer, older) = Self.cut(point, after: landed) {
      self = .apart(newer: newer, older: older)
    } else {
      self = .on(point)
    }
  }

  /// How many of the first ids of a page were on the page before it.
  static func seen(_ latest: [Int64], in ids: [Int64]) -> Int {
    ids.lastIndex(where: latest.contains).map { $0 + 1 } ?? 0
  }

  /// Whether a page shows none of the records that the page before it ended with.
  static func isGap(after latest: [Int64], _ ids: [Int64]) -> Bool {
    !latest.isEmpty && seen(latest, in: ids) == 0
  }

  /// What takes the place of the window's checkpoint.
  var checkpoints: [Checkpoint] {
    switch self {
    case .on(let point), .back(let point): [point]
    case .apart(let newer, let older): [newer, older]
    }
  }

  private static func cut(
    _ point: Checkpoint, after landed: Landed
  ) -> (newer: Checkpoint, older: Checkpoint)? {
    guard let oldest = landed.oldestCreated, let newest = landed.newestCreated,
      let (newer, older) = Window(from: point.from, to: point.to)
        .split(oldest: oldest, newest: newest, pages: pagesPerWindow)
    else { return nil }
    return (part(of: point, newer), part(of: point, older))
  }

  private static func part(of point: Checkpoint, _ window: Window) -> Checkpoint {
    var part = point
    part.from = window.from
    part.to = window.to
    part.next = nil
    part.isDone = false
    // The newer part begins with the page that was just read.
    part.records = 0
    return part
  }
}
