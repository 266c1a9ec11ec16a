import Warehouse

extension Session {
  /// What is true of the warehouse as a whole, a sentence each.
  func facts() throws -> [String] {
    var facts: [String] = []
    if try reader.fact("personal_data") == "none" { facts.append("without personal data") }
    if let since = try reader.pendingErasure() {
      facts.append("erasure pending: values removed since \(since) are still in the file")
    }
    if setting.account == nil, !setting.isDemo {
      facts.append("no Greenhouse account is known; connect one with: glasshouse login")
    }
    return facts
  }

  /// Looks through the whole file.
  ///
  /// - Throws: `WarehouseError.damaged`.
  func check() throws {
    try reader.check()
    Talk.say("checked: the file is whole, and its rows are as many as were counted")
  }
}
