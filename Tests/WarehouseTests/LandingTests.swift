import Testing

@testable import Warehouse

struct LandingTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  @Test func `a record without an id is told from others by the id made up for its row`() throws {
    let forms = """
      [{"application_id":1,"candidate_id":1},{"application_id":2,"candidate_id":1}]
      """
    let landed = try writer.land(forms, list: "eeoc", shape: .v1)
    #expect(Set(landed.ids).count == 2 && landed.ids.allSatisfy { $0 < 0 })
    let again = try writer.land(forms, list: "eeoc", shape: .v1)
    #expect(again.ids == landed.ids && again.changes.isEmpty)
  }

  @Test(arguments: Shape.allCases)
  func `every recorded sample lands without a problem`(shape: Shape) throws {
    let lists = try sampledLists(shape)
    #expect(lists.count > 14)
    for (list, sample) in lists {
      let landed = try writer.land(sample: sample, list: list, shape: shape)
      #expect(landed.records > 0, "\(sample)")
      #expect(!landed.changes.inserted.isEmpty, "\(sample)")
      let problems = try writer.problems().map { "\($0.table).\($0.field): \($0.reason) \($0.raw)" }
      #expect(problems == [], "\(sample)")
    }
  }

  @Test(arguments: Shape.allCases)
  func `a page that lands again changes nothing`(shape: Shape) throws {
    for (list, sample) in try sampledLists(shape) {
      try writer.land(sample: sample, list: list, shape: shape)
      let again = try writer.land(sample: sample, list: list, shape: shape)
      #expect(again.changes.isEmpty, "\(sample): \(again.changes)")
    }
  }

  @Test func `only rows that differ count as changed`() throws {
    try writer.land(#"[{"id":1,"name":"A"},{"id":2,"name":"B"}]"#, list: "departments")
    let landed = try writer.land(
      #"[{"id":1,"name":"A"},{"id":2,"name":"C"},{"id":3,"name":"D"}]"#, list: "departments")
    #expect(landed.records == 3)
    #expect(landed.changes.inserted == ["departments": 1])
    #expect(landed.changes.changed == ["departments": 1])
    #expect(
      try warehouse.rows("select id, name from departments order by id") == ["1|A", "2|C", "3|D"])
  }

  @Test func `instants and days are written one way`() throws {
    try writer.land(
      """
      [{"id":1,"created_at":"2026-03-01T01:30:00+02:00","updated_at":"2026-01-02T03:04:05Z"},
       {"id":2,"created_at":"2026-03-01T00:00:00.1234567Z","resolved_at":"2026-03-01T00:00:00.5Z",
        "starts_on":"2026-03-01"}]
      """, list: "offers")
    #expect(
      try warehouse.rows(
        "select id, created_at, updated_at, resolved_at, starts_on from offers order by id") == [
          "1|2026-02-28T23:30:00.000Z|2026-01-02T03:04:05.000Z||",
          "2|2026-03-01T00:00:00.123Z||2026-03-01T00:00:00.500Z|2026-03-01",
        ])
  }

  @Test func `the page says what its own records' times span`() throws {
    let landed = try writer.land(
      """
      [{"id":1,"created_at":"2026-03-01T01:30:00Z"},{"id":2},
       {"id":3,"created_at":"2024-03-01T01:30:00Z"}]
      """, list: "offers")
    #expect(landed.oldestCreated == "2024-03-01T01:30:00.000Z")
    #expect(landed.newestCreated == "2026-03-01T01:30:00.000Z")
  }

  @Test func `keys nobody knows are kept as they were written`() throws {
    try writer.land(
      #"[{"id":1,"mood": { "a" : [1, 2] },"name":"A","x\u00e9":"é\n","none":null}]"#,
      list: "departments")
    #expect(
      try warehouse.rows("select extra from departments") == [
        #"{"mood":{ "a" : [1, 2] },"x\u00e9":"é\n"}"#
      ])
  }

  @Test func `a value that does not fit leaves NULL, itself in extra and a problem`() throws {
    let landed = try writer.land(
      #"[{"id":1,"name":{"first":1},"parent_id":92233720368547758080,"created_at":"soon"}]"#,
      list: "departments")
    #expect(landed.problems == 3)
    #expect(
      try warehouse.rows("select id, name, parent_id, created_at, extra from departments") == [
        #"1||||{"name":{"first":1},"parent_id":92233720368547758080,"created_at":"soon"}"#
      ])
    #expect(
      try warehouse.rows(
        """
        select table_name, record_id, field, reason, raw from _sync_problems order by field
        """) == [
          #"departments|1|created_at|not a moment with a time zone|"soon""#,
          #"departments|1|name|an object where text was expected|{"first":1}"#,
          "departments|1|parent_id|not a whole number of 64 bits|92233720368547758080",
        ])
    try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments")
    #expect(try warehouse.rows("select * from _sync_problems") == [])
    #expect(try warehouse.rows("select name, extra from departments") == ["A|"])
  }

  @Test func `a record without an id is set aside and the others land`() throws {
    let page = #"[{"name":"A"},{"id":"x","name":"B"},7,{"id":2,"name":"C"}]"#
    let landed = try writer.land(page, list: "departments")
    try writer.land(page, list: "departments")
    #expect(landed.records == 4)
    #expect(landed.problems == 3)
    #expect(try warehouse.rows("select id, name from departments") == ["2|C"])
    #expect(
      try warehouse.rows("select record_id, field, reason, raw from _sync_problems order by raw")
        == [
          "|id|not an object|7",
          #"|id|an id that is not a whole number of 64 bits|{"id":"x","name":"B"}"#,
          #"|id|no id|{"name":"A"}"#,
        ])
  }

  @Test(arguments: [
    "", "{}", "[{\"id\":1},", "[{\"id\":1}] x", "[{\"id\":1}]\u{0}", "[{\"id\":01}]",
  ])
  func `a malformed page is an error and lands nothing`(page: String) throws {
    #expect(throws: WarehouseError.self) {
      try writer.land(page, list: "departments")
    }
    #expect(try warehouse.rows("select * from departments") == [])
  }

  @Test func `a byte that is not UTF-8 becomes the sign for such, and is told`() throws {
    var page = Array(#"[{"id":1,"name":"ab"}]"#.utf8)
    page[18] = 0xff
    let landed = try page.withUnsafeBytes {
      try writer.land(
        $0, list: "departments", shape: .v3, into: .tables, seenAt: TemporaryWarehouse.seenAt)
    }
    #expect(landed.records == 1 && landed.problems == 1)
    #expect(try warehouse.rows("select name from departments") == ["a\u{fffd}"])
    #expect(
      try warehouse.rows("select table_name, record_id from _sync_problems") == ["departments|1"])
  }

  @Test func `a list that feeds nothing is an error`() throws {
    #expect(throws: WarehouseError.self) { try writer.land("[]", list: "unicorns") }
  }

  @Test func `an id seen twice in a page counts with its last record`() throws {
    let landed = try writer.land(
      #"[{"id":1,"name":"A"},{"id":1,"name":"B"}]"#, list: "departments")
    #expect(landed.changes.inserted == ["departments": 1])
    #expect(try warehouse.rows("select name from departments") == ["B"])
  }

  @Test func `a row that comes back loses its tombstone`() throws {
    try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments")
    _ = try writer.remove([1, 9], from: "departments", at: TemporaryWarehouse.seenAt)
    #expect(try warehouse.rows("select * from departments") == [])
    #expect(try writer.tombstones("departments") == [1: TemporaryWarehouse.seenAt])
    try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments")
    #expect(try writer.tombstones("departments") == [:])
  }

  @Test func `escapes, big texts and deep custom fields come through`() throws {
    let big = String(repeating: "é\\\"x", count: 200_000)
    try writer.land(
      #"[{"id":1,"name":"a\u0041\ud83d\ude00\n","notes":"\#(big)"}]"#, list: "jobs")
    #expect(
      try warehouse.rows("select name, length(notes) from jobs") == ["aA😀\n|600000"])
  }
}
