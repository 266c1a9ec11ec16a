import FoundationEssentials
import Rendering
import SavedQueries
import Sync
import Warehouse

/// What the user has written down once in `config.toml`; options and the environment come first.
struct Configuration: Sendable {
  /// How a table is synced.
  struct TableChoice: Sendable, Hashable {
    var method: Sync.Method?
    var field: String?
    var isNeverSynced = false
    /// Whether that it is synced was written down, without which a sensitive table is not.
    var isAutoSynced = false
  }

  var account: String?
  var warehouse: String?
  var maxAge: Freshness?
  var since: String?
  var mode: Format?
  var pager: String?
  var color: String?
  var prompt: String?
  var history: Int?
  var startup: String?
  var tables: [String: TableChoice] = [:]

  /// Something in the file that is not as it should be.
  struct Problem: Equatable, Sendable {
    let line: Int
    let key: String
    let sentence: String
    let hint: String?
  }

  /// One setting, as data: its name, what it may be, and how it is taken over.
  struct Key: Sendable {
    let name: String
    let sentence: String
    /// A line that can be tried, without the name.
    let example: String
    /// Takes the value over; the answer is what it should have been, when it is not that.
    let take: @Sendable (ConfigurationValue, inout Configuration) -> String?
  }

  /// The settings of the file's top.
  static let keys: [Key] = [
    Key(
      name: "account",
      sentence:
        "which stored account is used, and the name login stores it by; --account is one for a call",
      example: "\"europe\""
    ) { value, configuration in
      guard let name = value.text, CredentialFile.isName(name) else {
        return "a name of letters, digits, - and _"
      }
      configuration.account = name
      return nil
    },
    Key(
      name: "max_age", sentence: "how old an answer may be", example: "\"15m\""
    ) { value, configuration in
      guard let freshness = value.text.flatMap({ Freshness($0) }) else {
        return "an age such as \"15m\", \"1h\", \"0\" or \"never\""
      }
      configuration.maxAge = freshness
      return nil
    },
    Key(
      name: "since", sentence: "first loads ask for nothing older", example: "\"2025-01-01\""
    ) { value, configuration in
      guard let day = value.text.flatMap({ Day($0) }) else { return "a day such as \"2025-01-01\"" }
      configuration.since = day.description
      return nil
    },
    Key(
      name: "mode", sentence: "the form of answers on a terminal", example: "\"table\""
    ) { value, configuration in
      guard let format = value.text.flatMap({ Format(named: $0) }) else {
        return "one of " + Format.allCases.map(\.rawValue).joined(separator: ", ")
      }
      configuration.mode = format
      return nil
    },
    Key(
      name: "pager", sentence: "the command for what is taller than the screen; \"\" for none",
      example: "\"less -SRFX\""
    ) { value, configuration in
      configuration.pager = value.text
      return value.text == nil ? "a text" : nil
    },
    Key(
      name: "color", sentence: "auto, always or never", example: "\"auto\""
    ) { value, configuration in
      guard let text = value.text, ["auto", "always", "never"].contains(text) else {
        return "\"auto\", \"always\" or \"never\""
      }
      configuration.color = text
      return nil
    },
    Key(
      name: "prompt", sentence: "what stands before what is typed", example: "\"glasshouse> \""
    ) { value, configuration in
      configuration.prompt = value.text
      return value.text == nil ? "a text" : nil
    },
    Key(
      name: "history", sentence: "how many statements are remembered; 0 for none", example: "5000"
    ) { value, configuration in
      guard let number = value.number, number >= 0 else { return "a number of 0 or more" }
      configuration.history = number
      return nil
    },
    Key(
      name: "startup", sentence: "a file of statements and commands that the prompt begins with",
      example: "\"~/.config/glasshouse/startup.sql\""
    ) { value, configuration in
      configuration.startup = value.text
      return value.text == nil ? "a path" : nil
    },
    Key(
      name: "warehouse", sentence: "another warehouse file", example: "\"/data/hiring.sqlite\""
    ) { value, configuration in
      configuration.warehouse = value.text
      return value.text == nil ? "a path" : nil
    },
  ]

  /// The settings of a table, under `[tables.NAME]`.
  static let tableKeys = ["method", "field", "sync"]
}

/// A value of the file, as far as we have use for it.
struct ConfigurationValue: Sendable {
  var text: String?
  var number: Int?
}
