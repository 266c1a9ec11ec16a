import FoundationEssentials
import Synchronization

@testable import Simulator

/// A JSON value, read back to look at what the records say.
enum JSON: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // What is tried in vain costs more than what is found, so the commonest comes first.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(_ key: String) -> JSON {
    guard case .object(let fields) = self else { return .null }
    return fields[key] ?? .null
  }

  var keys: Set<String> {
    guard case .object(let fields) = self else { return [] }
    return Set(fields.keys)
  }

  var items: [JSON] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var id: Int64? {
    guard case .number(let number) = self else { return nil }
    return Int64(number)
  }
}

extension Company {
  func entries(_ name: String, _ dialect: Dialect, _ order: Order = .ascendingID) -> [Entry] {
    var result: [Entry] = []
    listing(name, dialect)?.visit(order, from: nil, created: nil, updatedAtLeast: nil) {
      result.append($0)
      return true
    }
    return result
  }

  func records(_ name: String, _ dialect: Dialect) throws -> [JSON] {
    var bytes: [UInt8] = []
    bytes.array(entries(name, dialect)) { $1.write(&$0) }
    return try JSONDecoder().decode([JSON].self, from: Data(bytes))
  }
}

/// The records of one company, each list read back once for all tests.
final class KeptRecords: Sendable {
  let company: Company
  private let kept = Mutex<[String: [JSON]]>([:])

  init(_ company: Company) { self.company = company }

  func records(_ name: String, _ dialect: Dialect) throws -> [JSON] {
    try kept.withLock { kept in
      let key = "\(dialect) \(name)"
      if let records = kept[key] { return records }
      let records = try company.records(name, dialect)
      kept[key] = records
      return records
    }
  }
}

extension Entry {
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(&bytes)
    return bytes
  }

  /// The record without what is computed when it is read.
  var stable: String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let range = text.firstRange(of: "\"days_in_stage\":") else { return text }
    return String(text[..<range.lowerBound])
      + String(text[range.upperBound...].drop { $0.isNumber })
  }
}
