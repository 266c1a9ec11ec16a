import Testing

@testable import Warehouse

struct ChildTests {
  private let warehouse: TemporaryWarehouse
  private let writer: Writer

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  @Test func `an array's elements are rows that follow their parent`() throws {
    try writer.land(
      #"[{"id":1,"name":"A","office_ids":[7,8]},{"id":2,"name":"B","office_ids":[7]}]"#,
      list: "jobs")
    #expect(
      try warehouse.rows("select * from job_offices order by 1, 2") == ["1|0|7", "1|1|8", "2|0|7"])
    try writer.land(#"[{"id":1,"name":"A","office_ids":[8]}]"#, list: "jobs")
    #expect(try warehouse.rows("select * from job_offices order by 1, 2") == ["1|0|8", "2|0|7"])
    try writer.land(#"[{"id":1,"name":"A","office_ids":null}]"#, list: "jobs")
    #expect(try warehouse.rows("select * from job_offices") == ["2|0|7"])
  }

  @Test func `children are written only when the array they are made from differs`() throws {
    try writer.land(#"[{"id":1,"name":"A","office_ids":[7,8]}]"#, list: "jobs")
    let before = try writer.connection.integer("select total_changes()")
    try writer.land(#"[{"id":1,"name":"B","office_ids":[7,8]}]"#, list: "jobs")
    let after = try writer.connection.integer("select total_changes()")
    #expect(after == before.map { $0 + 1 })
  }

  @Test func `custom fields of every value shape are rows of one table`() throws {
    try writer.land(
      """
      [{"id":1,"custom_fields":{
        "a":{"name":"A","type":"short_text","value":"x"},
        "b":{"name":"B","type":"yes_no","value":false},
        "c":{"name":"C","type":"number","value":85.50},
        "d":{"name":"D","type":"multi_select","value":["p","q"]},
        "e":{"name":"E","type":"currency","value":{"amount":1,"unit":"EUR"}},
        "f":{"name":"F","type":"date","value":null},
        "g":null}}]
      """, list: "offers")
    #expect(
      try warehouse.rows("select * from custom_field_values order by key") == [
        "offers|1|a|A|short_text|x",
        "offers|1|b|B|yes_no|0",
        "offers|1|c|C|number|85.50",
        #"offers|1|d|D|multi_select|["p","q"]"#,
        #"offers|1|e|E|currency|{"amount":1,"unit":"EUR"}"#,
      ])
    try writer.land(#"[{"id":1,"custom_fields":{}}]"#, list: "jobs")
    #expect(try warehouse.rows("select count(*) from custom_field_values") == ["5"])
    _ = try writer.remove([1], from: "offers", at: TemporaryWarehouse.seenAt)
    #expect(try warehouse.rows("select count(*) from custom_field_values") == ["0"])
  }

  @Test func `children of an object array take the keys that the schema names`() throws {
    try writer.land(
      """
      [{"id":1,"tags":["x","x","y"],"email_addresses":[{"value":"a@b.example","type":"work"},
        {"value":"c@d.example","type":"personal"}]}]
      """, list: "candidates")
    #expect(
      try warehouse.rows("select * from candidate_emails order by position") == [
        "1|0|a@b.example|work", "1|1|c@d.example|personal",
      ])
  }
}
