import CSQLite
import Glibc

/// Every value of a warehouse's tables in arrays, ready to be bound.
struct Copy {
  /// A value as it is bound; texts are kept where they are until the end.
  private enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(UnsafeMutableRawBufferPointer)
  }

  private struct Table {
    let name: String
    let definitions: [String]
    let columns: Int
    var cells: [Cell] = []
  }

  /// As many rows as a page brings.
  private static let page = 500

  private var tables: [Table] = []

  /// How many rows there are.
  var rows: Int { tables.reduce(0) { $0 + $1.cells.count / $1.columns } }

  /// Reads the tables of a warehouse that hold what was landed.
  init(of path: String) throws {
    let source = Database(path)
    let names = source.texts(
      "select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\'")
    for name in names {
      let definitions = source.texts(
        "select sql from sqlite_master where tbl_name = '\(name)' and sql is not null order by type desc"
      )
      let statement = source.prepare("select * from \(name)")
      defer { sqlite3_finalize(statement) }
      var table = Table(
        name: name, definitions: definitions, columns: Int(sqlite3_column_count(statement)))
      while sqlite3_step(statement) == SQLITE_ROW {
        for column in 0..<Int32(table.columns) { table.cells.append(Self.cell(statement, column)) }
      }
      tables.append(table)
    }
  }

  private static func cell(_ statement: OpaquePointer?, _ column: Int32) -> Cell {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    default:
      let count = Int(sqlite3_column_bytes(statement, column))
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 1)
      if let bytes = sqlite3_column_blob(statement, column), count > 0 {
        room.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return .text(UnsafeMutableRawBufferPointer(rebasing: room[..<count]))
    }
  }

  /// Inserts the rows into a new file with the same tables, a page to a transaction, then makes the
  /// same indexes.
  func write(to path: String) throws {
    let target = Database(path)
    for pragma in ["journal_mode = wal", "synchronous = normal", "secure_delete = on"] {
      target.run("pragma \(pragma)")
    }
    for table in tables { target.run(table.definitions[0]) }
    let start = clock()
    for table in tables {
      let places = Array(repeating: "?", count: table.columns).joined(separator: ", ")
      let insert = target.prepare("insert into \(table.name) values (\(places))")
      defer { sqlite3_finalize(insert) }
      let count = table.cells.count / table.columns
      for first in stride(from: 0, to: count, by: Self.page) {
        target.run("begin immediate")
        for row in first..<min(first + Self.page, count) {
          for column in 0..<table.columns {
            Self.bind(table.cells[row * table.columns + column], to: insert, Int32(column + 1))
          }
          guard sqlite3_step(insert) == SQLITE_DONE else { fatalError(target.message) }
          sqlite3_reset(insert)
        }
        target.run("commit")
      }
      table.definitions.dropFirst().forEach(target.run)
    }
    SyncBenchmark.report(since: start, rows)
  }

  private static func bind(_ cell: Cell, to statement: OpaquePointer?, _ place: Int32) {
    switch cell {
    case .null: sqlite3_bind_null(statement, place)
    case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
    case .real(let real): sqlite3_bind_double(statement, place, real)
    case .text(let bytes):
      sqlite3_bind_text64(
        statement, place, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
    }
  }
}

/// A database as C has it; what fails ends the benchmark.
private final class Database {
  private var handle: OpaquePointer?

  init(_ path: String) {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { fatalError(message) }
  }

  deinit { sqlite3_close(handle) }

  var message: String { String(cString: sqlite3_errmsg(handle)) }

  func prepare(_ sql: String) -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      fatalError(message)
    }
    return statement
  }

  func run(_ sql: String) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { fatalError(message) }
  }

  func texts(_ sql: String) -> [String] {
    let statement = prepare(sql)
    defer { sqlite3_finalize(statement) }
    var texts: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      texts.append(String(cString: sqlite3_column_text(statement, 0)))
    }
    return texts
  }
}
