package import FoundationEssentials

extension Endpoint {
  /// Asks for nothing in particular, without credentials, once: whatever the host answers, it can be reached.
  ///
  /// - Returns: What the host's clock says, where it tells.
  package func contact(
    userAgent: String, transport: @escaping Transport = urlSessionTransport(),
    timing: Timing = Timing(), patience: Patience = .brief
  ) async throws(HarvestError) -> Date? {
    let exchange = Exchange(
      host: host, transport: transport, timing: timing, patience: patience, budget: nil,
      events: { _ in })
    var request = HTTPRequest(url: description + "/")
    request.headers = ["User-Agent": userAgent]
    return try await exchange.perform("contact", request) { answer throws(HarvestError) in
      answer.headers["date"].flatMap(Moment.http)
    }
  }
}
