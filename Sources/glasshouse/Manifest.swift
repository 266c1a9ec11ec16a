import Digests
import FoundationEssentials
import Glibc
import Harvest
import Rendering
import Rows
import Warehouse

/// One answer that was given, with what it was made from.
struct Given: Sendable {
  let sql: String
  let values: [String: Scalar]
  let columns: [String]
  let answer: Answer

  init(_ prepared: Prepared, values: [String: Scalar], answer: Answer) {
    sql = prepared.sql.trimmed
    let names = Set(prepared.parameters.map { String($0.dropFirst()) })
    self.values = values.filter { names.contains($0.key) }
    columns = prepared.columns
    self.answer = answer
  }
}

/// What `--manifest` writes beside a file, so that its numbers can be made again.
private struct Manifest: Encodable {
  struct Statement: Encodable {
    let sql: String
    let parameters: [String: Value]
    let columns: [String]
    let rows: Int?
    let tables: [TableFact]
    let warnings: [String]
  }

  /// A value that was bound.
  struct Value: Encodable {
    let scalar: Scalar

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch scalar {
      case .null: try container.encodeNil()
      case .integer(let number): try container.encode(number)
      case .real(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .blob(let bytes): try container.encode(bytes)
      }
    }
  }

  let file: String
  let bytes: Int
  let sha256: String
  let format: String
  let glasshouse: String
  let warehouse: String
  let writtenAt: String
  let statements: [Statement]
}

extension Session {
  /// Writes what the answers in a file were made from into `FILE.meta.json`.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  func writeManifest(for path: String) throws {
    let (bytes, digest) = try Self.digest(of: path)
    let states = try states()
    let manifest = Manifest(
      file: String(path.split(separator: "/").last ?? ""), bytes: bytes, sha256: digest,
      format: format.rawValue, glasshouse: Version.number, warehouse: setting.file.path,
      writtenAt: setting.now().formatted(.iso8601),
      statements: given.map { given in
        Manifest.Statement(
          sql: given.sql, parameters: given.values.mapValues { Manifest.Value(scalar: $0) },
          columns: given.columns, rows: given.answer.rows,
          tables: given.answer.tables.sorted().map {
            TableFact($0, states[$0], now: setting.now())
          },
          warnings: given.answer.notes)
      })
    let file = try OutputFile(path: path + ".meta.json")
    try file.sink.write(try jsonText(manifest, isPretty: true) + "\n")
    try file.commit()
  }

  /// How long a file is, and what tells that it was not changed.
  static func digest(of path: String) throws -> (bytes: Int, digest: String) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DoorError.unreadable(path, reason: String(cString: strerror(errno)) + ".")
    }
    defer { close(descriptor) }
    var digest = SHA256()
    var block = [UInt8](repeating: 0, count: 65_536)
    var total = 0
    while case let count = read(descriptor, &block, block.count), count > 0 {
      digest.take(block[..<count])
      total += count
    }
    return (total, digest.finish())
  }
}

extension String {
  /// The text without space at either end.
  var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}
