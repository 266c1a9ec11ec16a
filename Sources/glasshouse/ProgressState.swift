import FoundationEssentials
import Sync
import Warehouse

/// What is known of a running sync, as lines of text.
struct ProgressState {
  /// One list under way.
  private struct Line {
    let list: String
    /// The table that holds the list's records, by which people know it.
    let table: String
    let kind: SyncEvent.Kind
    let startedAt: Double
    var records = 0
    var pages = 0
    var expectedPages: Int?
    var reached: String?
  }

  private var lines: [Line] = []
  private var waiting: String?
  /// Finished lists, told once and then forgotten.
  private var told: [String] = []

  /// Takes in what happened.
  mutating func note(_ event: SyncEvent, at now: Double) {
    switch event {
    case .started(let list, let tables, let kind):
      waiting = nil
      lines.removeAll { $0.list == list }
      lines.append(Line(list: list, table: tables.first ?? list, kind: kind, startedAt: now))
    case .waiting(let holder):
      waiting = Self.sentence(holder)
    case .landed(let list, let records, let pages, let expected, let reached):
      waiting = nil
      guard let index = lines.firstIndex(where: { $0.list == list }) else { return }
      lines[index].records = records
      lines[index].pages = pages
      lines[index].expectedPages = expected
      lines[index].reached = reached
    case .finished(let list, let records, let changed):
      let line = lines.first { $0.list == list }
      lines.removeAll { $0.list == list }
      told.append(
        Self.summary(line?.table ?? list, records: records, changed: changed, kind: line?.kind))
    case .failed(let list, _):
      lines.removeAll { $0.list == list }
    }
  }

  /// Who is waited for, and for which table.
  static func sentence(_ holder: SyncLock.Holder) -> String {
    "waiting for \(holder.words), which syncs \(holder.table)"
  }

  /// Notes that requests are held back, for a reason and so many seconds.
  mutating func noteWaiting(_ reason: String) {
    waiting = reason
  }

  /// The lines about finished lists since this was last asked.
  mutating func takeFinished() -> [String] {
    defer { told = [] }
    return told
  }

  /// One line per list under way, and one about waiting.
  func current(at now: Double) -> [String] {
    var text = lines.map { Self.text($0, at: now) }
    if let waiting { text.append("  " + waiting) }
    return text
  }

  private static func text(_ line: Line, at now: Double) -> String {
    let name = line.table.padding(to: 28)
    guard line.pages > 0 else { return "  \(name) asking …" }
    let seconds = max(now - line.startedAt, 0.001)
    var parts = ["\(grouped(line.records)) records", "page \(line.pages)"]
    if let expected = line.expectedPages {
      parts[1] += " of \(expected)"
    }
    parts.append("\(grouped(Int(Double(line.records) / seconds)))/s")
    if let expected = line.expectedPages, expected > line.pages {
      let left = seconds / Double(line.pages) * Double(expected - line.pages)
      parts.append("about \(Int(left.rounded(.up))) s left")
    } else if let reached = line.reached {
      parts.append("back to \(reached.prefix(10))")
    }
    return "  \(name) " + parts.joined(separator: " · ")
  }

  private static func summary(
    _ table: String, records: Int, changed: Int, kind: SyncEvent.Kind?
  ) -> String {
    let name = table.padding(to: 28)
    return switch kind {
    case .changes:
      "  \(name) \(grouped(changed)) changed of \(grouped(records)) looked at"
    case .sweep:
      "  \(name) \(grouped(changed)) gone of \(grouped(records)) looked for"
    case .firstLoad, .reload, nil:
      "  \(name) \(grouped(records)) records"
    }
  }
}

/// A number with commas between thousands, for people.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + text
}

extension String {
  /// This text with spaces behind it up to a width in characters.
  func padding(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}
