extension Fault.Effect {
  /// What the effect does to a page's next link.
  var quirk: Call.PageQuirk? {
    switch self {
    case .repeatedCursor: .repeats
    case .emptyPage: .emptyPage
    default: nil
    }
  }

  /// The answer that takes the place of the real one, for effects that prevent it.
  func answer(to call: Call) -> Answer? {
    switch self {
    case .status(let status, let body, let headers):
      var answer = Answer(status, Array(body.utf8))
      if body.first != "{", body.first != "[" { answer.contentType = "text/plain" }
      for (name, value) in headers.sorted(by: { $0.key < $1.key }) { answer.set(name, value) }
      return answer
    case .throttled(let seconds):
      let rate = call.aim.dialect == .v1 ? call.options.v1Rate : call.options.v3Rate
      var answer = Answer.message(429, "Too Many Requests")
      answer.set("X-RateLimit-Limit", String(rate.requests))
      answer.set("X-RateLimit-Remaining", "0")
      answer.set("X-RateLimit-Reset", String(call.now.seconds + rate.seconds))
      if let seconds { answer.set("Retry-After", String(seconds)) }
      return answer
    case .cursorRefused where call.request.value("cursor") != nil:
      return .refusal(422, "Unprocessable Content", quoted("The cursor is invalid or expired."))
    case .reset: return .undelivered(.reset)
    case .hang: return .undelivered(.silence)
    default: return nil
    }
  }

  /// Spoils an answer that was made.
  func spoil(_ answer: inout Answer) {
    switch self {
    case .cutBody(let count): answer.delivery = .cut(after: count)
    case .dribble(let bytes, let milliseconds):
      answer.delivery = .dribble(bytes: bytes, milliseconds: milliseconds)
    case .lyingLength(let error): answer.delivery = .lie(by: error)
    case .contentType(let type): answer.contentType = type
    case .malformedJSON: answer.body.removeLast(min(answer.body.count, answer.body.count / 2 + 1))
    case .body(let text): answer.body = Array(text.utf8)
    case .foreignLink(let origin):
      for index in answer.headers.indices where answer.headers[index].name == "Link" {
        answer.headers[index].value = answer.headers[index].value.movedTo(origin)
      }
    default: break
    }
  }
}

extension Answer {
  /// An answer that never leaves.
  fileprivate static func undelivered(_ delivery: Delivery) -> Answer {
    var answer = Answer(0, [])
    answer.delivery = delivery
    return answer
  }
}

extension String {
  /// The link header with its first URL on another origin.
  fileprivate func movedTo(_ origin: String) -> String {
    guard let path = range(ofPath: "/v3/") ?? range(ofPath: "/v1/") else { return self }
    return "<" + origin + self[path...]
  }

  private func range(ofPath mark: String) -> Index? {
    indices.first { self[$0...].hasPrefix(mark) }
  }
}
