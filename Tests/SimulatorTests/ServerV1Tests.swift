import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct `v1 of the pretend Greenhouse` {
  private func ask(_ path: String, _ adjust: (inout Options) -> Void = { _ in }) throws
    -> Caller.Reply
  {
    try withServer(five, adjust) { _, caller in caller.v1(path) }
  }

  @Test func `refuses a bad key before it looks at the path`() throws {
    try withServer { _, caller in
      for path in ["/v1/jobs", "/v1/nothing"] {
        for headers in [[], [basic("wrong")], [basic(Credentials().v1Key, "password")]] {
          let reply = caller.ask("GET", path, headers)
          #expect(reply.status == 401)
          #expect(reply.text == #"{"message":"Invalid Basic Auth credentials"}"#)
        }
      }
      #expect(caller.v1("/v1/nothing").text == #"{"message":"Resource not found"}"#)
    }
  }

  @Test func `links next, prev and last`() throws {
    try withServer { server, caller in
      let first = caller.v1("/v1/jobs?per_page=2&status=hired")
      let base = server.url + "/v1/jobs?page="
      let rest = "&per_page=2&status=hired>; rel="
      #expect(first.ids == [3, 4])
      #expect(
        first.header("Link") == "<\(base)2\(rest)\"next\",<\(base)2\(rest)\"last\"")
      let second = caller.v1(try #require(first.link("next")))
      #expect(second.ids == [5])
      #expect(
        second.header("Link") == "<\(base)1\(rest)\"prev\",<\(base)2\(rest)\"last\"")
    }
  }

  @Test func `leaves out last when the count is skipped`() throws {
    let reply = try ask("/v1/jobs?per_page=2&page=2&skip_count=true")
    #expect(reply.ids == [3, 4])
    #expect(reply.link("last") == nil)
    #expect(reply.link("next") == "/v1/jobs?page=3&per_page=2&skip_count=true")
    #expect(reply.link("prev") == "/v1/jobs?page=1&per_page=2&skip_count=true")
  }

  @Test func `has no link for a single page, and next alone for some lists`() throws {
    #expect(try ask("/v1/jobs").header("Link") == nil)
    for path in ["/v1/custom_fields/candidate", "/v1/custom_field/7/custom_field_options"] {
      let reply = try ask(path + "?per_page=2&page=2")
      #expect(reply.link("next") != nil)
      #expect(reply.link("prev") == nil)
      #expect(reply.link("last") == nil)
    }
  }

  @Test func `walks every page once, in any jump`() throws {
    try withServer { _, caller in
      #expect(caller.v1("/v1/jobs?per_page=1&page=4").ids == [4])
      #expect(caller.v1("/v1/jobs?per_page=1&page=2").ids == [2])
      #expect(caller.v1("/v1/jobs?per_page=1&page=3").ids == [3])
      #expect(caller.v1("/v1/jobs?per_page=1&page=9").text == "[]")
    }
  }

  @Test func `pages the lists that have an order of their own`() throws {
    try withServer { server, caller in
      var link: String? = "/v1/offers?per_page=2&status=hired"
      var pages: [[Int64]] = []
      while let next = link {
        let reply = caller.v1(next)
        #expect(reply.link("last")?.contains("page=2") == true)
        pages.append(reply.ids)
        link = reply.link("next")
      }
      #expect(pages == [[5, 4], [3]])
      server.hide([4], in: "offers", .v1)
      #expect(caller.v1("/v1/offers?per_page=2").ids == [5, 3])
    }
  }

  @Test(
    arguments: [
      ("/v1/candidates", [1, 2, 3, 4, 5]), ("/v1/offers", [5, 4, 3, 2, 1]),
      ("/v1/scorecards", [5, 4, 3, 2, 1]), ("/v1/job_stages", [1, 2, 3, 4, 5]),
      ("/v1/candidates?candidate_ids=4,2", [2, 4]),
      ("/v1/candidates?job_id=1", [1, 3, 5]),
      ("/v1/candidates?updated_after=2026-04-15T00:00:00.500Z", [1, 2]),
      ("/v1/candidates?updated_before=2026-02-15T00:00:00.500Z", [5]),
      ("/v1/offers?updated_before=2026-02-15T00:00:00.500Z", [5, 4]),
      (
        "/v1/candidates?created_after=2026-02-01T00:00:00Z&created_before=2026-03-01T00:00:00Z", [2]
      ),
      ("/v1/applications?last_activity_after=2026-04-20T00:00:00Z", [4, 5]),
      ("/v1/applications?updated_after=2027-01-01T00:00:00Z", [1, 2, 3, 4, 5]),
      ("/v1/applications?status=hired", [3, 4, 5]), ("/v1/applications?status=odd", []),
      ("/v1/job_posts", [1, 2, 3, 4, 5]), ("/v1/job_posts?active=false", [2]),
      ("/v1/rejection_reasons", [1, 2, 3, 5]),
      ("/v1/rejection_reasons?include_defaults=true", [1, 2, 3, 4, 5]),
      ("/v1/prospect_pools?anything=goes", [1, 2, 3, 4, 5]),
    ])
  func `orders and filters`(path: String, ids: [Int64]) throws {
    #expect(try ask(path).ids == ids)
  }

  @Test func `adds custom fields to users only when asked`() throws {
    #expect(try ask("/v1/users/2").text == #"{"id":2,"name":"n,{\"2"}"#)
    #expect(try ask("/v1/users/2?user_attributes=true").text.contains("custom_fields"))
    #expect(try !ask("/v1/users").text.contains("custom_fields"))
  }

  @Test func `gives one record by its id`() throws {
    #expect(try ask("/v1/candidates/3").text.hasPrefix(#"{"id":3,"#))
    let missing = try ask("/v1/candidates/99")
    #expect(missing.status == 404)
    #expect(missing.text == #"{"message":"Resource not found"}"#)
  }

  @Test(
    arguments: [
      ("per_page=501", "per_page"), ("per_page=0", "per_page"), ("page=0", "page"),
      ("created_after=soon", "created_after"),
    ])
  func `refuses a parameter that does not fit`(query: String, field: String) throws {
    let reply = try ask("/v1/candidates?" + query)
    #expect(reply.status == 422)
    #expect(reply.text.hasPrefix(#"{"message":"Validation error","errors":[{"message":""#))
    #expect(reply.text.hasSuffix(#""field":"\#(field)"}]}"#))
  }

  @Test func `refuses a list without permission, and a body on a GET`() throws {
    let reply = try ask("/v1/offers") { $0.forbidden = [.v1: ["offers"]] }
    #expect(reply.status == 403)
    #expect(
      reply.text == #"{"message":"This API Key does not have permission for this endpoint"}"#)
    try withServer { _, caller in
      #expect(
        caller.ask("GET", "/v1/jobs", [basic(Credentials().v1Key)], body: "{}").status == 403)
    }
  }

  @Test(arguments: [410, 404, 403, 401]) func `can be retired`(status: Int) throws {
    #expect(try ask("/v1/jobs") { $0.v1 = .retired(status) }.status == status)
  }

  @Test func `drifts when rows go or come between pages`() throws {
    try withServer { server, caller in
      server.hide([2], in: "jobs", .v1)
      #expect(caller.v1("/v1/jobs?per_page=2").ids == [1, 3])
      server.hide([1], in: "jobs", .v1)
      #expect(caller.v1("/v1/jobs?per_page=2&page=2").ids == [5])
      server.show([1, 2], in: "jobs", .v1)
      #expect(caller.v1("/v1/jobs?per_page=2&page=2").ids == [3, 4])
      server.hide([3], in: "jobs", .v1)
      #expect(caller.v1("/v1/jobs/3").status == 404)
      #expect(caller.v1("/v1/jobs?per_page=2").link("last") == "/v1/jobs?page=2&per_page=2")
    }
  }
}
