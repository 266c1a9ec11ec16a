extension Server {
  /// Answers a request: faults first, then the route, then faults on the answer, then the log.
  func answer(_ request: Request) -> Answer {
    let aim = Aim(request)
    let (number, effects) = state.withLock { state in
      state.arrivals += 1
      return (state.arrivals, state.faults.strike(request, aim))
    }
    for effect in effects { prepare(effect) }
    var call = state.withLock { state in
      Call(
        request: request, aim: aim, number: number, now: state.options.clock(),
        options: state.options, moment: state.moment, lists: state.lists, edits: state.edits,
        epoch: state.epoch)
    }
    for effect in effects { call.quirk = effect.quirk ?? call.quirk }
    var answer = effects.lazy.compactMap { $0.answer(to: call) }.first ?? route(call)
    for effect in effects { effect.spoil(&answer) }
    answer.set("Date", call.moment.httpDate)
    answer.set("X-Request-Id", call.requestID)
    record(call, answer)
    return answer
  }

  private func route(_ call: Call) -> Answer {
    switch (call.request.method, call.aim.dialect) {
    case ("POST", nil) where call.aim.list == "token": mint(call)
    case ("POST", nil) where call.aim.list == "auth/token": mintForTransition(call)
    case ("GET", .v3): v3(call)
    case (_, .v1): v1(call)
    default: .notFound
    }
  }

  /// Lets happen what a fault does to the world before the request is looked at.
  private func prepare(_ effect: Fault.Effect) {
    switch effect {
    case .tokenRevoked: state.withLock { $0.desk.revokeAll() }
    case .tokenExpired: state.withLock { $0.desk.expireAll() }
    case .event(let happen): happen(self)
    default: break
    }
  }

  private func record(_ call: Call, _ answer: Answer) {
    let request = LoggedRequest(
      number: call.number, at: call.now, method: call.request.method, path: call.request.path,
      items: call.request.items, hasCredentials: call.request.headers["authorization"] != nil,
      dialect: call.aim.dialect, list: call.aim.list, page: call.aim.page, status: answer.status)
    state.withLock { $0.record(request) }
  }
}
