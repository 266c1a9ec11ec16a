/// One of the two forms in which Greenhouse has offered its Harvest data.
package enum Dialect: String, Sendable, CaseIterable {
  /// The retired form: an API key, nested records, numbered pages.
  case v1
  /// The form of today: OAuth client credentials, flat records, cursors.
  case v3

  /// The length in seconds of the window in which requests are counted, documented in Greenhouse's
  /// rate limiting pages.
  var rateWindow: Double {
    switch self {
    case .v1: 10
    case .v3: 30
    }
  }
}
