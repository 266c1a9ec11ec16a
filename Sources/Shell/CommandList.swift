import Spelling

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
      .map { (name: $0.name, distance: editDistance($0.name, name)) }
      .filter { $0.distance <= greatestDistance(of: name) }
      .sorted { $0.distance < $1.distance }
    guard let best = ranked.first?.distance else { return [] }
    return ranked.filter { $0.distance == best }.map(\.name)
  }
}
