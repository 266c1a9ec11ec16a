import FoundationEssentials
import Rows
import Simulator
import Testing
import Warehouse

@Suite struct LandedValuesTests {
  @Test(arguments: Schema.greenhouse.tables.filter { $0.v3 != nil }.map(\.name))
  func `every column of every row is what Greenhouse delivered, and the rest is in extra`(
    name: String
  ) async throws {
    let table = try #require(Schema.greenhouse.table(named: name))
    let list = try #require(table.v3?.list)
    let landed = Dictionary(
      grouping: try await ParityContents.synced(.v3)[name], by: { $0["id"] ?? .null })
    let records = try Self.records(of: list)
    let said = Set(
      table.columns.compactMap { column -> String? in
        guard case .path(let path) = column.v3 else { return nil }
        return path.split(separator: ".").first.map(String.init)
      })
    #expect(records.count == landed.count)
    var wrong: [String] = []
    for record in records {
      let id = try #require(record.value(at: "id"))
      let row = landed[Self.stored(id, .integer)]?.first ?? [:]
      for column in table.columns where column.name != Column.extra.name {
        guard case .path(let path) = column.v3 else { continue }
        let expected = record.value(at: path).map { Self.stored($0, column.kind) } ?? .null
        let found = row[column.name].map { Self.comparable($0, column.kind) }
        if found != expected { wrong.append("\(column.name): \(found as Any) not \(expected)") }
      }
      let extra = row[Column.extra.name].map { Self.comparable($0, .json) }
      let rest = Self.rest(of: record, beside: said)
      if extra != rest { wrong.append("extra: \(extra as Any) not \(rest)") }
    }
    #expect(wrong.count == 0, "\(wrong.prefix(3))")
  }

  @Test func `every column of v3 is read from one place`() {
    for table in Schema.greenhouse.tables where table.v3 != nil {
      for column in table.columns where column.name != Column.extra.name {
        guard case .path = column.v3 else {
          Issue.record("\(table.name).\(column.name)")
          continue
        }
      }
    }
  }

  /// What of a record no column reads, as it is stored.
  private static func rest(of record: ParsedJSON, beside said: Set<String>) -> Scalar {
    guard case .object(let keys) = record else { return .null }
    let rest = keys.filter { !said.contains($0.key) }
    return rest.isEmpty ? .null : .text(ParsedJSON.object(rest).description)
  }

  /// All records of a list, straight from the company and read by Foundation.
  private static func records(of list: String) throws -> [ParsedJSON] {
    let listing = try #require(ParityContents.company.listing(list, .v3))
    var bytes = Array("[".utf8)
    listing.visit(.ascendingID, from: nil, created: nil, updatedAtLeast: nil) { entry in
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      entry.write(&bytes)
      return true
    }
    bytes.append(UInt8(ascii: "]"))
    return try JSONDecoder().decode([ParsedJSON].self, from: Data(bytes))
  }

  /// How a delivered value is stored; instants are compared as moments, JSON as values.
  private static func stored(_ value: ParsedJSON, _ kind: Column.Kind) -> Scalar {
    switch (kind, value) {
    case (.integer, .integer(let number)): .integer(number)
    case (.real, .integer(let number)): .real(Double(number))
    case (.real, .number(let number)): .real(number)
    case (.boolean, .boolean(let boolean)): .integer(boolean ? 1 : 0)
    case (.text, .text(let text)): .text(text)
    case (.text, .integer(let number)): .text("\(number)")
    case (.date, .text(let text)) where text.utf8.count == 10: .text(text)
    case (.instant, .text(let text)): .integer(Moment(text)?.milliseconds ?? -1)
    case (.json, _): .text(value.description)
    default: .text("unexpected \(value)")
    }
  }

  private static func comparable(_ value: Scalar, _ kind: Column.Kind) -> Scalar {
    guard case .text(let text) = value else { return value }
    switch kind {
    case .instant:
      let isWhole = text.utf8.count == 24 && text.hasSuffix("Z")
      return isWhole ? .integer(Moment(text)?.milliseconds ?? -2) : .text("not normal: \(text)")
    case .json: return .text(ParityView.sorted(json: text))
    default: return value
    }
  }
}
