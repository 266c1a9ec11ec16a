import Harvest

/// An account that is known, whose secret is fetched only when Greenhouse is asked.
struct KnownAccount: Sendable {
  /// The short name for files that belong to the account.
  let fingerprint: String
  let dialect: Dialect
  private let fetch: @Sendable () throws -> Account

  /// One whose secret lies elsewhere.
  init(
    fingerprint: String, dialect: Dialect, fetch: @escaping @Sendable () throws -> Account
  ) {
    self.fingerprint = fingerprint
    self.dialect = dialect
    self.fetch = fetch
  }

  /// One whose secret is at hand.
  init(_ account: Account) {
    self.init(fingerprint: account.fingerprint, dialect: account.dialect) { account }
  }

  /// The account with its secret.
  ///
  /// - Throws: `DoorError.keyring` when the keyring does not give it.
  func account() throws -> Account { try fetch() }
}
