import FoundationEssentials

/// A JSON value of a recorded sample.
indirect enum Sample: Decodable {
  case object([String: Sample])
  case array([Sample])
  case text(String)
  case other
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let object = try? value.decode([String: Sample].self) {
      self = .object(object)
    } else if let array = try? value.decode([Sample].self) {
      self = .array(array)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .other
    }
  }

  /// The objects found at a dotted path whose `[]` steps mean every element, this one for `nil`.
  func records(at each: String?) -> [[String: Sample]] {
    var found = [self]
    for step in each?.split(separator: ".") ?? [] {
      let key = step.hasSuffix("[]") ? String(step.dropLast(2)) : String(step)
      found = found.compactMap { $0.object?[key] }
      if step.hasSuffix("[]") { found = found.flatMap(\.array) }
    }
    return found.compactMap(\.object)
  }

  var object: [String: Sample]? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  var array: [Sample] {
    guard case .array(let array) = self else { return [] }
    return array
  }

  /// The records of a recorded list.
  static func list(_ name: String) throws -> [Sample] {
    try fixture("samples/\(name).json", as: [Sample].self)
  }
}

/// A file of `Fixtures`, decoded.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  let data = try Data(contentsOf: folder.appending(path: "Fixtures/\(name)"))
  return try JSONDecoder().decode(type, from: data)
}
