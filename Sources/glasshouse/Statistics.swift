import FoundationEssentials
import Warehouse

/// What `--stats json` tells about an answer, on one line.
struct Statistics: Encodable {
  private let rows: Int?
  private let seconds: Double
  private let tables: [TableFact]
  private let warnings: [String]
  private let remarks: [String]

  init(_ answer: Answer, states: [String: TableState], now: Date) {
    rows = answer.rows
    seconds = (answer.seconds * 1e6).rounded() / 1e6
    tables = answer.tables.sorted().map { TableFact($0, states[$0], now: now) }
    warnings = answer.notes
    remarks = answer.remarks
  }

  /// The line.
  var json: String { get throws { try jsonText(self) } }
}

/// How old a table is that an answer was made from.
struct TableFact: Encodable {
  private let name: String
  private let syncedAt: String?
  private let ageSeconds: Int?
  private let rows: Int?
  private let since: String?

  init(_ name: String, _ state: TableState?, now: Date) {
    self.name = name
    syncedAt = state?.syncedAt
    ageSeconds = state?.syncedAt.flatMap(Age.seconds).map {
      max(0, Int(now.timeIntervalSince1970 - $0))
    }
    rows = state?.rows
    since = state?.since
  }
}

/// A value as JSON, its keys in the order of the alphabet and in the words of SQL.
func jsonText(_ value: some Encodable, isPretty: Bool = false) throws -> String {
  let encoder = JSONEncoder()
  encoder.keyEncodingStrategy = .convertToSnakeCase
  encoder.outputFormatting =
    isPretty
    ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    : [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
