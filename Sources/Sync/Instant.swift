import FoundationEssentials

/// Instants as the warehouse writes them: `2026-11-02T09:00:00.000Z`.
enum Instant {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// The text of a date.
  static func text(_ date: Date) -> String { date.formatted(style) }

  /// An instant moved by so many seconds; a text that is no instant stays as it is.
  static func text(_ instant: String, adding seconds: Double) -> String {
    guard let date = date(instant) else { return instant }
    return text(date.addingTimeInterval(seconds))
  }

  /// The date of a text, or `nil`.
  static func date(_ text: String) -> Date? { try? Date(text, strategy: style) }
}
