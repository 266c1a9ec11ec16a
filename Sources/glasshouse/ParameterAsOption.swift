import FoundationEssentials
import SavedQueries

/// `glasshouse run NAME --by month`: a parameter of a saved query that was written as an option.
enum ParameterAsOption {
  /// The complaint about it, when that is what the parser's `message` says it does not know.
  static func found(in arguments: [String], _ message: String) -> DoorError? {
    let commands = [RunCommand.configuration, CompareCommand.configuration]
    guard commands.contains(where: { $0.commandName == arguments.first }),
      message.hasPrefix("Unknown option '--"),
      let option = message.split(separator: "'").dropFirst().first?.dropFirst(2)
    else { return nil }
    let paths = Paths(environment: ProcessInfo.processInfo.environment)
    let catalogue = Catalogue(folders: [paths.queries])
    let name = option.prefix { $0 != "=" }
    let query = arguments.dropFirst().lazy.compactMap { try? catalogue.find($0) }.first
    guard let query, query.parameters.contains(where: { $0.name == name }) else { return nil }
    return .parameterAsOption(String(name), query: query.name)
  }
}
