extension String {
  /// The text as one word of a command line: in quotes where a shell or the prompt would part it or
  /// read something into it.
  package var asShellWord: String {
    let plain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "=-_.,:/@%+".unicodeScalars.contains(scalar)
    }
    return plain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
