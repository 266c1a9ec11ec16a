/// A JSON value as Foundation reads it, which is not how the warehouse does.
indirect enum ParsedJSON: Decodable, Equatable, CustomStringConvertible {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case array([ParsedJSON])
  case object([String: ParsedJSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let array = try? value.decode([ParsedJSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: ParsedJSON].self))
    }
  }

  var description: String {
    switch self {
    case .null: "null"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .array(let elements): "[\(elements.map(\.description).joined(separator: ","))]"
    case .object(let keys):
      "{\(keys.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ","))}"
    }
  }

  /// The value at a dotted path; `nil` where there is none or null.
  func value(at path: String) -> ParsedJSON? {
    var value = self
    for step in path.split(separator: ".") {
      guard case .object(let keys) = value, let next = keys[String(step)] else { return nil }
      value = next
    }
    return value == .null ? nil : value
  }
}
