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
  func warn(of exposure: (file: String, why: FileExposure), naming columns: [String]) {
    guard !columns.isEmpty, warnedOf.insert(exposure.file).inserted else { return }
    let (few, why) = (Complaint.few(columns), exposure.why)
    Talk.say(
      "warning: \(few) may name people, and “\(exposure.file)” \(why.sentence). --redact numbers them (.redact on), "
        + "or \(why.advice).")
  }
}
