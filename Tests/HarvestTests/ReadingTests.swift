import FoundationEssentials
import Testing

@testable import Harvest

struct ReadingTests {
  @Test(arguments: [
    ("Mon, 02 Nov 2026 09:00:00 GMT", "2026-11-02T09:00:00.000Z"),
    ("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59.000Z"),
    ("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00.000Z"),
  ])
  func `the Date header is written as an instant`(header: String, instant: String) {
    #expect(Moment.http(header).map(Moment.text) == instant)
  }

  @Test(arguments: [
    ("2026-05-11T14:53:45Z", "2026-05-11T14:53:45.000Z"),
    ("2026-05-11T14:53:45.296Z", "2026-05-11T14:53:45.000Z"),
    ("2026-05-11T14:53:45+0000", "2026-05-11T14:53:45.000Z"),
    ("2026-05-11T14:53:45+02:00", "2026-05-11T12:53:45.000Z"),
    ("2026-01-01T00:00:00-0130", "2026-01-01T01:30:00.000Z"),
  ])
  func `instants of tokens are read in every form seen`(text: String, instant: String) {
    #expect(Moment.iso(text).map(Moment.text) == instant)
  }

  @Test(arguments: [
    "", "tomorrow", "2026-13-01T00:00:00Z", "2026-05-11T14:53:45", "١٢٣٤-05-11T14:53:45Z",
  ])
  func `what is no instant is none`(text: String) {
    #expect(Moment.iso(text) == nil)
    #expect(Moment.http(text) == nil)
  }

  @Test func `every cut of a page is noticed`() {
    let page = Array(#" [{"a":"]}\\\"[","b":[1,{"c":null}]},{"d":"\\"}] "#.utf8)
    #expect(PageBody.judge(Data(page)) == .records)
    for length in 0..<(page.count - 1) {
      guard case .damaged = PageBody.judge(Data(page.prefix(length))) else {
        Issue.record("the first \(length) bytes look whole")
        continue
      }
    }
  }

  @Test(arguments: [
    ("[]", PageBody.Verdict.empty), ("\n[ ]\r\n", .empty), ("[1]", .records),
    ("{\"message\":\"x\"}", .damaged("it is not a JSON array")),
    ("<html>", .damaged("it is not a JSON array")), ("", .damaged("it is empty")),
    ("[]]", .damaged("something follows its end")),
    ("[}", .damaged("its brackets do not match")), ("[\"\\", .damaged("it is cut short")),
  ])
  func `a body is judged by its brackets`(text: String, verdict: PageBody.Verdict) {
    #expect(PageBody.judge(Data(text.utf8)) == verdict)
  }

  @Test(arguments: [
    (#"{"message":"Resource not found"}"#, "Resource not found"),
    (
      #"{"message":"Unauthorized","errors":["Token could not be decoded. Please ensure."]}"#,
      "Unauthorized: Token could not be decoded. Please ensure"
    ),
    (
      #"{"message":"Unprocessable Content","errors":[{"per_page":"`600` number is greater than: 500"}]}"#,
      "Unprocessable Content: per_page: `600` number is greater than: 500"
    ),
    (
      #"{"errors":[{"message":"Must be one of: candidate, prospect","field":"type"}]}"#,
      "field: type, message: Must be one of: candidate, prospect"
    ),
    (
      #"{"errors":[{"ids":["size cannot be greater than 50"]}]}"#,
      "ids: size cannot be greater than 50"
    ),
    (#"{"error":"invalid_client"}"#, "invalid_client"),
    (
      #"{"message":"client_id=notaclient does not contain a valid client ID suffix","errorId":"err-0"}"#,
      "… does not contain a valid client ID suffix"
    ),
    (#"{"message":"the hush-hush of eyJabc.def \u001b[31mred\n"}"#, "the … of … [31mred"),
    ("Retry later", nil), ("", nil), (#"{"name":"Ann"}"#, nil), (#"[1]"#, nil),
  ])
  func `of an error's body only its message and errors are told`(body: String, text: String?) {
    #expect(Complaint(Data(body.utf8), hiding: ["hush-hush", ""]).text == text)
  }

  @Test func `a long complaint is shortened`() {
    let body = #"{"message":""# + String(repeating: "a ", count: 5000) + #""}"#
    #expect(Complaint(Data(body.utf8), hiding: []).text?.count == 201)
  }
}
