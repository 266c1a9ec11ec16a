import ArgumentParser
import Charts
import Engines
import Glibc
import Harvest
import Rendering
import SavedQueries
import Shell
import Sync
import Warehouse

/// The exit codes of the program, one meaning each.
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  /// A statement was wrong.
  case sql = 1
  /// The program was called wrongly.
  case usage = 2
  /// A sync or the network failed.
  case sync = 3
  /// A time limit ran out.
  case timeout = 4
  /// The answer could not be written, or a file could not be used.
  case file = 5
  /// The user interrupted.
  case interrupted = 130

  /// What the code says, in as few words as the help has for it.
  var words: String {
    switch self {
    case .success: "ok"
    case .sql: "SQL error"
    case .usage: "usage"
    case .sync: "sync or network"
    case .timeout: "timeout"
    case .file: "output or file"
    case .interrupted: "interrupted"
    }
  }

  /// All codes with what they say, in one line.
  static let line = allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: ", ")

  /// The code that an error ends the program with.
  init(_ error: any Error) {
    self =
      switch error {
      case let error as WarehouseError: Self(error)
      case let error as HarvestError: Self(error)
      case let error as SyncError: Self(error)
      case let error as DoorError: Self(error)
      case let error as EngineError: Self(error)
      case is LakeError, LakeChoiceError.missing: .file
      case is LakeChoiceError, SparkError.tooOld: .usage
      case SparkError.failed: .sql
      case is SparkError: .sync
      case let error as Misstep: Self(error.cause)
      case QueryError.unreadable: .file
      case ShellError.unterminated: .sql
      case ShellError.unreadable, ShellError.notText: .file
      case is QueryError, is ShellError, is ValidationError, is DrillError, is CompareError,
        is ChartError:
        .usage
      case is CheckError, is LintError: .sql
      case OutputError.cannotDraw: .usage
      case is OutputError: .file
      case is CancellationError: .interrupted
      default: .file
      }
  }

  private init(_ error: WarehouseError) {
    self =
      switch error {
      case .sql, .refused: .sql
      case .missing, .exists, .missingFolder, .unsetParameters, .unknownParameter, .unknownTable,
        .holdsPersonalData, .storesNoPersonalData:
        .usage
      case .interrupted: .interrupted
      case .malformedPage, .unknownList, .held: .sync
      case .notWritable, .notReadable, .notADatabase, .onNetwork, .notAWarehouse, .newer, .damaged,
        .busy,
        .diskFull, .inputOutput, .outOfMemory:
        .file
      }
  }

  private init(_ error: HarvestError) {
    self =
      switch error {
      case .setting, .malformedURL, .insecureURL, .notFilterable: .usage
      case .cancelled: .interrupted
      default: .sync
      }
  }

  private init(_ error: SyncError) {
    self =
      switch error {
      case .unknownTable, .methodNotOffered, .fieldNotOffered, .otherAccount: .usage
      case .declined, .everythingEmpty, .suspiciousSweep: .sync
      }
  }

  private init(_ error: EngineError) {
    self =
      switch error {
      case .address, .password, .foreignSchema, .otherAccount, .builtUpon, .unsendable: .usage
      case .noProgram, .unreachable, .tooOld, .notPermitted, .notPublished, .broken: .sync
      case .failed: .sql
      }
  }

  private init(_ error: DoorError) {
    self =
      switch error {
      case .option, .contradiction, .noAccount, .noStatement, .unknownTable, .viewNotSynced,
        .credentials, .keyring, .noCredential, .unknownCommand, .exposed, .notAgreed,
        .unknownAccount,
        .notStored:
        .usage
      case .folder, .unreadable, .notRemoved: .file
      case .notLoaded, .notOnServer, .partOnServer, .nothingReadable: .sync
      case .timeout: .timeout
      case .interrupted: .interrupted
      case .someFailed, .warned: .sql
      case .notCSV, .editor, .notAnExport: .file
      case .neverSynced, .sensitive: .sync
      case .setting, .queryExists, .badName, .noAnswer, .notKept, .nothingToCompare, .foreignFile,
        .notHTML,
        .readsLastAnswer, .parameterAsOption, .commandAsValue:
        .usage
      case .loadFailed(_, _, let cause), .refreshFailed(_, let cause): Self(cause)
      case .syncFailed(let failures):
        failures.contains { Self($0.cause) == .interrupted } ? .interrupted : .sync
      }
  }

  /// Tells about an error and ends the program with its code.
  static func leave(after error: any Error) -> Never {
    if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
    if case OutputError.readerGone = error {
      // Whoever read the pipe has all they want: end as if SIGPIPE had not been ignored.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    let status = ExitStatus(error)
    if case DoorError.someFailed = error {
      // Each was told of when it failed.
    } else if case DoorError.interrupted = error {
      Talk.say(Complaint.sentence(of: error))
    } else if status == .interrupted {
      Talk.say("Interrupted.")
    } else {
      Complaint.say(error)
    }
    Glibc.exit(status.rawValue)
  }
}
