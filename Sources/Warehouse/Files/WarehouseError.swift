import FoundationEssentials

/// What can be wrong with a warehouse, a page or a statement.
package enum WarehouseError: LocalizedError {
  /// There is no file at the path; `nearest` is the most alike name in that folder.
  case missing(path: String, nearest: String?)
  /// There is a file where one was to be created.
  case exists(path: String)
  /// The folder that the file should be in is not there.
  case missingFolder(path: String)
  /// The folder or the file may not be written.
  case notWritable(path: String)
  /// The file may not be read.
  case notReadable(path: String)
  /// The file is not an SQLite database.
  case notADatabase(path: String)
  /// The file is an SQLite database of another program.
  case notAWarehouse(path: String)
  /// The file was written by a later version of this program.
  case newer(path: String, format: Int, known: Int)
  /// The file is on a file system of a network.
  case onNetwork(path: String, String)
  /// The warehouse was made to hold personal data, and is to be one without.
  case holdsPersonalData(path: String)
  /// The warehouse stores no personal data, and these tables hold nothing else.
  case storesNoPersonalData([String])
  /// The file is cut short or its contents contradict each other.
  case damaged(path: String, detail: String)
  /// Another process held the file for longer than we wait.
  case busy(path: String)
  /// Another process is syncing a table.
  case held(SyncLock.Holder)
  /// The disk that the file is on is full.
  case diskFull(path: String)
  /// The operating system failed to read or write the file.
  case inputOutput(path: String, detail: String)
  /// There is no memory left.
  case outOfMemory
  /// The statement was interrupted.
  case interrupted
  /// SQLite refused a statement.
  case sql(SQLProblem)
  /// The statement would change what only a sync may change.
  case refused(String)
  /// Parameters of the statement have no value.
  case unsetParameters([String])
  /// The statement has no parameter of this name.
  case unknownParameter(String, known: [String])
  /// A page is not one JSON array.
  case malformedPage(list: String, byteOffset: Int, reason: String)
  /// No table is fed by this list in this shape.
  case unknownList(String, Shape)
  /// There is no table of this name.
  case unknownTable(String, nearest: String?)

  package var errorDescription: String? {
    switch self {
    case .missing(let path, _): "There is no warehouse at “\(path)”."
    case .exists(let path): "There is already a file at “\(path)”."
    case .missingFolder(let path): "There is no folder “\(path)”."
    case .notWritable(let path): "“\(path)” cannot be written."
    case .notReadable(let path): "“\(path)” cannot be read."
    case .notADatabase(let path): "“\(path)” is not an SQLite database."
    case .notAWarehouse(let path):
      "“\(path)” is an SQLite database, but not a Glasshouse warehouse."
    case .newer(let path, let format, let known):
      "“\(path)” was written by a newer Glasshouse (format \(format), known here: \(known))."
    case .onNetwork(let path, let name):
      "“\(path)” is on a network file system (\(name)), where programs that share a warehouse damage it."
    case .holdsPersonalData(let path): "“\(path)” was made to hold personal data."
    case .storesNoPersonalData(let tables):
      "This warehouse stores no personal data, and takes no sensitive table: "
        + tables.joined(separator: ", ") + "."
    case .damaged(let path, let detail): "“\(path)” is damaged: \(detail)."
    case .busy(let path): "“\(path)” is in use by another process."
    case .held(let holder): "\(holder.table) is being synced by \(holder.words)."
    case .diskFull(let path): "The disk is full: “\(path)” could not be written."
    case .inputOutput(let path, let detail): "“\(path)” could not be read or written: \(detail)."
    case .outOfMemory: "There is not enough memory."
    case .interrupted: "Interrupted."
    case .sql(let problem): problem.message.asSentence
    case .refused(let sentence): sentence
    case .unsetParameters(let names):
      names.count == 1
        ? "The parameter \(names[0]) has no value."
        : "The parameters \(names.joined(separator: ", ")) have no value."
    case .unknownParameter(let name, _): "The statement has no parameter “\(name)”."
    case .malformedPage(let list, let offset, let reason):
      "A page of \(list) is not valid JSON: \(reason) at byte \(offset)."
    case .unknownList(let list, let shape):
      "No table is made from the list “\(list)” of Harvest \(shape.rawValue)."
    case .unknownTable(let name, _): "There is no table “\(name)”."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .missing(_, let nearest):
      nearest.map { "Did you mean “\($0)”? A sync creates a warehouse, and so does --create." }
        ?? "A sync creates a warehouse, and so does --create."
    case .exists: "Choose another path, or open it without creating it."
    case .missingFolder: "Create the folder, or choose another path with --warehouse."
    case .notWritable: "Give yourself write permission, or choose another path with --warehouse."
    case .notReadable: "Give yourself read permission, or choose another path with --warehouse."
    case .notADatabase, .notAWarehouse: "Choose another path with --warehouse."
    case .newer: "Update Glasshouse, or choose another path with --warehouse."
    case .onNetwork:
      "Keep it on a disk of this machine: --warehouse FILE, or warehouse = \"FILE\" in config.toml"
    case .holdsPersonalData:
      "That is fixed when a warehouse is made: choose a new file with --warehouse, or remove this one with: glasshouse forget"
    case .storesNoPersonalData:
      "That is fixed when a warehouse is made: sync them into another file with --warehouse."
    case .damaged: "Move the file away and sync again: Greenhouse still has the data."
    case .busy: "Wait for the other process, or end it, and try again."
    case .held: "Wait for it, or end it, and run the same again: what it has landed stays."
    case .diskFull: "Free some space and try again: what had landed is kept."
    case .inputOutput: "Check the disk, then try again."
    case .outOfMemory, .interrupted, .unknownList: nil
    case .malformedPage: "What has landed is kept. Try again: glasshouse sync"
    case .sql(let problem): problem.hint
    case .refused: nil
    case .unsetParameters(let names):
      "Give each a value, for example: -p \(names[0].drop { ":@$?".contains($0) })=VALUE"
    case .unknownParameter(_, let known):
      known.isEmpty
        ? "The statement has no parameters."
        : "Its parameters are \(known.joined(separator: ", "))."
    case .unknownTable(_, let nearest): nearest.map { "Did you mean “\($0)”?" }
    }
  }
}

extension SyncLock.Holder {
  /// The holder as a person would name it.
  package var words: String {
    process == 0 ? "another process" : "process \(process) since \(since)"
  }
}

extension String {
  /// This text with a capital letter at its beginning, unless a name such as `days_between` stands
  /// there, and a full stop at its end.
  fileprivate var asSentence: String {
    let isWord = prefix { $0 != " " }.allSatisfy(\.isLetter)
    let end: Character? = last.flatMap { ".?!".contains($0) ? nil : "." }
    return (isWord ? prefix(1).uppercased() : String(prefix(1))) + dropFirst()
      + (end.map(String.init) ?? "")
  }
}

/// What SQLite said about a statement, where in it, and what may have been meant.
package struct SQLProblem: Sendable {
  /// SQLite's sentence.
  package let message: String
  /// The statement.
  package let sql: String
  /// The byte of the statement at which the trouble begins, if SQLite knows it.
  package internal(set) var byteOffset: Int?
  /// What may have been meant.
  package var hint: String?

  init(message: String, sql: String, byteOffset: Int? = nil, hint: String? = nil) {
    self.message = message
    self.sql = sql
    self.byteOffset = byteOffset
    self.hint = hint
  }
}
