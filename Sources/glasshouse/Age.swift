import FoundationEssentials
import Warehouse

/// How long ago a table was synced, in words.
struct Age {
  /// Such as `just now`, `12 min ago`, `3 days ago`.
  let text: String

  /// The age of a table, or `nil` when it was never synced.
  init?(_ state: TableState, now: Date) {
    guard let at = state.syncedAt.flatMap(Self.seconds) else { return nil }
    let seconds = max(0, Int(now.timeIntervalSince1970 - at))
    text = seconds < 60 ? "just now" : Self.words(seconds) + " ago"
  }

  /// A time in its largest unit, such as `12 min`.
  static func words(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  /// The seconds since 1970 of an instant as the warehouse writes it.
  static func seconds(_ instant: String) -> Double? {
    (try? Date(instant, strategy: .iso8601WithMilliseconds))?.timeIntervalSince1970
  }
}

extension ParseStrategy where Self == Date.ISO8601FormatStyle {
  /// `2026-11-02T09:00:00.000Z`.
  static var iso8601WithMilliseconds: Date.ISO8601FormatStyle {
    Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  }
}
