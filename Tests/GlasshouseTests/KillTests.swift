import FoundationEssentials
import Simulator
import Testing
import Warehouse

/// The built program, killed at random moments while the company goes on.
@Suite(.serialized) struct `A sync that is killed` {
  /// How many moments there are in all; a long run asks for more with `KILL_MOMENTS`.
  private static let moments =
    ProcessInfo.processInfo.environment["KILL_MOMENTS"].flatMap { Int($0) } ?? 8
  /// How often one warehouse is killed, half of it in its first load.
  private static let perStory = 10

  /// One story per dialect and ten moments: its number and how often it is killed.
  private static let stories: [(dialect: Dialect, number: Int, kills: Int)] = {
    var left = moments
    var stories: [(Dialect, Int, Int)] = []
    while left > 0 {
      let kills = min(max(2, moments / 2), perStory, left)
      stories.append((stories.count.isMultiple(of: 2) ? .v3 : .v1, stories.count, kills))
      left -= kills
    }
    return stories
  }()

  @Test(arguments: stories)
  func `ends with every row, none twice, and goes on where it was`(
    dialect: Dialect, number: Int, kills: Int
  ) async throws {
    let story = try KillStory(
      dialect, seed: UInt64(20 + number), candidates: Self.moments > 20 ? 1200 : 420)
    try await story.live(kills: kills / 2, "first load")
    story.pass(days: 12)
    try await story.live(kills: kills - kills / 2, "changes")
    if let path = ProcessInfo.processInfo.environment["KILL_RECORD"] {
      try story.record(to: path, number: number)
    }
  }
}
