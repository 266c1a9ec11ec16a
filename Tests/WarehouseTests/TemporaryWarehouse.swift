import FoundationEssentials
import Glibc
import Rows

@testable import Warehouse

/// A warehouse in a folder of its own, which goes when the test is over.
final class TemporaryWarehouse {
  let folder: String
  let file: WarehouseFile
  let schema: Schema
  static let seenAt = "2026-11-02T09:00:00.000Z"

  init(schema: Schema = .greenhouse) throws {
    self.schema = schema
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "glasshouse-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file = WarehouseFile("\(folder)/test.sqlite")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func writer() throws -> Writer {
    try Writer(file, schema: schema, create: true)
  }

  func reader() throws -> Reader {
    try Reader(file, schema: schema)
  }

  /// The rows of a question as text, columns joined by `|`, NULL as nothing.
  func rows(_ sql: String) throws -> [String] {
    try reader().rows(sql)
  }
}

extension Reader {
  /// The rows of a question as text, columns joined by `|`, NULL as nothing.
  func rows(_ sql: String, _ parameters: [String: Scalar] = [:]) throws -> [String] {
    guard let prepared = try prepare(sql) else { return [] }
    for (name, value) in parameters { try prepared.bind(name, value) }
    var rows: [String] = []
    while let row = try prepared.step() {
      rows.append((0..<row.count).map { row[$0].plain }.joined(separator: "|"))
    }
    return rows
  }

  /// The tables that a question reads, in alphabetical order.
  func tables(_ sql: String) throws -> [String] {
    try prepare(sql)?.tables.sorted() ?? []
  }

  /// The error that compiling or running a statement comes to, with its next step.
  func complaint(_ sql: String) -> String {
    do {
      _ = try rows(sql)
      return "no error"
    } catch let error as WarehouseError {
      return [error.errorDescription, error.recoverySuggestion].compactMap { $0 }
        .joined(separator: " ")
    } catch {
      return "another error"
    }
  }
}

extension Value {
  var plain: String {
    switch self {
    case .null: ""
    case .integer(let integer): String(integer)
    case .real(let real): String(real)
    case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Writer {
  /// Lands a text as a page.
  @discardableResult
  func land(
    _ page: String, list: String, shape: Shape = .v3, into destination: Destination = .tables,
    parent: Int64? = nil
  ) throws -> Landed {
    try Array(page.utf8).withUnsafeBytes {
      try land(
        $0, list: list, shape: shape, into: destination, parent: parent,
        seenAt: TemporaryWarehouse.seenAt)
    }
  }

  /// Lands a recorded sample as a page.
  @discardableResult
  func land(
    sample: String, list: String, shape: Shape, into destination: Destination = .tables
  ) throws -> Landed {
    try land(
      fixtureText("samples/\(sample).json"), list: list, shape: shape, into: destination,
      parent: 77)
  }
}

/// A file of `Fixtures` as text.
func fixtureText(_ name: String) throws -> String {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  return try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
}

/// The lists of a shape for which there is a recorded sample, each with its sample's name.
func sampledLists(_ shape: Shape) throws -> [(list: String, sample: String)] {
  let lists = Set(Schema.greenhouse.tables.flatMap { $0.feedings(in: shape) }.map(\.list))
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Fixtures/samples")
  let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
  return lists.sorted().compactMap { list in
    let sample = "\(shape.rawValue)_\(list == "interviews" ? "scheduled_interviews" : list)"
    return names.contains("\(sample).json") ? (list, sample) : nil
  }
}
