import Digests

/// Names made of digests, so that file names can stand for credentials without telling them.
enum Digest {
  /// The first hexadecimal digits of the digest of these parts.
  static func name(_ parts: [String], digits: Int) -> String {
    var digest = SHA256()
    for part in parts { digest.take(Array("\(part.utf8.count):\(part)".utf8)[...]) }
    return String(digest.finish().prefix(digits))
  }
}
