import CSQLite

/// SQLite itself, as it is linked on this machine.
package enum Engine {
  /// The version, such as `3.40.1`.
  package static let version = String(cString: sqlite3_libversion())
  /// Whether the version is one that was ever tried with all that is asked of it.
  package static let isTried = sqlite3_libversion_number() >= 3_040_000
}
