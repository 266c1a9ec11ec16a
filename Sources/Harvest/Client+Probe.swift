package import FoundationEssentials

/// Whether a list can be read with the credentials at hand.
package enum Access: Hashable, Sendable {
  /// It can be read; an account that sees no record anywhere is perhaps not a Site Admin's.
  case readable(isEmpty: Bool)
  /// It cannot be read; v3 names the scope that is missing.
  case forbidden(scope: String?)
}

extension Client {
  /// Tries whether a list can be read, with one record of it; a list whose paths are made from ids is
  /// judged by the list that gives the ids.
  package func probe(_ resource: Resource) async throws(HarvestError) -> Access {
    guard let variant = resource.variants.first else {
      guard let list = resource.fanOut?.list, let giver = Resource.named(list, resource.dialect)
      else { return .readable(isEmpty: true) }
      return try await probe(giver)
    }
    var request = PageRequest(resource, variant)
    request.pageSize = 1
    do throws(HarvestError) {
      return .readable(isEmpty: try await page(request).isEmpty)
    } catch .forbidden(_, let scope, _) {
      return .forbidden(scope: scope)
    }
  }

  /// A record asked for by itself as v1 allows; `nil` when it is gone or cannot be asked for so.
  package func record(_ id: Int64, in resource: Resource) async throws(HarvestError) -> Data? {
    guard let single = resource.single, let variant = resource.variants.first else { return nil }
    let target = "\(account.apiURL.prefix)\(single)/\(id)"
    let reading = Reading(
      request: PageRequest(resource, variant), target: target, account: account,
      now: exchange.timing.now)
    return try await ask(resource.name, target) { answer, secrets throws(HarvestError) in
      try reading.record(answer, hiding: secrets, hadSuccess: exchange.hadSuccess)
    }
  }
}
