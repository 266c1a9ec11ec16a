extension Server {
  /// Answers `GET /v1/…`: the key before everything, even before the path.
  func v1(_ call: Call) -> Answer {
    if case .retired(let status) = call.options.v1 { return .retired(status) }
    guard call.presentsKey else { return .message(401, "Invalid Basic Auth credentials") }
    let spent = state.withLock { $0.v1Window.spend(call.options.v1Rate, at: call.now) }
    var answer: Answer
    do throws(Answer) {
      guard spent.isAllowed else { throw throttled(spent) }
      guard call.request.body.isEmpty else { throw .message(403, "Forbidden") }
      guard call.request.method == "GET", let listing = call.listing else { throw .notFound }
      guard !call.isForbidden else {
        throw .message(403, "This API Key does not have permission for this endpoint")
      }
      let facts = ListFacts.v1(path: call.aim.list)
      if let id = call.aim.id {
        let reads = facts.parameters.filter { if case .adds = $0.kind { true } else { false } }
        let sieve = try Sieve(call.request.items, reads, refuse: Answer.invalid)
        answer = try call.single(id, listing, sieve)
      } else {
        answer = try page(call, facts, listing)
      }
    } catch {
      answer = error
    }
    answer.headers += spent.counts
    return answer
  }

  private func page(_ call: Call, _ facts: ListFacts, _ listing: any Listing) throws(Answer)
    -> Answer
  {
    let ask = try V1Ask(call)
    let sieve = try Sieve(ask.items, facts.parameters, refuse: Answer.invalid)
    let question = Bookmarks.Question(list: call.aim.list, items: ask.items, perPage: ask.perPage)
    let text =
      facts.order == .ascendingID
      ? pageByID(call, listing, sieve, question, ask.page)
      : pageByOrder(call, listing, sieve, question, ask.page, facts.order)
    var links = V1Links(page: ask.page, hasNext: text.next != nil)
    if !facts.isNextOnly, !ask.skipsCount {
      let total = total(call, listing, sieve, question)
      links.last = (total + ask.perPage - 1) / ask.perPage
    }
    links.isNextOnly = facts.isNextOnly
    return links.answer(call, call.quirk == .emptyPage ? Array("[]".utf8) : text.body)
  }

  /// A page of a list by id: the walk begins at the nearest page whose first id is known.
  private func pageByID(
    _ call: Call, _ listing: any Listing, _ sieve: Sieve, _ question: Bookmarks.Question,
    _ page: Int
  ) -> PageText {
    let mark = state.withLock {
      $0.epoch == call.epoch ? $0.bookmarks.nearest(question, page: page) : nil
    }
    let text = PageText(
      call, listing, sieve, .ascendingID, from: mark?.id,
      skip: (page - (mark?.page ?? 1)) * question.perPage, limit: question.perPage)
    if let next = text.next {
      state.withLock { $0.keep(call) { $0.remember(question, page: page + 1, id: next) } }
    }
    return text
  }

  /// A page of a list in another order: its ids are gathered once, eight bytes a row.
  private func pageByOrder(
    _ call: Call, _ listing: any Listing, _ sieve: Sieve, _ question: Bookmarks.Question,
    _ page: Int, _ order: Order
  ) -> PageText {
    var ids: [Int64] = []
    if let known = state.withLock({
      $0.epoch == call.epoch ? $0.bookmarks.order(question) : nil
    }) {
      ids = known
    } else {
      sieve.walk(listing, order, from: nil) { entry in
        if !call.hides(entry) { ids.append(entry.id) }
        return true
      }
      state.withLock {
        $0.keep(call) {
          $0.remember(question, order: ids)
          $0.remember(question, total: ids.count)
        }
      }
    }
    let rest = ids.dropFirst((page - 1) * question.perPage)
    return PageText(
      call, listing, sieve, ids: rest.prefix(question.perPage),
      next: rest.dropFirst(question.perPage).first)
  }

  /// How many entries a question has in all, counted once while the company stands still.
  private func total(
    _ call: Call, _ listing: any Listing, _ sieve: Sieve, _ question: Bookmarks.Question
  ) -> Int {
    if sieve.isOpen, !call.edits.hidesAny(of: call.aim.list, .v1) { return listing.count }
    let known = state.withLock { $0.epoch == call.epoch ? $0.bookmarks.total(question) : nil }
    if let known { return known }
    var total = 0
    sieve.walk(listing, .ascendingID, from: nil) { entry in
      if !call.hides(entry) { total += 1 }
      return true
    }
    state.withLock { $0.keep(call) { $0.remember(question, total: total) } }
    return total
  }

  private func throttled(_ spent: RateWindow.Spent) -> Answer {
    var answer = Answer.message(429, "Rate limit exceeded")
    answer.headers = [
      spent.retryAfter, ("X-RateLimit-Reset", String(spent.now.seconds + spent.wait)),
    ]
    return answer
  }
}

extension State {
  /// Keeps what a call found out, unless the rows have changed since it came.
  fileprivate mutating func keep(_ call: Call, _ note: (inout Bookmarks) -> Void) {
    if epoch == call.epoch { note(&bookmarks) }
  }
}

extension Call {
  /// Whether the call carries the v1 key as user name, with an empty password.
  var presentsKey: Bool {
    request.credentials("basic").flatMap(base64Decoded)
      == Array((options.credentials.v1Key + ":").utf8)
  }
}

extension Answer {
  /// What a v1 that is gone may say; nobody has recorded what it does say.
  fileprivate static func retired(_ status: Int) -> Answer {
    switch status {
    case 401: message(401, "Invalid Basic Auth credentials")
    case 403: message(403, "Forbidden")
    case 404: notFound
    default: message(status, "Gone")
    }
  }
}
