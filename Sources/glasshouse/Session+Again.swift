import Glibc
import Rendering
import Rows
import Warehouse

extension Session {
  /// Asks the last statement again, for an answer in another form or place.
  func askLastAgain(as format: Format?, to destination: String?) async throws {
    let asking = try lastAsking()
    try delivery.openOnce(destination, as: format)
    try await answer(asking)
  }

  /// Asks the last statement every so many seconds, until it is cancelled.
  func watch(every seconds: Int) async throws {
    let asking = try lastAsking()
    let clears = Terminal.isTerminal(STDOUT_FILENO) && Terminal.isAble(setting.environment)
    while true {
      if clears { Talk.write("\u{1B}[H\u{1B}[2J") }
      Talk.say("every \(seconds) s · Ctrl-C ends it")
      try await answer(asking)
      try await Task.sleep(for: .seconds(seconds))
    }
  }

  /// Shows what differs between the last answer and the one before to the same question.
  ///
  /// Where the first column tells the rows apart in both, a row whose other values differ is changed;
  /// else rows are only added or removed.
  func compareLast() throws {
    let last = try lastAnswer()
    if let query = withheld[last.sql] { throw CompareError.withheld(query) }
    guard let before = pasts.dropLast().last(where: { $0.isWhole && $0.asksTheSame(as: last) })
    else {
      throw DoorError.nothingToCompare
    }
    let (new, old) = (try last.rows(), try before.rows())
    guard new.names == old.names else { throw DoorError.nothingToCompare }
    let names = new.names.map(Reader.quote)
    let key = try isKey(names[0], of: new) && isKey(names[0], of: old) ? names[0] : nil
    let listing = try difference(from: old, to: new, names: names, key: key)
    try listing.write(to: delivery)
    try delivery.settle()
    let counts = ["added", "removed", "changed to"].map { word in
      listing.rows.count { $0[0] == .text(word) }
    }
    Talk.say(
      "\(grouped(counts[0])) added, \(grouped(counts[1])) removed, \(grouped(counts[2])) changed"
        + (key == nil ? "; no first column that tells rows apart" : " by \(new.columns[0])"))
  }

  private func isKey(_ column: String, of kept: KeptAnswer) throws -> Bool {
    let sql = "select count(*) = count(distinct \(column)) from \(kept.table)"
    return try rows(of: sql) == [[.integer(1)]]
  }

  private func difference(
    from old: KeptAnswer, to new: KeptAnswer, names: [String], key: String?
  ) throws -> Listing {
    let all = names.joined(separator: ", ")
    // Rows that are there twice count twice: the copies of a row are numbered.
    func only(in one: KeptAnswer, not other: KeptAnswer) -> String {
      func numbered(_ kept: KeptAnswer) -> String {
        "select \(all), row_number() over (partition by \(all)) as _copy from \(kept.table)"
      }
      return "select \(all) from (\(numbered(one)) except \(numbered(other)))"
    }
    func word(_ alone: String, _ changed: String, in other: KeptAnswer) -> String {
      guard let key else { return "'\(alone)'" }
      return "iif(\(key) in (select \(key) from \(other.table)), '\(changed)', '\(alone)')"
    }
    let sql = """
      select \(word("removed", "changed from", in: new)) as change, 1 as place, *
      from (\(only(in: old, not: new)))
      union all
      select \(word("added", "changed to", in: old)), 2, * from (\(only(in: new, not: old)))
      order by \(key.map { "\($0), " } ?? "")place
      """
    // The place is for the order alone.
    let rows = try rows(of: sql).map { row in [row[0]] + row.dropFirst(2) }
    return Listing(columns: ["change"] + new.columns, rows: rows)
  }
}
