import Shell

extension Session {
  /// Why a file that an answer goes to may come before other eyes, unless that was said already.
  func exposure(of file: String?) -> (file: String, why: FileExposure)? {
    guard let file, !warnedOf.contains(file),
      let why = FileExposure(of: file, in: setting.environment)
    else { return nil }
    return (file, why)
  }

  /// Says that people are named in such a file; it is written all the same, and is no error.
  ///
  /// Where `canRedact` is false, they cannot be numbered in it.
  func warn(
    of exposure: (file: String, why: FileExposure), naming columns: [String],
    canRedact: Bool = true
  ) {
    guard !columns.isEmpty, warnedOf.insert(exposure.file).inserted else { return }
    let (few, why) = (Complaint.few(columns), exposure.why)
    Talk.say(
      "warning: \(few) may name people, and “\(exposure.file)” \(why.sentence). "
        + (canRedact ? "--redact numbers them (.redact on), or " : "Better ") + "\(why.advice).")
  }
}
