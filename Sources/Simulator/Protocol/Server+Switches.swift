extension Server {
  /// The behaviour, which may be changed while the server runs; the port is read at `start()`.
  package var options: Options {
    get { state.withLock(\.options) }
    set { state.withLock { $0.options = newValue } }
  }

  /// The company's present.
  package var moment: Moment { state.withLock(\.moment) }

  /// What happens to rows on their way out.
  package var edits: RowEdits {
    get { state.withLock(\.edits) }
    set { state.withLock { $0.edits = newValue } }
  }

  /// Every request since the start or the last `clearRequests()`, in the order of answering.
  package var requests: [LoggedRequest] { state.withLock(\.log) }

  package func clearRequests() {
    state.withLock { $0.log = [] }
  }

  /// Takes rows out of a list, as a deletion at Greenhouse does.
  package func hide(_ ids: some Sequence<Int64>, in list: String, _ dialect: Dialect) {
    state.withLock {
      $0.edits.hidden[dialect, default: [:]][list, default: []].formUnion(ids)
    }
  }

  /// Puts hidden rows back, as an insertion at Greenhouse does.
  package func show(_ ids: some Sequence<Int64>, in list: String, _ dialect: Dialect) {
    state.withLock {
      $0.edits.hidden[dialect, default: [:]][list, default: []].subtract(ids)
    }
  }

  /// Lets a fault strike from now on.
  @discardableResult
  package func arm(_ effect: Fault.Effect, when condition: Fault.Condition = .init()) -> FaultID {
    state.withLock { $0.faults.arm(Fault(effect, when: condition)) }
  }

  package func disarm(_ fault: FaultID) {
    state.withLock { $0.faults.disarm(fault) }
  }

  package func disarmAll() {
    state.withLock { $0.faults.disarmAll() }
  }
}
