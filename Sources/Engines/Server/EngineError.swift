import FoundationEssentials

/// Why a server did not do what it was asked to.
package enum EngineError: LocalizedError {
  /// The address is none; what was typed, unless it may hold a secret.
  case address(String?)
  /// The address holds a password.
  case password
  /// The program that talks to the server is not there.
  case noProgram
  /// The server does not answer, or lets nobody in.
  case unreachable(String, reason: String)
  /// The server is older than what is asked of it.
  case tooOld(String)
  /// The role may not do that.
  case notPermitted(String)
  /// Nothing was published to the database.
  case notPublished(String)
  /// The schema is there and holds what is not ours.
  case foreignSchema
  /// Another account's tables were published there.
  case otherAccount
  /// Something was built on what is to be made anew; what the server says of it.
  case builtUpon(String)
  /// A statement failed.
  case failed(String, hint: String?)
  /// The statement cannot be sent.
  case unsendable(String, reason: String)
  /// The program ended without the answer.
  case broken(String)

  package var errorDescription: String? {
    switch self {
    case .address(let typed):
      (typed.map { "“\($0)”" } ?? "What was typed") + " is no address of a PostgreSQL database."
    case .password:
      "The address holds a password, which everybody could read who lists what runs on this machine."
    case .noProgram: "The program psql, which talks to PostgreSQL, is not there."
    case .unreachable(let server, let reason): "\(server) cannot be reached: \(reason)"
    case .tooOld(let version): "The server is PostgreSQL \(version), and 15 or newer is needed."
    case .notPermitted(let reason): "The server does not permit that: \(reason)."
    case .notPublished(let server): "No warehouse was published to \(server)."
    case .foreignSchema:
      "The database has a schema \(Definitions.schemaName) that was not made by glasshouse publish."
    case .otherAccount:
      "The database holds the tables of another Greenhouse account, which would be removed."
    case .builtUpon(let detail):
      "The views in \(Definitions.schemaName) are others now, and cannot be made anew, because something was built on them: \(detail)."
    case .failed(let message, _): "The server says: \(message)."
    case .unsendable(let query, let reason): "“\(query)” cannot be run on a server: \(reason)."
    case .broken(let reason): "psql ended without the answer: \(reason)"
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .address: "Write it like postgresql://analyst@db.example.com/recruiting"
    case .password:
      "Leave it out: psql asks for it unseen, or takes it from ~/.pgpass or the file that PGPASSFILE names."
    case .noProgram: "Install it: apt install postgresql-client (macOS: brew install libpq)."
    case .unreachable: "Try the same address with psql."
    case .tooOld: "Publish to a newer one."
    case .notPermitted:
      "Publishing needs create on the database, or a schema \(Definitions.schemaName) of one's own; asking needs usage on it and select on its tables."
    case .notPublished(let server): "Whoever keeps it runs: glasshouse publish \(server)"
    case .foreignSchema: "Rename that schema, or publish to another database."
    case .otherAccount: "Publish each account to a database of its own."
    case .builtUpon:
      "Keep its definition, drop it, publish, and make it again. What reads the tables alone is never in the way."
    case .failed(_, let hint): hint
    case .unsendable: nil
    case .broken: "Try again."
    }
  }
}

extension EngineError {
  /// What psql said on standard error, with the status that it ended with.
  ///
  /// It tells of errors as `ERROR:  42501: permission denied …` when it is told to be verbose.
  init(_ said: String, status: Int32, from server: ServerAddress) {
    let lines = said.split(separator: "\n").map(String.init)
    // It stops at an error: what was told before were warnings.
    let error = lines.compactMap(Self.coded).last
    func told(_ label: String) -> String? {
      lines.first { $0.hasPrefix(label) }
        .map { String($0.dropFirst(label.count).drop { $0 == " " }) }
    }
    switch error {
    case ("42501", let message)?: self = .notPermitted(message)
    case ("GH001", _)?: self = .foreignSchema
    case ("GH002", _)?: self = .otherAccount
    case ("GH003", let version)?: self = .tooOld(version)
    case ("GH004", _)?: self = .notPublished(server.shown)
    case ("2BP01", let message)?: self = .builtUpon(told("DETAIL:") ?? message)
    case (_, let message)?: self = .failed(message, hint: told("HINT:"))
    case nil where status == 2 || status == 1:
      let reason = lines.joined(separator: " ").replacing("psql: error: ", with: "")
      self = .unreachable(server.shown, reason: reason.isEmpty ? "no reason given." : reason)
    case nil: self = .broken(lines.last ?? "status \(status).")
    }
  }

  /// The code and the message of a line that tells of an error.
  ///
  /// The code is looked for, not the word before it, which is of the server's language: `FEHLER:  42501: …`.
  private static func coded(_ line: String) -> (code: String, message: String)? {
    var rest = line[...]
    while let found = rest.firstRange(of: ":  ") {
      rest = rest[found.upperBound...]
      let code = rest.prefix(5)
      guard code.count == 5, code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }),
        rest.dropFirst(5).hasPrefix(": ")
      else { continue }
      return (String(code), String(rest.dropFirst(7)))
    }
    return nil
  }
}
