/// How a list can be narrowed by one of its instants.
package enum Filter: Hashable, Sendable {
  /// v3's pipes: `updated_at=gte|A` or `created_at=gte|A|lt|B`.
  case range(String)
  /// A v1 parameter with a lower bound only, inclusive.
  case after(String)
  /// A pair of v1 parameters: the lower inclusive, the upper exclusive.
  case between(after: String, before: String)
}

/// A limit that the rows asked for must keep on one field.
package struct Bound: Hashable, Sendable {
  /// Which side of the instant is meant.
  package enum Side: Hashable, Sendable {
    /// At or after the instant.
    case atLeast
    /// Before the instant.
    case below
  }

  /// The name of the field, such as `updated_at`.
  package let field: String
  /// On which side of the instant the rows are.
  package let side: Side
  /// The instant as `2026-11-02T09:00:00.000Z`.
  package let instant: String

  /// Rows whose field is at or after the instant.
  package static func atLeast(_ field: String, _ instant: String) -> Bound {
    Bound(field: field, side: .atLeast, instant: instant)
  }

  /// Rows whose field is before the instant.
  package static func below(_ field: String, _ instant: String) -> Bound {
    Bound(field: field, side: .below, instant: instant)
  }
}
