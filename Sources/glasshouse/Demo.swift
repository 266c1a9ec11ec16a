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
    server = Server(company: Company(seed: 1, candidates: 2000, moment: Company.demoMoment))
    let url = try server.start()
    account = Account(
      .client(
        id: server.credentials.clientID, secret: Secret(server.credentials.clientSecret), actAs: nil),
      apiURL: try Endpoint(url), authURL: try Endpoint(url))
  }
}
