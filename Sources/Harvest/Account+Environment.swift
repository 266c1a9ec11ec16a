extension Account {
  /// Reads an account from environment variables: `GREENHOUSE_CLIENT_ID`, `GREENHOUSE_CLIENT_SECRET`
  /// and perhaps `GREENHOUSE_SUB` for v3, else `GREENHOUSE_API_KEY` for v1; `nil` when none is set.
  ///
  /// `GREENHOUSE_API_URL` and `GREENHOUSE_AUTH_URL` point it elsewhere. An empty variable counts as
  /// not set.
  package static func fromEnvironment(
    _ environment: [String: String]
  ) throws(HarvestError) -> Account? {
    let settings = environment.filter { $0.key.hasPrefix("GREENHOUSE_") }.compactMapValues(trimmed)
    guard let credentials = try credentials(settings) else { return nil }
    return Account(
      credentials,
      apiURL: try endpoint("GREENHOUSE_API_URL", in: settings) ?? .greenhouse,
      authURL: try endpoint("GREENHOUSE_AUTH_URL", in: settings) ?? .greenhouseTokens)
  }

  private static func credentials(
    _ settings: [String: String]
  ) throws(HarvestError) -> Credentials? {
    let id = try printable("GREENHOUSE_CLIENT_ID", in: settings)
    let secret = try printable("GREENHOUSE_CLIENT_SECRET", in: settings)
    let sub = settings["GREENHOUSE_SUB"]
    switch (id, secret) {
    case (let id?, let secret?):
      return .client(id: id, secret: Secret(secret), actAs: try user(sub))
    case (.some, nil):
      throw .setting("GREENHOUSE_CLIENT_SECRET", "is missing beside GREENHOUSE_CLIENT_ID")
    case (nil, .some):
      throw .setting("GREENHOUSE_CLIENT_ID", "is missing beside GREENHOUSE_CLIENT_SECRET")
    case (nil, nil):
      guard sub == nil else {
        throw .setting("GREENHOUSE_SUB", "needs GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET")
      }
      return try printable("GREENHOUSE_API_KEY", in: settings).map { .key(Secret($0)) }
    }
  }

  private static func user(_ text: String?) throws(HarvestError) -> Int64? {
    guard let text else { return nil }
    guard let user = Int64(text), user > 0 else {
      throw .setting("GREENHOUSE_SUB", "is “\(text)”, which is not the number of a Greenhouse user")
    }
    return user
  }

  private static func endpoint(
    _ name: String, in settings: [String: String]
  ) throws(HarvestError) -> Endpoint? {
    guard let text = settings[name] else { return nil }
    return try Endpoint(text)
  }

  /// The value is not quoted in the error: it may be a secret.
  private static func printable(
    _ name: String, in settings: [String: String]
  ) throws(HarvestError) -> String? {
    guard let text = settings[name] else { return nil }
    guard text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }) else {
      throw .setting(name, "holds a space, a line break or another character no credential has")
    }
    return text
  }

  private static func trimmed(_ text: String) -> String? {
    let blank: (Character) -> Bool = { $0.isWhitespace }
    let end = text.reversed().drop(while: blank)
    let whole = String(end.reversed().drop(while: blank))
    return whole.isEmpty ? nil : whole
  }
}
