/// The commands of a conversation, found by name.
struct CommandList: Sendable {
  let all: [DotCommand]

  /// The command with this name, or the only one that begins with it.
  func find(_ typed: String) throws(ShellError) -> DotCommand {
    let name = typed.lowercased()
    if let exact = all.first(where: { $0.name == name || $0.otherNames.contains(name) }) {
      return exact
    }
    let longer = name.isEmpty ? [] : all.filter { $0.name.hasPrefix(name) }
    if longer.count == 1 { return longer[0] }
    guard longer.isEmpty else {
      throw .ambiguousCommand("." + typed, longer.map { "." + $0.name })
    }
    let shown = typed.hasPrefix("\\") ? typed : "." + typed
    throw .unknownCommand(shown, nearest: nearest(to: name).map { "." + $0 })
  }

  /// True for a name that `find` answers.
  func has(_ typed: String) -> Bool {
    (try? find(typed)) != nil
  }

  private func nearest(to name: String) -> [String] {
    let ranked =
      all
      .map { (name: $0.name, distance: distance($0.name, name)) }
      .filter { $0.distance <= max(1, name.count / 3) }
      .sorted { $0.distance < $1.distance }
    guard let best = ranked.first?.distance else { return [] }
    return ranked.filter { $0.distance == best }.map(\.name)
  }
}

/// The letters to insert, delete, replace or swap with their neighbour to make one word the other.
private func distance(_ first: String, _ second: String) -> Int {
  let first = Array(first)
  let second = Array(second)
  var rows = [Array(0...second.count)]
  for i in 1...max(1, first.count) where !first.isEmpty {
    var row = [i]
    for j in 1...max(1, second.count) where !second.isEmpty {
      let replaced = rows[i - 1][j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
      var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced)
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        best = min(best, rows[i - 2][j - 2] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows.last?.last ?? 0
}
