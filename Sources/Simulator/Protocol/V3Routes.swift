extension Server {
  /// Answers `GET /v3/…`: unknown paths before the token, the budget before the scope.
  func v3(_ call: Call) -> Answer {
    guard let facts = ListFacts.v3[call.aim.list], let listing = call.listing,
      call.aim.id == nil || call.aim.list == "rejection_reasons"
    else { return .notFound }
    let token: TokenDesk.Token
    do {
      token = try presentedToken(call)
    } catch {
      return error
    }
    let spent = state.withLock { $0.v3Window.spend(call.options.v3Rate, at: call.now) }
    var answer: Answer
    do throws(Answer) {
      guard spent.isAllowed else { throw throttled(spent) }
      guard !call.isForbidden else { throw .message(403, "Forbidden") }
      if let id = call.aim.id {
        answer = try call.single(id, listing, Sieve())
      } else {
        let isSeen = call.options.admins.admit(token.actingUser)
        answer = try page(call, facts, isSeen ? listing : EmptyListing())
      }
    } catch {
      answer = error
    }
    answer.headers += spent.counts + [spent.recordedReset]
    return answer
  }

  /// The token a call carries, or the 401 it gets.
  private func presentedToken(_ call: Call) throws(Answer) -> TokenDesk.Token {
    guard let text = call.request.credentials("bearer") else { throw .unauthorized(.unknown) }
    let verdict = state.withLock { $0.desk.verdict(on: text, at: call.now) }
    guard case .good(let token) = verdict else { throw .unauthorized(verdict) }
    return token
  }

  private func page(_ call: Call, _ facts: ListFacts, _ listing: any Listing) throws(Answer)
    -> Answer
  {
    let ask = try V3Ask(call, facts)
    let sieve = try Sieve(ask.items, facts.parameters, refuse: Answer.unprocessable)
    let text = PageText(call, listing, sieve, .descendingID, from: ask.from, limit: ask.perPage)
    var answer = Answer(200, text.body)
    var next = text.next
    switch call.quirk {
    case .none: break
    case .repeats: next = text.first
    case .emptyPage:
      next = text.first
      answer.body = Array("[]".utf8)
    }
    if let next {
      let page = call.quirk == .repeats ? max(2, ask.page) : ask.page + 1
      let cursor = ask.cursor(at: next, page: page)
      answer.set("Link", call.link([QueryItem("cursor", cursor.text)], "next"))
    } else if state.withLock({ $0.takeTurn(\.lastPages) }) {
      answer.set("Link", "")
    }
    return answer
  }

  /// A 429 whose body is JSON and text in turn.
  private func throttled(_ spent: RateWindow.Spent) -> Answer {
    var answer = Answer.message(429, "Too Many Requests")
    if state.withLock({ $0.takeTurn(\.refusals) }) {
      answer.body = Array("Retry later".utf8)
      answer.contentType = "text/plain"
    }
    answer.headers = [spent.retryAfter]
    return answer
  }
}

extension State {
  /// Counts, and answers true every second time.
  mutating func takeTurn(_ counter: WritableKeyPath<State, Int>) -> Bool {
    self[keyPath: counter] += 1
    return self[keyPath: counter].isMultiple(of: 2)
  }
}

extension Options.Admins {
  /// Whether a token that acts as this user sees rows.
  fileprivate func admit(_ user: Int64?) -> Bool {
    switch self {
    case .everyone: true
    case .nobody: false
    case .users(let users): user.map(users.contains) ?? false
    }
  }
}

extension Answer {
  /// The 401 for a token that is not good; the text about expiry is a guess.
  fileprivate static func unauthorized(_ verdict: TokenDesk.Verdict) -> Answer {
    let reason =
      switch verdict {
      case .revoked:
        "Token has already been refreshed or revoked. Please generate a new token."
      case .expired: "Token has expired. Please generate a new token."
      case .good, .unknown:
        "Token could not be decoded. Please ensure your token is from a trusted source."
      }
    return refusal(401, "Unauthorized", quoted(reason))
  }
}

/// The list of someone who may see nothing.
private struct EmptyListing: Listing {
  let count = 0

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {}
}
