/// What is needed to ask one company's Greenhouse: where it is, and with which credentials.
package struct Account: Hashable, Sendable {
  /// The proof of who asks.
  package enum Credentials: Hashable, Sendable {
    /// A Harvest v1 API key.
    case key(Secret)
    /// Harvest v3 client credentials, optionally acting as a Greenhouse user.
    case client(id: String, secret: Secret, actAs: Int64?)
  }

  /// The proof of who asks.
  package let credentials: Credentials
  /// Where lists are asked for.
  package let apiURL: Endpoint
  /// Where tokens are asked for; v1 has no use for it.
  package let authURL: Endpoint

  /// An account at Greenhouse's own addresses unless others are named.
  package init(
    _ credentials: Credentials, apiURL: Endpoint = .greenhouse,
    authURL: Endpoint = .greenhouseTokens
  ) {
    self.credentials = credentials
    self.apiURL = apiURL
    self.authURL = authURL
  }

  /// The form of Harvest that these credentials open.
  package var dialect: Dialect {
    switch credentials {
    case .key: .v1
    case .client: .v3
    }
  }

  /// A short name for files that belong to this account; it stays when a v3 secret is renewed.
  package var fingerprint: String {
    switch credentials {
    case .key(let key): Digest.name(["v1", apiURL.description, key.reveal()], digits: 12)
    case .client(let id, _, _): Digest.name(["v3", apiURL.description, id], digits: 12)
    }
  }

  /// A name for what these exact credentials share between processes: the token, the rate budget.
  package var credentialName: String {
    switch credentials {
    case .key(let key):
      Digest.name(["v1", apiURL.description, key.reveal()], digits: 32)
    case .client(let id, let secret, let actAs):
      Digest.name(
        [
          "v3", apiURL.description, authURL.description, id, secret.reveal(),
          actAs.map(String.init) ?? "",
        ], digits: 32)
    }
  }
}
