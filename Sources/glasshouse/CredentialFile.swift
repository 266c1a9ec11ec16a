import FoundationEssentials
import Glibc
import Harvest

/// The credentials that `login` stored, in a file that only its owner can read.
struct CredentialFile {
  let path: String

  /// The file of the account with this name, or of the one that has none.
  init(paths: Paths, account: String?) {
    path = paths.configuration + "/credentials\(account.map { "-" + $0 } ?? "").json"
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

  /// What the file holds; the secret leaves it only as a `Secret`.
  private struct Content: Codable {
    var clientID: String?
    var clientSecret: String?
    var actAs: Int64?
    var apiKey: String?
    var apiURL: String
    var authURL: String
  }

  /// The stored account, or `nil` when nobody logged in.
  ///
  /// - Throws: `DoorError.credentials` when the file cannot be used.
  func account() throws -> Account? {
    guard exists else { return nil }
    try refuseIfOthersCanRead()
    let content: Content
    do {
      content = try JSONDecoder().decode(
        Content.self, from: try Data(contentsOf: URL(filePath: path)))
    } catch {
      // The error is not shown: it may quote the file.
      throw DoorError.credentials(path, reason: "it is not what login writes.")
    }
    let credentials: Account.Credentials
    if let id = content.clientID, let secret = content.clientSecret {
      credentials = .client(id: id, secret: Secret(secret), actAs: content.actAs)
    } else if let key = content.apiKey {
      credentials = .key(Secret(key))
    } else {
      throw DoorError.credentials(path, reason: "it holds neither a client nor a key.")
    }
    return Account(
      credentials, apiURL: try Endpoint(content.apiURL), authURL: try Endpoint(content.authURL))
  }

  /// Stores an account, replacing what was there.
  ///
  /// - Throws: `DoorError` when the file cannot be written.
  func store(_ account: Account) throws {
    var content = Content(
      apiURL: account.apiURL.description, authURL: account.authURL.description)
    switch account.credentials {
    case .key(let key): content.apiKey = key.reveal()
    case .client(let id, let secret, let actAs):
      content.clientID = id
      content.clientSecret = secret.reveal()
      content.actAs = actAs
    }
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

  /// Removes what was stored; `false` when nothing was.
  func remove() -> Bool {
    unlink(path) == 0
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
