import Testing

@testable import Warehouse

/// Which changes make a file be written anew: those that take something of a person away.
struct LossTests {
  private let writer: Writer
  private let warehouse: TemporaryWarehouse

  init() throws {
    warehouse = try TemporaryWarehouse()
    writer = try warehouse.writer()
  }

  /// Whether a record that becomes another one leaves an erasure to be done.
  private func isLoss(
    _ list: String, _ shape: Shape = .v3, from old: String, to new: String
  ) throws -> Bool {
    try writer.land("[{\"id\":1,\(old)}]", list: list, shape: shape)
    try writer.land("[{\"id\":1,\(new)}]", list: list, shape: shape)
    return try writer.pendingErasure() != nil
  }

  @Test(
    arguments: [
      (
        "applications", .v1, #""current_stage":{"id":1,"name":"Phone interview"}"#,
        #""current_stage":{"id":2,"name":"Offer"}"#
      ),
      ("applications", .v1, #""current_stage":{"id":1,"name":"Offer"}"#, #""current_stage":null"#),
      (
        "jobs", .v3, #""custom_fields":{"a":{"value":"long text"}}"#,
        #""custom_fields":{"a":{"value":null}}"#
      ),
      ("jobs", .v3, #""hobby":"x","notes":"y""#, #""notes":null"#),
      ("openings", .v3, #""odd":[1,2,3]"#, #""odd":[1]"#),
      (
        "candidates", .v3, #""custom_fields":{"a":{"name":"A","value":"long text"}}"#,
        #""custom_fields":{"a":{"name":"A","value":"text"}}"#
      ),
      (
        "candidates", .v3, #""email_addresses":[{"value":"long@b.example"}]"#,
        #""email_addresses":[{"value":"a@b.example"}]"#
      ),
      ("candidates", .v3, #""first_name":"Annalena""#, #""first_name":"Anna""#),
      (
        "offers", .v3, #""custom_fields":{"a":{"value":[1,2]}}"#,
        #""custom_fields":{"b":{"value":1},"a":{"value":[1,3]}}"#
      ),
    ] as [(String, Shape, String, String)])
  func `a correction or a routine edit is none`(
    list: String, shape: Shape, old: String, new: String
  ) throws {
    #expect(try !isLoss(list, shape, from: old, to: new))
  }

  @Test(
    arguments: [
      ("candidates", .v3, #""first_name":"Ann""#, #""first_name":"Anonymized""#),
      ("candidates", .v3, #""company":"Acme""#, #""company":null"#),
      (
        "candidates", .v3, #""email_addresses":[{"value":"a@b.example"},{"value":"c@d.example"}]"#,
        #""email_addresses":[{"value":"a@b.example"}]"#
      ),
      ("candidates", .v3, #""phone_numbers":[{"value":"1"}]"#, #""phone_numbers":[]"#),
      ("candidates", .v3, #""custom_fields":{"a":{"value":"x"}}"#, #""custom_fields":{"a":null}"#),
      (
        "candidates", .v3, #""custom_fields":{"a\\u0062":{"value":"x"},"c":{"value":"y"}}"#,
        #""custom_fields":{"ab":{"value":null},"cdefghijklmn":{"value":"a longer text"}}"#
      ),
      ("candidates", .v1, #""educations":[{"school":"x"}]"#, #""educations":[]"#),
      (
        "applications", .v3, #""answers":[{"question":"q","answer":"x"}]"#,
        #""answers":[{"question":"q","answer":null}]"#
      ),
      (
        "scorecards", .v1, #""questions":[{"id":1,"question":"q","answer":"x"}]"#,
        #""questions":[{"id":1,"question":"q","answer":""}]"#
      ),
      ("users", .v3, #""emails":["a@b.example"]"#, #""emails":[]"#),
      ("interviewers", .v3, #""email":"a@b.example""#, #""email":null"#),
    ] as [(String, Shape, String, String)])
  func `what is taken from a person is one`(
    list: String, shape: Shape, old: String, new: String
  ) throws {
    #expect(try isLoss(list, shape, from: old, to: new))
  }
}
