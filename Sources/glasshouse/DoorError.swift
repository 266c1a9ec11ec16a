import Engines
import FoundationEssentials
import Warehouse

/// What the door itself finds wrong.
enum DoorError: LocalizedError {
  /// A value of an option cannot be read.
  case option(String, typed: String, wanted: String)
  /// Two options contradict each other.
  case contradiction(String, String)
  /// A folder of ours cannot be made.
  case folder(String, reason: String)
  /// No credentials are known, or none of the account that the settings name.
  case noAccount(tables: [String], named: String?, known: [String])
  /// Tables that a statement reads were never loaded whole, and may not be synced now.
  case notLoaded([String], progress: String?)
  /// Tables that a statement reads were not published, or were never loaded where they come from.
  case notOnServer([String], any EngineTarget)
  /// Tables that a statement reads were brought to another engine while their first load was not complete.
  case partOnServer([String], any EngineTarget)
  /// A table that a statement reads could not be loaded.
  case loadFailed(table: String, progress: String?, cause: any Error)
  /// A refresh failed under `--strict`.
  case refreshFailed(table: String, cause: any Error)
  /// Tables could not be synced.
  case syncFailed([(table: String, cause: any Error)])
  /// There is nothing to run.
  case noStatement
  /// A file named by the user cannot be read.
  case unreadable(String, reason: String)
  /// Nothing was typed where a credential was asked for.
  case noCredential(String)
  /// There is no subcommand of this name.
  case unknownCommand(String, nearest: String?)
  /// The stored credentials can be read by others.
  case exposed(String)
  /// The stored credentials cannot be read.
  case credentials(String, reason: String)
  /// The desktop's keyring does not give the secret of the account in this file.
  case keyring(String, reason: String)
  /// There is no table or view of this name.
  case unknownTable(String, nearest: String?)
  /// A view cannot be synced, but what it reads can.
  case viewNotSynced(String, reads: [String])
  /// No account of this name is stored.
  case notStored(String, known: [String])
  /// Something is to be removed for good, and nobody agreed.
  case notAgreed(String)
  /// Nothing is kept of an account of this name.
  case unknownAccount(String, known: [String])
  /// A file of ours could not be removed.
  case notRemoved(String, reason: String)
  /// No table can be read with the new credentials, so they were not stored.
  case nothingReadable
  /// The time limit ran out.
  case timeout(seconds: Double)
  /// Ctrl-C stopped an answer of which rows are written.
  case interrupted(rows: Int)
  /// Statements of a text failed, and were told of already.
  case someFailed(Int)
  /// A warning under `--strict`, which makes it an error.
  case warned(String)
  /// There is no answer yet that could be shown again.
  case noAnswer
  /// The last answer was too large to be kept.
  case notKept(isWhole: Bool)
  /// The last answer has nothing to be compared with.
  case nothingToCompare
  /// A file cannot be read as rows.
  case notCSV(String, line: Int, sentence: String)
  /// A saved query of this name is there.
  case queryExists(String)
  /// The name of a file promises a format that is not written.
  case foreignFile(String, ending: String)
  /// A report, which is a page of HTML, would be in a file that is named as something else.
  case notHTML(String, ending: String)
  /// The statement reads the last answer, which is not there another time.
  case readsLastAnswer
  /// A parameter of a saved query was written as an option.
  case parameterAsOption(String, query: String)
  /// A command was typed where a value was asked for.
  case commandAsValue(String, parameter: String)
  /// A text cannot be the name of something.
  case badName(String, of: String)
  /// A setting in the user's file is not as it should be.
  case setting(String, Configuration.Problem)
  /// Tables are not synced because the user's settings say so, and were never loaded.
  case neverSynced([String])
  /// Tables are synced only when the user asks for them, who did not, and were never loaded.
  case sensitive([String])
  /// A folder is not what an earlier export left, and this is a file in it that no export wrote.
  case notAnExport(String, foreign: String?)
  /// The user's editor failed.
  case editor(String, status: Int32)

