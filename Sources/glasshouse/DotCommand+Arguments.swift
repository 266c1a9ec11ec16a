import Shell
import Sync

extension DotCommand.Call {
  /// The tables and the choice that `.sync` was given.
  ///
  /// - Throws: `ShellError.usage`, `DoorError.option`.
  func syncRequest() throws -> ([String], Choice) {
    var tables: [String] = []
    var choice = Choice()
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--method":
        let typed = rest.popFirst() ?? ""
        guard let method = Sync.Method(rawValue: typed) else {
          throw DoorError.option("--method", typed: typed, wanted: "incremental or full")
        }
        choice.method = method
      case "--field":
        guard let field = rest.popFirst() else {
          throw ShellError.usage("--field needs a name.", usage: ".sync TABLE --field updated_at")
        }
        choice.field = field
      case "--save": choice.isSaved = true
      case _ where word.hasPrefix("-"):
        throw ShellError.usage(
          "“\(word)” is no option of .sync.",
          usage: ".sync [TABLE…] [--method M] [--field F] [--save]")
      default: tables.append(word)
      }
    }
    return (tables, choice)
  }
}
