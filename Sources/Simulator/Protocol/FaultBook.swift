/// The faults that are armed, with how often each one's condition has been met.
struct FaultBook: Sendable {
  private struct Armed: Sendable {
    let id: FaultID
    let fault: Fault
    var met = 0
  }

  private var armed: [Armed] = []
  private var last = 0

  mutating func arm(_ fault: Fault) -> FaultID {
    last += 1
    armed.append(Armed(id: FaultID(number: last), fault: fault))
    return FaultID(number: last)
  }

  mutating func disarm(_ id: FaultID) {
    armed.removeAll { $0.id == id }
  }

  mutating func disarmAll() {
    armed.removeAll()
  }

  /// Counts the request against every fault and answers what strikes it, in the order of arming.
  mutating func strike(_ request: Request, _ aim: Aim) -> [Fault.Effect] {
    var effects: [Fault.Effect] = []
    for index in armed.indices {
      let condition = armed[index].fault.condition
      guard condition.matches(request, aim) else { continue }
      armed[index].met += 1
      let count = armed[index].met
      if let numbers = condition.numbers, !numbers.contains(count) { continue }
      if let every = condition.every, count % max(1, every) != 0 { continue }
      effects.append(armed[index].fault.effect)
    }
    return effects
  }
}

extension Fault.Condition {
  fileprivate func matches(_ request: Request, _ aim: Aim) -> Bool {
    (dialect == nil || dialect == aim.dialect)
      && (list == nil || list == aim.list)
      && (page == nil || page == aim.page)
      && (parameter == nil || request.items.contains { $0.name == parameter })
  }
}
