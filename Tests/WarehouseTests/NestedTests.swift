import Testing

@testable import Warehouse

struct NestedTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  @Test func `a v1 job fills the tables that v3 lists on their own`() throws {
    let landed = try writer.land(sample: "v1_jobs", list: "jobs", shape: .v1)
    #expect(
      Set(landed.changes.inserted.keys)
        == ["jobs", "openings", "job_owners", "job_hiring_managers"])
    #expect(
      try warehouse.rows(
        """
        select id, job_id, open, opening_id from openings
        where job_id = 4060001004
        """) == ["4070001004|4060001004|1|412-1"])
    #expect(
      try warehouse.rows(
        """
        select type, user_id, responsible, id < 0 from job_owners
        where job_id = 4060001004
        order by type
        """) == [
          "coordinator|4015221004|1|1", "recruiter|4015220004|1|1", "sourcer|4015220004|0|1",
        ])
  }

  @Test func `what did not fit into a row that is no longer carried goes with it`() throws {
    let job = #"[{"id":1,"openings":[OPENINGS]}]"#
    let opening = #"{"id":5,"opened_at":"Ann Example"}"#
    try writer.land(job.replacing("OPENINGS", with: opening), list: "jobs", shape: .v1)
    #expect(try warehouse.rows("select raw from _sync_problems") == [#""Ann Example""#])
    try writer.land(job.replacing("OPENINGS", with: ""), list: "jobs", shape: .v1)
    #expect(try warehouse.rows("select raw from _sync_problems") == [])
  }

  @Test func `what a record no longer carries is removed, across all feedings of a table`() throws {
    func job(_ recruiters: String, _ sourcers: String, _ openings: String) -> String {
      """
      [{"id":1,"name":"A","hiring_team":{"recruiters":[\(recruiters)],"coordinators":[],
        "sourcers":[\(sourcers)],"hiring_managers":[]},"openings":[\(openings)]}]
      """
    }
    let person = #"{"id":5,"name":"P","responsible":true}"#
    let opening = #"{"id":9,"opening_id":"1","status":"open"}"#
    try writer.land(job(person, person, opening), list: "jobs", shape: .v1)
    #expect(
      try warehouse.rows("select type from job_owners order by type") == ["recruiter", "sourcer"])
    let landed = try writer.land(job("", person, ""), list: "jobs", shape: .v1)
    #expect(landed.changes.removed == ["job_owners": 1, "openings": 1])
    #expect(try warehouse.rows("select type from job_owners") == ["sourcer"])
    #expect(try writer.tombstones("openings").keys.sorted() == [9])
  }

  @Test func `a record that lacks the key says nothing about its rows`() throws {
    try writer.land(
      #"[{"id":1,"openings":[{"id":9,"status":"open"}]}]"#, list: "jobs", shape: .v1)
    try writer.land(#"[{"id":1,"name":"B"}]"#, list: "jobs", shape: .v1)
    #expect(try warehouse.rows("select id from openings") == ["9"])
    try writer.land(#"[{"id":1,"name":"B","openings":null}]"#, list: "jobs", shape: .v1)
    #expect(try warehouse.rows("select id from openings") == [])
  }

  @Test func `an opening that moved to another job stays with it`() throws {
    let opening = #"{"id":9,"status":"open"}"#
    try writer.land(#"[{"id":1,"openings":[\#(opening)]}]"#, list: "jobs", shape: .v1)
    try writer.land(
      #"[{"id":2,"openings":[\#(opening)]},{"id":1,"openings":[]}]"#, list: "jobs", shape: .v1)
    #expect(try warehouse.rows("select id, job_id from openings") == ["9|2"])
  }

  @Test func `a rejection that is taken back takes its row along`() throws {
    func application(_ status: String) -> String {
      #"[{"id":1,"status":"\#(status)","rejected_at":null,"prospect":false}]"#
    }
    try writer.land(application("rejected"), list: "applications", shape: .v1)
    #expect(
      try warehouse.rows("select application_id, id < 0 from rejection_details") == ["1|1"])
    try writer.land(application("active"), list: "applications", shape: .v1)
    #expect(try warehouse.rows("select * from rejection_details") == [])
    #expect(try warehouse.rows("select status from applications") == ["in_process"])
  }

  @Test func `a made-up id is the same wherever it is made, in every run`() throws {
    try writer.land(sample: "v1_applications", list: "applications", shape: .v1)
    #expect(
      try warehouse.rows(
        """
        select count(*)
        from applications join referrers on referrers.id = applications.referrer_id
        where applications.referrer_id is not null
        """)
        == (try warehouse.rows(
          "select count(*) from applications where referrer_id is not null")))
    var hash = StableHash()
    Array("jobs".utf8).withUnsafeBytes { hash.add($0) }
    hash.add(nil)
    #expect(hash.negativeID == -3_403_993_028_180_235_437)
  }

  @Test func `the id that a list was asked for is a column`() throws {
    let landed = try writer.land(
      sample: "v1_custom_field_options", list: "custom_field_options", shape: .v1)
    #expect(landed.records > 0)
    #expect(
      try warehouse.rows("select distinct custom_field_id from custom_field_options") == ["77"])
  }

  @Test func `removing a row removes what belongs to it`() throws {
    try writer.land(sample: "v1_jobs", list: "jobs", shape: .v1)
    let changes = try writer.remove([4_060_001_004], from: "jobs", at: TemporaryWarehouse.seenAt)
    #expect(changes.removed["jobs"] == 1)
    #expect(changes.removed["job_owners"] == 3)
    #expect(
      try warehouse.rows(
        """
        select count(*) from job_owners where job_id = 4060001004
        union all select count(*) from openings where job_id = 4060001004
        union all select count(*) from job_offices where job_id = 4060001004
        """) == ["0", "0", "0"])
  }
}