  var errorDescription: String? {
    switch self {
    case .option(let name, let typed, let wanted): "\(name) “\(typed)” is not \(wanted)."
    case .contradiction(let one, let other): "\(one) and \(other) contradict each other."
    case .folder(let path, let reason): "The folder “\(path)” cannot be made: \(reason)"
    case .noAccount(let tables, let name, let known):
      "\(Complaint.few(tables)) must be synced, and no Greenhouse account "
        + (name.map { "“\($0)” is stored, as config.toml asks." }
          ?? (known.isEmpty ? "is known." : "is named, of those that are stored."))
    case .notLoaded(let tables, let progress):
      "\(tables.joined(separator: ", ")) \(tables.count == 1 ? "was" : "were") never loaded whole"
        + (progress.map { " (\($0))" } ?? "") + ", and --offline forbids a sync."
    case .notOnServer(let tables, let target):
      "\(tables.joined(separator: ", ")) \(tables.count == 1 ? "was" : "were") not \(target.filled)."
    case .partOnServer(let tables, let target):
      "\(tables.joined(separator: ", ")) \(tables.count == 1 ? "was" : "were") \(target.filled) before the first load was complete."
    case .loadFailed(let table, let progress, let cause):
      "\(table) could not be loaded" + (progress.map { " (\($0))" } ?? "") + ": "
        + Complaint.sentence(of: cause)
    case .refreshFailed(let table, let cause):
      "\(table) could not be refreshed: " + Complaint.sentence(of: cause)
    case .syncFailed(let failures):
      Complaint.together(failures)
    case .noStatement: "There is no statement to run."
    case .unreadable(let path, let reason): "“\(path)” cannot be read: \(reason)"
    case .noCredential(let name): "The \(name) was not given."
    case .unknownCommand(let name, _): "There is no subcommand “\(name)”."
    case .exposed(let path): "Others can read the credentials in “\(path)”."
    case .credentials(let path, let reason):
      "The credentials in “\(path)” cannot be read: \(reason)"
    case .keyring(let path, let reason):
      "The secret of the account in “\(path)” is in the desktop's keyring, and cannot be had: \(reason)."
    case .unknownTable(let name, _): "There is no table or view “\(name)”."
    case .viewNotSynced(let name, _):
      "“\(name)” is a view, made of tables: it is never synced itself."
    case .notAgreed(let what): "Nobody agreed to remove \(what)."
    case .unknownAccount(let name, _): "Nothing is kept of an account “\(name)”."
    case .notStored(let name, _): "No account “\(name)” is stored."
    case .notRemoved(let path, let reason): "“\(path)” cannot be removed: \(reason)"
    case .nothingReadable: "No table can be read with these credentials; they were not stored."
    case .timeout(let seconds):
      "The time limit of \(seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)") s ran out."
    case .interrupted(let rows):
      "Interrupted after \(rows == 1 ? "1 row" : "\(grouped(rows)) rows")."
    case .someFailed(let count): "\(count) statements failed."
    case .warned(let warning): "\(warning) (--strict)"
    case .noAnswer: "There is no answer yet."
    case .notKept(true):
      "The last answer was larger than 100,000 rows or 64 MB, so it was not kept."
    case .notKept(false): "The last answer was not read to its end, so it was not kept."
    case .notCSV(let file, let line, let sentence): "\(file):\(line): \(sentence)."
    case .queryExists(let path): "There is a saved query “\(path)”."
    case .foreignFile(let path, let ending):
      "“\(path)” would not be a .\(ending) file: that format is not written here."
    case .notHTML(let path, let ending):
      "A report is a page of HTML, and “\(path)” is named as a .\(ending) file."
    case .readsLastAnswer: "The last statement reads “_”, the answer before it, which is not saved."
    case .parameterAsOption(let name, let query):
      "--\(name) is no option: \(name) is a parameter of “\(query)”."
    case .commandAsValue(let typed, let parameter):
      "“\(typed)” is no value for \(parameter); nothing was run."
    case .badName(let name, let what): "“\(name)” cannot be the name of \(what)."
    case .setting(let path, let problem): "\(path):\(problem.line): \(problem.sentence)."
    case .neverSynced(let tables):
      "\(tables.joined(separator: ", ")) \(tables.count == 1 ? "is" : "are") never synced, as config.toml "
        + "says, and \(tables.count == 1 ? "was" : "were") never loaded."
    case .sensitive(let tables):
      "\(tables.joined(separator: ", ")) \(tables.count == 1 ? "is" : "are") sensitive (what applicants said "
        + "of themselves, what was written about them, pay): never synced unasked, and not loaded."
    case .notAnExport(let path, let foreign?):
      "“\(foreign)” in “\(path)” is from no export, and would be lost."
    case .notAnExport(let path, nil): "“\(path)” holds something other than an export."
    case .editor(let command, let status): "The editor “\(command)” ended with status \(status)."
    case .nothingToCompare: "The last statement was not answered before."
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .option, .contradiction: "See: glasshouse --help"
    case .folder: "Check the permissions, or name a file with --warehouse."
    case .noAccount(_, _, let known) where !known.isEmpty:
      "Name one: " + known.map { "--account \($0)" }.joined(separator: ", ")
        + "; or for good, in config.toml: account = \"\(known[0])\""
    case .noAccount:
      "Run: glasshouse login (or set GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET), "
        + "or try everything with --demo"
    case .notLoaded: "Leave --offline out, or look at what is there with --allow-partial."
    case .notOnServer(let tables, let target):
      "Whoever keeps it runs: \(target.filling(tables))"
    case .partOnServer(let tables, let target):
      "Look at what is there with --allow-partial; or whoever keeps it runs: \(target.filling(tables))"
    case .loadFailed(_, _, let cause), .refreshFailed(_, let cause): Complaint.hint(of: cause)
    case .syncFailed(let failures): failures.first.flatMap { Complaint.hint(of: $0.cause) }
    case .noStatement: "Give SQL as an argument, with -f FILE, or on standard input."
    case .unreadable: "Check the path."
    case .noCredential: "Type it when asked, or give each credential as a line of standard input."
    case .unknownCommand(_, let nearest):
      nearest.map { "Did you mean: glasshouse \($0)" } ?? "See: glasshouse --help"
    case .exposed(let path): "Run: chmod 600 \(path.asShellWord)"
    case .credentials: "Run: glasshouse logout, then: glasshouse login"
    case .keyring:
      "Unlock the keyring; or keep the secret in the file: GLASSHOUSE_KEYRING=off glasshouse login"
    case .unknownTable(_, let nearest):
      nearest.map { "Did you mean “\($0)”?" } ?? "See which there are: glasshouse tables"
    case .viewNotSynced(_, let tables): "Sync what it reads: \(tables.joined(separator: " "))"
    case .notAgreed: "Where nobody can be asked, say --yes."
    case .unknownAccount(_, let known):
      known.isEmpty ? "No account has a warehouse." : "There are: \(known.joined(separator: ", "))."
    case .notStored(let name, let known):
      (name.nearest(in: known).map { "Did you mean “\($0)”?" }
        ?? (known.isEmpty
          ? "None has a name yet." : "There are: \(known.joined(separator: ", "))."))
        + " To store it: glasshouse login --account \(name)"
    case .notRemoved: "Check the permissions of its folder."
    case .timeout: "Give it more time with --timeout, or ask for less."
    case .interrupted, .someFailed: nil
    case .warned: "Leave --strict out to be warned only."
    case .noAnswer: "Ask something first."
    case .notKept: "Run the statement again, with .once where it should go."
    case .notCSV: "Nothing was imported; see .import --help."
    case .queryExists: "Take another name, or say --replace."
    case .foreignFile(let path, let ending):
      "Name it \(path.dropLast(ending.count))csv, which spreadsheets open, or say --format (.mode)."
    case .notHTML(let path, let ending): "Name it \(path.dropLast(ending.count))html"
    case .readsLastAnswer: "Put the statement before it in its place: with _ as (select …) select …"
    case .parameterAsOption(let name, _): "Write \(name)=… or -p \(name)=…"
    case .commandAsValue:
      "Ctrl-C leaves the question; a text that begins so is given with name=value."
    case .badName(let name, _):
      "Use letters, digits, - and _" + (name.utf8.count > 64 ? ", 64 at most." : ".")
    case .setting(_, let problem): problem.hint
    case .neverSynced: "Take sync = \"never\" out of its section, or ask for something else."
    case .sensitive(let tables):
      "Ask for it with --sensitive, once with: glasshouse sync \(tables.joined(separator: " ")), or always "
        + "with sync = \"auto\" under [tables.\(tables[0])] in config.toml."
    case .notAnExport: "Name a folder that is new, empty, or from an earlier glasshouse export."
    case .editor: "Name another one in $EDITOR."
    case .nothingToCompare: "Run the same statement again later, then .diff."
    case .nothingReadable: "Tick the scopes named above under Manage Scopes, then try again."
    }
  }
}
