internal import FoundationEssentials

/// Where tokens and rate budgets are kept, so that processes share them: a second mint revokes the
/// first token.
package struct TokenStore: Sendable {
  /// The folder, or `nil` to keep them in this process alone.
  private let folder: String?

  /// Keeps them in owner-only files of this folder, which is made when it is first needed.
  package static func folder(_ path: String) -> TokenStore { TokenStore(folder: path) }

  /// Keeps them in this process alone, so that new credentials are really put to the test.
  package static let memory = TokenStore(folder: nil)

  /// Removes what is kept of credentials, as at a logout; `name` is an account's `credentialName`.
  package func forget(_ name: String) {
    for kind in ["token", "budget"] {
      guard let path = path(kind, name) else { continue }
      for file in [path, path + ".lock"] { OwnerFile(path: file).remove() }
    }
  }

  /// The file of one kind for these credentials.
  func path(_ kind: String, _ account: Account) -> String? { path(kind, account.credentialName) }

  private func path(_ kind: String, _ name: String) -> String? {
    folder.map { "\($0)/\(kind)-\(name)" }
  }

  /// Makes the folder unless it is there.
  func prepare() throws(HarvestError) {
    guard let folder else { return }
    do {
      try OwnerFile.makeFolder(folder)
    } catch {
      throw .tokenFile(path: folder, reason: error.reason)
    }
  }
}

/// The file in which processes share one token.
struct TokenFile: Sendable {
  let path: String

  func read() -> Token? {
    OwnerFile(path: path).read()
      .flatMap { try? JSONDecoder().decode(Content.self, from: $0) }
      .map { Token(secret: Secret($0.token), expires: Date(timeIntervalSince1970: $0.expires)) }
  }

  func write(_ token: Token) throws(HarvestError) {
    let content = Content(
      token: token.secret.reveal(), expires: token.expires.timeIntervalSince1970)
    guard let data = try? JSONEncoder().encode(content) else { return }
    do {
      try OwnerFile(path: path).write(data)
    } catch {
      throw .tokenFile(path: path, reason: error.reason)
    }
  }

  private struct Content: Codable {
    let token: String
    let expires: Double
  }
}
