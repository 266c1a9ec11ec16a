import FoundationEssentials
import Synchronization

@testable import Harvest

/// A transport that answers from a closure, with a token service beside it.
final class FakeGreenhouse: Sendable {
  typealias Answer = @Sendable (_ request: HTTPRequest, _ count: Int) throws -> HTTPResponse

  let requests = Log<HTTPRequest>()
  let mints = Log<HTTPRequest>()
  let events = Log<HarvestEvent>()
  let time = FakeTime()
  private let answer: Answer

  init(_ answer: @escaping Answer) { self.answer = answer }

  static let id = "the-client-id-0123"
  static let secret = "the-client-secret-4567"
  static let key = "the-api-key-89ab"
  static let v3 = Account(.client(id: id, secret: Secret(secret), actAs: nil))
  static let v1 = Account(.key(Secret(key)))

  var transport: Transport {
    { request in
      if request.url.hasSuffix("/token") {
        let count = self.mints.add(request)
        return .json("{\"access_token\":\"eyJtoken\(count)\",\"expires_in\":3600}")
      }
      let count = self.requests.add(request)
      return try self.answer(request, count)
    }
  }

  func client(
    _ account: Account = v3, tokens: TokenStore = .memory, patience: Patience = Patience()
  ) -> Client {
    Client(
      account, tokens: tokens, transport: transport, timing: time.timing, patience: patience,
      userAgent: "glasshouse/test", events: { self.events.add($0) })
  }

  /// The first page of a list, by a client of its own.
  func page(
    _ name: String = "jobs", _ account: Account = v3, next: String? = nil
  ) async throws(HarvestError) -> Page {
    try await client(account).page(.first(name, account.dialect, next: next))
  }

  /// The error with which the first page of a list ends.
  func error(
    _ name: String = "jobs", _ account: Account = v3, next: String? = nil
  ) async -> HarvestError? {
    do throws(HarvestError) {
      _ = try await page(name, account, next: next)
      return nil
    } catch {
      return error
    }
  }
}

extension PageRequest {
  static func first(_ name: String, _ dialect: Dialect, next: String? = nil) -> PageRequest {
    guard let resource = Resource.named(name, dialect), let variant = resource.variants.first
    else { preconditionFailure("there is no list \(name)") }
    return PageRequest(resource, variant, next: next)
  }
}

extension HTTPResponse {
  static func json(
    _ text: String, status: Int = 200, _ headers: [String: String] = [:]
  ) -> HTTPResponse {
    let usual = ["content-type": "application/json;charset=utf-8"]
    return HTTPResponse(
      status: status, headers: usual.merging(headers) { $1 }, body: Data(text.utf8))
  }
}

/// A folder of one test, gone with it.
final class Folder: Sendable {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.path
      + "/harvest-\(UInt64.random(in: 0...UInt64.max))"
  }

  /// What the files in the folder hold, and their names.
  var contents: [String: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.map {
        let data = FileManager.default.contents(atPath: "\(path)/\($0)") ?? Data()
        return ($0, String(decoding: data, as: UTF8.self))
      })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
