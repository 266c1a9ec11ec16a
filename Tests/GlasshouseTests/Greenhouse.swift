import Simulator

/// A pretend Greenhouse of a small company, which goes when nobody needs it any more.
final class Greenhouse: Sendable {
  let server: Server

  /// A company at its usual moment, or at another: the `Date` of its answers is that moment's.
  init(
    candidates: Int = 40, at moment: Simulator.Moment = Company.demoMoment,
    _ change: (inout Simulator.Options) -> Void = { _ in }
  ) throws {
    var options = Simulator.Options()
    options.v3Rate = Rate(10_000, per: 30)
    options.v1Rate = Rate(10_000, per: 30)
    change(&options)
    server = Server(
      company: Company(seed: 3, candidates: candidates, moment: moment), options: options)
    try server.start()
  }

  deinit { server.stop() }

  /// The lists that were asked for since the last look, each once, in alphabetical order.
  func asked() -> [String] {
    defer { server.clearRequests() }
    return Set(server.requests.map(\.list)).subtracting(["token"]).sorted()
  }
}
