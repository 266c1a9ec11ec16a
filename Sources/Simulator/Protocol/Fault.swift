/// Something that goes wrong on purpose: when it strikes, and what it does.
package struct Fault: Sendable {
  package var condition: Condition
  package var effect: Effect

  package init(_ effect: Effect, when condition: Condition = Condition()) {
    self.condition = condition
    self.effect = effect
  }

  /// Which requests a fault strikes; what is nil matches all.
  package struct Condition: Sendable {
    package var dialect: Dialect?
    /// The list's name, as in the path; `token` for `POST /token`.
    package var list: String?
    /// The page of a list, from 1.
    package var page: Int?
    /// A query parameter that must be there.
    package var parameter: String?
    /// Which of the matching requests since arming, from 1: `3...5`.
    package var numbers: ClosedRange<Int>?
    /// Every so-manieth of the matching requests.
    package var every: Int?

    package init(
      _ list: String? = nil, dialect: Dialect? = nil, page: Int? = nil, parameter: String? = nil,
      numbers: ClosedRange<Int>? = nil, every: Int? = nil
    ) {
      self.list = list
      self.dialect = dialect
      self.page = page
      self.parameter = parameter
      self.numbers = numbers
      self.every = every
    }
  }

  /// What a fault does to the request it strikes.
  package enum Effect: Sendable {
    /// Another answer: 500 with a text, 302 with a `Location`.
    case status(Int, body: String = "", headers: [String: String] = [:])
    /// 429, with or without `Retry-After`.
    case throttled(retryAfter: Int?)
    /// The body ends after so many bytes, the connection too.
    case cutBody(after: Int)
    /// The connection is reset before an answer.
    case reset
    /// The body comes in pieces, with waits between.
    case dribble(bytes: Int, every: Int)
    /// No answer ever comes.
    case hang
    case contentType(String)
    /// The body is JSON that ends in the middle, with a true length.
    case malformedJSON
    /// The body is this text instead.
    case body(String)
    /// `Content-Length` is off by so many bytes.
    case lyingLength(by: Int)
    /// The next link asks for the page that was just given.
    case repeatedCursor
    /// An empty page whose next link leads to what it should have held.
    case emptyPage
    /// The next link leads to another origin.
    case foreignLink(String)
    /// A request with a cursor is refused with 422, as if it had expired.
    case cursorRefused
    /// A peer mints: every token so far is revoked.
    case tokenRevoked
    /// Every token so far has reached its end.
    case tokenExpired
    /// Something happens before the request is answered: the company moves, rows go.
    case event(@Sendable (Server) -> Void)
  }
}

/// The name of an armed fault, to disarm it with.
package struct FaultID: Hashable, Sendable {
  let number: Int
}
