import Testing

@testable import Harvest

struct ResourceTests {
  private static let undated = ["demographic_questions", "demographic_answer_options"]

  @Test(arguments: Resource.all(.v3).map(\.name).filter { !undated.contains($0) })
  func `v3 has every list, with a scope, windows and sweeps`(name: String) throws {
    let resource = try #require(Resource.named(name, .v3))
    #expect(resource.scope == "harvest:\(name):list")
    #expect(resource.variants.allSatisfy { $0.path == "/v3/\(name)" })
    #expect(resource.hasWindows && resource.listsIDs && resource.findsByID)
    #expect(resource.filters["updated_at"] == .range("updated_at"))
  }

  @Test(arguments: undated)
  func `two lists of v3 know no dates`(name: String) throws {
    let resource = try #require(Resource.named(name, .v3))
    #expect(resource.filters.isEmpty && !resource.hasWindows && resource.findsByID)
  }

  @Test(arguments: [
    "candidates", "applications", "jobs", "job_posts", "offers", "scorecards",
    "scheduled_interviews", "users", "departments", "offices", "sources", "rejection_reasons",
    "close_reasons", "job_stages", "prospect_pools", "custom_fields", "custom_field_options",
    "eeoc", "demographic_question_sets", "demographic_questions", "demographic_answer_options",
    "demographic_answers",
  ])
  func `v1 has its lists, without scopes`(name: String) throws {
    let resource = try #require(Resource.named(name, .v1))
    #expect(resource.scope == nil)
    #expect(!resource.listsIDs)
  }

  @Test func `v3 is known whole`() {
    #expect(Resource.all(.v3).count == 70)
  }

  @Test func `a list is known once`() {
    for dialect in Dialect.allCases {
      let names = Resource.all(dialect).map(\.name)
      #expect(Set(names).count == names.count)
    }
  }

  @Test(arguments: [
    (Dialect.v3, "jobs", ["/v3/jobs?per_page=500"]),
    (.v3, "interviews", ["/v3/interviews?per_page=500"]),
    (
      .v3, "job_posts",
      ["/v3/job_posts?active=true&per_page=500", "/v3/job_posts?active=false&per_page=500"]
    ),
    (.v3, "users", ["/v3/users?show_service_accounts=true&per_page=500"]),
    (.v3, "rejection_reasons", ["/v3/rejection_reasons?include_defaults=true&per_page=500"]),
    (.v1, "job_posts", ["/v1/job_posts?per_page=500"]),
    (.v1, "users", ["/v1/users?user_attributes=true&per_page=500"]),
    (.v1, "rejection_reasons", ["/v1/rejection_reasons?include_defaults=true&per_page=500"]),
    (.v1, "departments", ["/v1/departments?render_as=list&per_page=500"]),
    (.v1, "demographic_answers", ["/v1/demographics/answers?per_page=500"]),
    (
      .v1, "custom_fields",
      [
        "candidate", "application", "offer", "job", "rejection_question",
        "referral_question",
      ].map { "/v1/custom_fields/\($0)?per_page=500" }
    ),
  ])
  func `hidden rows are asked for`(
    dialect: Dialect, name: String, targets: [String]
  ) throws {
    let resource = try #require(Resource.named(name, dialect))
    let asked = try resource.variants.map { try PageRequest(resource, $0).target(under: "") }
    #expect(asked == targets)
  }

  @Test func `the options of v1's custom fields are asked for field by field`() throws {
    let resource = try #require(Resource.named("custom_field_options", .v1))
    let variants = resource.variants(forIDs: [7, 6_409_476_002])
    #expect(
      variants.map(\.path) == [
        "/v1/custom_field/7/custom_field_options",
        "/v1/custom_field/6409476002/custom_field_options",
      ])
    #expect(variants.map(\.parent) == [7, 6_409_476_002])
    #expect(resource.fanOut?.list == "custom_fields")
  }

  private static let a = "2026-11-01T00:00:00.000Z"
  private static let b = "2026-11-02T00:00:00.000Z"

  @Test(arguments: [
    (
      Dialect.v3, "jobs", [Bound.atLeast("updated_at", a)],
      "updated_at=gte%7C2026-11-01T00%3A00%3A00.000Z"
    ),
    (
      .v3, "applications", [.atLeast("last_activity_at", a)],
      "last_activity_at=gte%7C2026-11-01T00%3A00%3A00.000Z"
    ),
    (
      .v3, "jobs", [.atLeast("created_at", a), .below("created_at", b)],
      "created_at=gte%7C2026-11-01T00%3A00%3A00.000Z%7Clt%7C2026-11-02T00%3A00%3A00.000Z"
    ),
    (
      .v1, "candidates", [.atLeast("updated_at", a)],
      "updated_after=2026-11-01T00%3A00%3A00.000Z"
    ),
    (
      .v1, "applications", [.atLeast("last_activity_at", a)],
      "last_activity_after=2026-11-01T00%3A00%3A00.000Z"
    ),
    (
      .v1, "offers", [.atLeast("created_at", a), .below("created_at", b)],
      "created_after=2026-11-01T00%3A00%3A00.000Z&created_before=2026-11-02T00%3A00%3A00.000Z"
    ),
  ])
  func `limits are written as the dialect wants them`(
    dialect: Dialect, name: String, bounds: [Bound], query: String
  ) throws {
    var request = PageRequest.first(name, dialect)
    request.bounds = bounds
    #expect(try request.target(under: "/x") == "/x/\(dialect)/\(name)?\(query)&per_page=500")
  }

  @Test(arguments: [
    (Dialect.v1, "applications", [Bound.atLeast("updated_at", a)]),
    (.v1, "sources", [.atLeast("updated_at", a)]),
    (.v1, "jobs", [.below("updated_at", a)]),
    (.v3, "jobs", [.atLeast("last_activity_at", a)]),
    (.v3, "jobs", [.atLeast("created_at", a), .atLeast("updated_at", a)]),
  ])
  func `a limit that Greenhouse does not offer is an error before any request`(
    dialect: Dialect, name: String, bounds: [Bound]
  ) async throws {
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    var request = PageRequest.first(name, dialect)
    request.bounds = bounds
    let account = dialect == .v1 ? FakeGreenhouse.v1 : FakeGreenhouse.v3
    await #expect(throws: HarvestError.self) { try await greenhouse.client(account).page(request) }
    #expect(greenhouse.requests.entries.isEmpty)
  }

  @Test func `ids alone are listed or looked up on v3`() throws {
    var request = PageRequest.first("jobs", .v3)
    request.fields = ["id"]
    #expect(try request.target(under: "") == "/v3/jobs?fields=id&per_page=500")
    request.ids = [1, 2]
    #expect(try request.target(under: "") == "/v3/jobs?ids=1,2&fields=id&per_page=500")
    request.ids = Array(0...50)
    #expect(throws: HarvestError.self) { try request.target(under: "") }
  }

  @Test func `a continuation is sent as it came, with nothing beside it`() throws {
    var request = PageRequest.first("job_posts", .v3).continued(at: "/v3/job_posts?cursor=a%3D")
    request.bounds = [.atLeast("updated_at", Self.a)]
    #expect(try request.target(under: "/x") == "/v3/job_posts?cursor=a%3D")
  }
}
