import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `The company behind the server` {
  @Test(arguments: [Dialect.v1, .v3])
  func `is served whole, in pages of any size, by every list`(dialect: Dialect) throws {
    let company = Company(seed: 7, candidates: 300)
    var options = Options()
    options.v3Rate.isEnforced = false
    options.v1Rate.isEnforced = false
    let server = Server(company: company, options: options)
    try server.start()
    defer { server.stop() }
    let caller = Caller(server)
    let token = caller.token()
    let shown = [
      "users": "show_service_accounts=true&", "rejection_reasons": "include_defaults=true&",
    ]
    for list in Company.listings(dialect) {
      let expected = try #require(company.listing(list, dialect)).count
      var ids: [Int64] = []
      var link: String? = "/\(dialect.rawValue)/\(list)?\(shown[list] ?? "")per_page=77"
      while let next = link {
        let reply = dialect == .v3 ? caller.v3(next, token) : caller.v1(next)
        #expect(reply.status == 200, "\(next): \(reply.text.prefix(200))")
        #expect(reply.records.count > 0 || reply.text == "[]", "\(next)")
        ids += reply.ids
        link = reply.link("next")
      }
      #expect(Set(ids).count == ids.count, "\(list)")
      let hidden = list == "job_posts" && dialect == .v3
      #expect(hidden ? ids.count < expected : ids.count == expected, "\(list)")
      if dialect == .v3 { #expect(ids == ids.sorted(by: >), "\(list)") }
    }
  }

  @Test func `bears ids and moments at the ends of their range`() throws {
    let server = Server(company: Company(seed: 3, candidates: 20))
    try server.start()
    defer { server.stop() }
    server.options.v3Rate.isEnforced = false
    let caller = Caller(server)
    let token = caller.token()
    let always = "created_at=gte%7C0000-01-01T00:00:00Z%7Clte%7C9999-12-31T23:59:59.999Z"
    for list in Company.listings(.v3) {
      let nobody = caller.v3("/v3/\(list)?ids=9223372036854775807,-9223372036854775808,0,-1", token)
      #expect(nobody.text == "[]", "\(list)")
      let facts = try #require(ListFacts.v3[list])
      guard facts.names.contains("created_at") else { continue }
      let everybody = caller.v3("/v3/\(list)?per_page=500&\(always)", token)
      #expect(everybody.ids == caller.v3("/v3/\(list)?per_page=500", token).ids, "\(list)")
    }
  }
}
