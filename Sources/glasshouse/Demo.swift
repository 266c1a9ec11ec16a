import FoundationEssentials
import Harvest
import Simulator

/// The invented company behind `--demo`: its Greenhouse runs inside this process.
struct Demo: Sendable {
  /// The account of the pretend Greenhouse.
  let account: Account
  private let server: Server

  /// The demo's today, which never moves, so that what the documents show stays true.
  static let today = Date(
    timeIntervalSince1970: Double(Company.demoMoment.milliseconds) / 1000)

  /// Starts the pretend Greenhouse on a free port of this machine.
  ///
  /// - Throws: What the server or the address throws.
  init() throws {
    var options = Simulator.Options()
    // A demo that waits for a rate budget would show patience and little else.
    options.v3Rate = Rate(10_000, per: 30)
    server = Server(company: Company(), options: options)
    try server.start()
    let credentials = server.options.credentials
    account = Account(
      .client(
        id: credentials.clientID, secret: Secret(credentials.clientSecret), actAs: nil),
      apiURL: try Endpoint(server.url), authURL: try Endpoint(server.url))
  }
}
