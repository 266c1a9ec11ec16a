import ArgumentParser
import FoundationEssentials

/// `glasshouse config`: the settings that can be written down, and whether they are well written.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Say where the settings are kept and what they can be, or check them.",
    discussion: "Example: glasshouse config check",
    subcommands: [Check.self])

  func run() async throws {
    Talk.say("settings: \(Self.path)")
    print(Self.sample)
  }

  /// The file that is read.
  static var path: String {
    Paths(environment: ProcessInfo.processInfo.environment).settings
  }

  /// Every setting, as a file that can be copied from.
  static var sample: String {
    var lines = Configuration.keys.flatMap { key in
      ["# \(key.sentence)", "# \(key.name) = \(key.example)", ""]
    }
    lines += [
      "# how a table is synced", "# [tables.applications]", "# method = \"incremental\"",
      "# field = \"updated_at\"", "", "# [tables.scorecards]", "# sync = \"never\"",
      "", "# sensitive tables are synced only when asked for, here or with --sensitive",
      "# [tables.eeoc]", "# sync = \"auto\"",
    ]
    return lines.joined(separator: "\n")
  }

  /// `glasshouse config check`: every slip in the file, with its line.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Name every slip in the settings with file, line and key.")

    func run() async throws {
      let path = ConfigCommand.path
      let (_, problems) = try Configuration.read(path)
      for problem in problems {
        Complaint.say(DoorError.setting(path, problem))
      }
      guard problems.isEmpty else { throw ExitCode(ExitStatus.usage.rawValue) }
      let exists = FileManager.default.fileExists(atPath: path)
      Talk.say(exists ? "\(path) is well written." : "There is no \(path); nothing is set.")
    }
  }
}
