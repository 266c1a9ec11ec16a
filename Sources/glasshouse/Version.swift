/// Which Glasshouse this is.
enum Version {
  /// The number that `--version` prints and requests carry.
  static let number = "0.1.0"
}
