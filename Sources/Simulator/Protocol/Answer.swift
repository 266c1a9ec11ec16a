/// One HTTP answer; also what a route throws when it refuses.
struct Answer: Error, Sendable {
  var status: Int
  var headers: [Header] = []
  var contentType = "application/json;charset=utf-8"
  var body: [UInt8]
  var delivery = Delivery.whole

  /// A header's name and value.
  typealias Header = (name: String, value: String)

  /// How the bytes leave: honestly, or in one of the ways networks fail.
  enum Delivery: Sendable {
    case whole
    /// The head promises everything, the body ends early.
    case cut(after: Int)
    /// The connection is reset without a byte.
    case reset
    /// Nothing is ever answered.
    case silence
    /// The body comes in small pieces.
    case dribble(bytes: Int, milliseconds: Int)
    /// `Content-Length` is wrong by so many bytes.
    case lie(by: Int)
  }

  init(_ status: Int, _ body: [UInt8]) {
    self.status = status
    self.body = body
  }

  init(_ status: Int, json: String) {
    self.init(status, Array(json.utf8))
  }

  mutating func set(_ name: String, _ value: String) {
    headers.append((name, value))
  }

  /// The head as it goes over the wire, with the empty line.
  func head(keepAlive: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(Answer.reasons[status] ?? "Status")\r\n"
    text += "Content-Type: \(contentType)\r\n"
    for header in headers { text += "\(header.name): \(header.value)\r\n" }
    var length = body.count
    if case .lie(let error) = delivery { length = max(0, length + error) }
    text += "Content-Length: \(length)\r\n"
    text += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n"
    return Array(text.utf8)
  }

  private static let reasons = [
    200: "OK", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 410: "Gone", 413: "Content Too Large", 422: "Unprocessable Content",
    429: "Too Many Requests", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
  ]
}

extension Answer {
  /// `{"message": …}`, the shape of most refusals.
  static func message(_ status: Int, _ text: String) -> Answer {
    Answer(status, json: "{\"message\":\(quoted(text))}")
  }

  /// A refusal of v3 with its list of errors, each already JSON.
  static func refusal(_ status: Int, _ message: String, _ errors: String...) -> Answer {
    Answer(
      status,
      json: "{\"message\":\(quoted(message)),\"errors\":[\(errors.joined(separator: ","))]}")
  }

  /// v3's 422 about one parameter: `{"per_page": "`600` number is greater than: 500"}`.
  static func unprocessable(_ parameter: String, _ reason: String) -> Answer {
    refusal(422, "Unprocessable Content", "{\(quoted(parameter)):\(quoted(reason))}")
  }

  /// v1's 422 about one parameter.
  static func invalid(_ field: String, _ reason: String) -> Answer {
    refusal(
      422, "Validation error", "{\"message\":\(quoted(reason)),\"field\":\(quoted(field))}")
  }

  static let notFound = message(404, "Resource not found")
}

/// The text as a JSON string.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case _ where scalar.value < 0x20:
      result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
