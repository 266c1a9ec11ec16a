import FoundationEssentials
import Glibc
import Harvest

/// The credentials that `login` stored, in a file that only its owner can read; the secret is in it, or in the
/// desktop's keyring.
struct CredentialFile {
  let path: String
  private let name: String?
  private let environment: [String: String]

  /// The file of the account with this name, or of the one that has none.
  init(paths: Paths, account: String?) {
    path = paths.configuration + "/credentials\(account.map { "-" + $0 } ?? "").json"
    name = account
    environment = paths.environment
  }

  /// The names of the accounts that are stored; `nil` is the one without a name, which comes first.
  static func stored(in paths: Paths) -> [String?] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: paths.configuration)) ?? []
    return names.filter { $0.hasPrefix("credentials") && $0.hasSuffix(".json") }
      .compactMap { file -> String?? in
        let rest = file.dropFirst("credentials".count).dropLast(".json".count)
        guard !rest.isEmpty else { return .some(nil) }
        guard rest.hasPrefix("-"), isName(String(rest.dropFirst())) else { return nil }
        return String(rest.dropFirst())
      }.sorted { ($0 ?? "") < ($1 ?? "") }
  }

  /// Whether something is stored.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether an account can be stored by this name, which is a part of a file's.
  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-_".utf8.contains(byte)
      }
  }

  /// What the file holds; a secret leaves it only as a `Secret`.
  private struct Content: Codable {
    var clientID: String?
    var clientSecret: String?
    var actAs: Int64?
    var apiKey: String?
    /// The id of the secret in the keyring, which is then not here.
    var keyring: String?
    /// What the account's files are called, where only its secret would tell.
    var fingerprint: String?
    /// What the files of its token and budget are called, which only its secret would tell, too.
    var tokens: String?
    var apiURL: String
    var authURL: String

    /// The credentials with their secret; `nil` when there is none.
    func credentials(_ secret: String?) -> Account.Credentials? {
      if let clientID {
        return (secret ?? clientSecret).map {
          .client(id: clientID, secret: Secret($0), actAs: actAs)
        }
      }
      return (secret ?? apiKey).map { .key(Secret($0)) }
    }
  }

  /// Where the secret of a stored account is.
  enum Place: String {
    case file, keyring
  }

  /// Where the secret is; `nil` when nothing usable is stored.
  var place: Place? { (try? content()).flatMap { $0 }.map { $0.keyring == nil ? .file : .keyring } }

  /// The stored account with its secret, or `nil` when nobody logged in.
  ///
  /// - Throws: `DoorError` when the file cannot be used, or the keyring does not give the secret.
  func account() throws -> Account? { try known()?.account() }

  /// The stored account, or `nil` when nobody logged in.
  ///
  /// - Throws: `DoorError.credentials` when the file cannot be used.
  func known() throws -> KnownAccount? {
    guard let content = try content() else { return nil }
    let (api, auth) = (try Endpoint(content.apiURL), try Endpoint(content.authURL))
    guard let id = content.keyring else {
      guard let credentials = content.credentials(nil) else {
        throw DoorError.credentials(path, reason: "it holds neither a client nor a key.")
      }
      return KnownAccount(Account(credentials, apiURL: api, authURL: auth))
    }
    guard let fingerprint = content.fingerprint else {
      throw DoorError.credentials(path, reason: "it does not say whose secret is in the keyring.")
    }
    let keyring = try Keyring(environment)
    return KnownAccount(
      fingerprint: fingerprint, dialect: content.clientID == nil ? .v1 : .v3
    ) { [path] in
      do throws(Keyring.Failure) {
        guard let credentials = content.credentials(try keyring.secret(of: id)) else {
          throw .refused
        }
        return Account(credentials, apiURL: api, authURL: auth)
      } catch {
        throw DoorError.keyring(path, reason: error.reason)
      }
    }
  }

  private func content() throws -> Content? {
    guard exists else { return nil }
    try refuseIfOthersCanRead()
    return try written()
  }

  /// What the file holds, whoever else can read it: to remove things, not to use them.
  private func written() throws -> Content? {
    guard exists else { return nil }
    do {
      return try JSONDecoder().decode(Content.self, from: try Data(contentsOf: URL(filePath: path)))
    } catch {
      // The error is not shown: it may quote the file.
      throw DoorError.credentials(path, reason: "it is not what login writes.")
    }
  }

  /// What the account's token and budget are called; `nil` when that is not written down.
  var tokens: String? { (try? written()).flatMap { $0 }?.tokens }

  /// Stores an account, replacing what was there; `tell` is told why a keyring does not take the secret.
  ///
  /// - Returns: Where the secret is.
  /// - Throws: `DoorError` when the file cannot be written.
  @discardableResult
  func store(_ account: Account, tell: (String) -> Void) throws -> Place {
    let before = (try? written()).flatMap { $0 }
    var content = Content(
      fingerprint: account.fingerprint, tokens: account.credentialName,
      apiURL: account.apiURL.description,
      authURL: account.authURL.description)
    let secret: Secret
    switch account.credentials {
    case .key(let key): secret = key
    case .client(let id, let own, let actAs):
      secret = own
      content.clientID = id
      content.actAs = actAs
    }
    let id = UUID().uuidString.lowercased()
    let label = "Glasshouse" + (name.map { " (\($0))" } ?? "")
    do throws(Keyring.Failure) {
      try keyring().store(secret.reveal(), as: id, label: label)
      content.keyring = id
    } catch {
      if error != .absent {
        // It may have been stored all the same, only too late.
        try? keyring().remove(id)
        tell(
          "The desktop's keyring did not take the secret: \(error.reason). It goes into the file.")
      }
      if content.clientID == nil {
        content.apiKey = secret.reveal()
      } else {
        content.clientSecret = secret.reveal()
      }
    }
    do {
      try write(content)
    } catch {
      if content.keyring != nil { try? keyring().remove(id) }
      throw error
    }
    if let old = before?.keyring { try? keyring().remove(old) }
    return content.keyring == nil ? .file : .keyring
  }

  /// Removes what was stored, in the keyring as well; `false` when nothing was.
  ///
  /// `tell` is told what stays in the keyring, and how to remove it.
  ///
  /// - Throws: `DoorError.notRemoved` when the file stays.
  func remove(tell: (String) -> Void) throws -> Bool {
    if let id = (try? written()).flatMap({ $0 })?.keyring {
      do throws(Keyring.Failure) {
        try keyring().remove(id)
      } catch {
        tell(
          "warning: the desktop's keyring did not remove its secret: \(error.reason). If it is still there: "
            + "secret-tool clear service glasshouse id \(id)")
      }
    }
    guard unlink(path) != 0 else { return true }
    guard errno == ENOENT else {
      throw DoorError.notRemoved(path, reason: String(cString: strerror(errno)))
    }
    return false
  }

  private func keyring() throws(Keyring.Failure) -> Keyring {
    do { return try Keyring(environment) } catch { throw .absent }
  }

  private func write(_ content: Content) throws {
    try Paths.make(URL(filePath: path).deletingLastPathComponent().path)
    let temporary = path + ".new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw cannotWrite() }
    let data = try JSONEncoder().encode(content)
    let written = data.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let isDurable = written == data.count && fsync(descriptor) == 0
    guard close(descriptor) == 0, isDurable, rename(temporary, path) == 0 else {
      let error = cannotWrite()
      unlink(temporary)
      throw error
    }
  }

  private func cannotWrite() -> DoorError {
    .credentials(path, reason: String(cString: strerror(errno)) + ".")
  }

  /// A secret that others could read is no longer one; ssh refuses such a file, too.
  private func refuseIfOthersCanRead() throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
    throw DoorError.exposed(path)
  }
}
