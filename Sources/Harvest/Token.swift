internal import FoundationEssentials

/// A bearer token and the moment after which it is no longer used.
struct Token: Sendable, Equatable {
  let secret: Secret
  /// By this machine's clock.
  let expires: Date

  /// A token is renewed a minute early.
  func isFresh(at now: Date) -> Bool { expires > now.addingTimeInterval(60) }
}

extension Token {
  /// Reads the answer of the token service; its lifetime is measured by its own clock where it says it.
  ///
  /// Greenhouse's reference documents `expires_in`, its service answers `expires_at`, and the service
  /// for the transition from v1 `expires`; without any of them an hour is assumed.
  init(answer: HTTPResponse, now: Date) throws(TokenProblem) {
    guard let said = try? JSONDecoder().decode(Answer.self, from: answer.body) else {
      throw TokenProblem(reason: "the answer is not the JSON that was expected")
    }
    guard let text = said.access_token, !text.isEmpty,
      text.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) })
    else { throw TokenProblem(reason: "the answer has no access_token") }
    let served = answer.headers["date"].flatMap(Moment.http)
    let until = said.expires_at.flatMap(Moment.iso)
    let lifetimes = [
      until.flatMap { until in served.map { until.timeIntervalSince($0) } },
      until?.timeIntervalSince(now),
      said.expires_in,
      said.expires.flatMap(Moment.iso).map { $0.timeIntervalSince(served ?? now) },
    ]
    let lifetime = lifetimes.compactMap(\.self).first { (1...86_400).contains($0) } ?? 3600
    self.init(secret: Secret(text), expires: now.addingTimeInterval(lifetime))
  }

  /// Why an answer is no token.
  struct TokenProblem: Error { let reason: String }

  private struct Answer: Decodable {
    let access_token: String?
    let expires_at: String?
    let expires_in: Double?
    let expires: String?

    enum Key: String, CodingKey { case access_token, expires_at, expires_in, expires }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      access_token = try? values.decode(String.self, forKey: .access_token)
      expires_at = try? values.decode(String.self, forKey: .expires_at)
      expires_in = try? values.decode(Double.self, forKey: .expires_in)
      expires = try? values.decode(String.self, forKey: .expires)
    }
  }
}
