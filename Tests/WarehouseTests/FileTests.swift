import FoundationEssentials
import Glibc
import Rows
import Testing

@testable import Warehouse

struct FileTests {
  private let warehouse: TemporaryWarehouse

  init() throws {
    warehouse = try TemporaryWarehouse()
  }

  private func complaint(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch let error as WarehouseError {
      return (error.errorDescription ?? "").replacing(warehouse.folder, with: "FOLDER")
    } catch {
      return "another error"
    }
  }

  private func mode(_ suffix: String) -> mode_t {
    var facts = stat()
    return stat(warehouse.file.path + suffix, &facts) == 0 ? facts.st_mode & 0o777 : 0
  }

  @Test func `only the owner may read the file, its log and its index`() throws {
    let writer = try warehouse.writer()
    try writer.land(#"[{"id":1}]"#, list: "departments")
    #expect([mode(""), mode("-wal"), mode("-shm")] == [0o600, 0o600, 0o600])
  }

  @Test func `a file that others could read is taken from them`() throws {
    _ = try warehouse.writer()
    chmod(warehouse.file.path, 0o644)
    let writer = try warehouse.writer()
    try writer.land(#"[{"id":1}]"#, list: "departments")
    #expect([mode(""), mode("-wal"), mode("-shm")] == [0o600, 0o600, 0o600])
  }

  @Test func `other programs see that the file is in use, whoever else of ours has come and gone`()
    throws
  {
    _ = try warehouse.writer()
    let reader = try warehouse.reader()
    _ = try reader.states()
    let held = try locks()
    #expect(held > 0)
    try warehouse.writer().save("x", as: "y")
    _ = try warehouse.reader().states()
    try warehouse.file.mustBeWarehouse()
    #expect(try locks() == held)
    // Whoever believes to be the last one removes the log.
    #expect(WarehouseFile(warehouse.file.path + "-wal").exists)
    _ = try reader.states()
  }

  /// How many locks this process holds on the file, as the system tells.
  private func locks() throws -> Int {
    var facts = stat()
    stat(warehouse.file.path, &facts)
    return try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
      .filter { $0.contains(" POSIX ") && $0.contains(" \(getpid()) ") }
      .filter { $0.contains(":\(facts.st_ino) ") }
      .count
  }

  @Test func `every table and view is there from the first open`() throws {
    _ = try warehouse.writer()
    let reader = try warehouse.reader()
    for table in Schema.greenhouse.tables {
      #expect(try reader.rows("select count(*) from \(table.name)") == ["0"])
    }
    for view in Schema.greenhouse.views {
      #expect(try reader.rows("select count(*) from \(view.name)") == ["0"])
    }
    #expect(
      try reader.rows("select count(*) from _columns where sentence = ''") == ["0"])
    #expect(
      try reader.rows("select role from _tables where name in ('jobs', 'hires') order by 1")
        == ["main", "view"])
  }

  @Test func `a missing file is named with its nearest neighbour`() throws {
    _ = try warehouse.writer()
    let other = WarehouseFile(warehouse.folder + "/tets.sqlite")
    let error = #expect(throws: WarehouseError.self) { try Reader(other) }
    guard case .missing(let path, let nearest) = error else { return #expect(Bool(false)) }
    #expect(path == other.path)
    #expect(nearest == "test.sqlite")
    #expect(throws: WarehouseError.self) { try Writer(other, create: false) }
    #expect(!other.exists)
    #expect(
      complaint { _ = try Writer(WarehouseFile(warehouse.folder + "/no/x"), create: true) }
        == "There is no folder “FOLDER/no”.")
  }

  @Test func `a file that is not ours is left as it is`() throws {
    let path = warehouse.file.path
    try "not a database, but long enough to be read as one".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” is not an SQLite database.")
    #expect(
      complaint { _ = try warehouse.writer() }
        == "“FOLDER/test.sqlite” is not an SQLite database.")
    try FileManager.default.removeItem(atPath: path)
    try WarehouseFile(path).create()
    let other = try Connection(path, named: path)
    try other.execute("create table x (y)")
    #expect(
      complaint { _ = try warehouse.writer() }
        == "“FOLDER/test.sqlite” is an SQLite database, but not a Glasshouse warehouse.")
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” is an SQLite database, but not a Glasshouse warehouse.")
    #expect(try other.integer("select count(*) from sqlite_master") == 1)
    #expect(
      complaint { _ = try Reader(WarehouseFile(warehouse.folder)) }
        == "“FOLDER” is not an SQLite database.")
  }

  @Test func `an empty file is not a warehouse until it is to be made one`() throws {
    try "".write(toFile: warehouse.file.path, atomically: true, encoding: .utf8)
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” is damaged: there is nothing in it.")
    _ = try warehouse.writer()
    _ = try warehouse.reader()
  }

  @Test func `a file by a newer version is refused and left as it is`() throws {
    _ = try warehouse.writer().connection.execute("pragma user_version = 9")
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” was written by a newer Glasshouse (format 9, known here: 1).")
    #expect(
      complaint { _ = try warehouse.writer() }
        == "“FOLDER/test.sqlite” was written by a newer Glasshouse (format 9, known here: 1).")
  }

  @Test func `a file that was cut short is damaged`() throws {
    _ = try warehouse.writer()
    truncate(warehouse.file.path, 20_000)
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” is damaged: it is shorter than it says it is.")
    #expect(
      complaint { _ = try warehouse.writer() }
        == "“FOLDER/test.sqlite” is damaged: it is shorter than it says it is.")
    truncate(warehouse.file.path, 60)
    #expect(
      complaint { _ = try warehouse.reader() }
        == "“FOLDER/test.sqlite” is damaged: it is shorter than it says it is.")
  }

  @Test func `garbage inside the file is damage, not an answer`() throws {
    do {
      let writer = try warehouse.writer()
      let rows = (1...500).map { #"{"id":\#($0),"name":"\#($0)"}"# }.joined(separator: ",")
      try writer.land("[\(rows)]", list: "departments")
    }
    let descriptor = open(warehouse.file.path, O_RDWR)
    let garbage = [UInt8](repeating: 0xee, count: 4096 * 100)
    _ = pwrite(descriptor, garbage, garbage.count, 4096)
    close(descriptor)
    #expect(
      complaint {
        let reader = try warehouse.reader()
        for table in Schema.greenhouse.tables { _ = try reader.rows("select * from \(table.name)") }
      }.hasPrefix("“FOLDER/test.sqlite” is damaged: "))
  }

  @Test func `a folder that cannot be written is read as it is`() throws {
    do {
      let writer = try warehouse.writer()
      try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments")
    }
    let reader = try Reader(warehouse.file, schema: .greenhouse, isFolderWritable: false)
    #expect(reader.isImmutable)
    #expect(try reader.rows("select name from departments") == ["A"])
    let error = #expect(throws: WarehouseError.self) {
      try Writer(WarehouseFile("/proc/glasshouse.sqlite"), create: true)
    }
    #expect(error?.recoverySuggestion?.isEmpty == false)
  }

  @Test func `a path with characters that mean something in a URI is just a path`() throws {
    let file = WarehouseFile(warehouse.folder + "/a?mode=rw&b#c%41 é.sqlite")
    _ = try Writer(file, create: true)
    #expect(try Reader(file).rows("select 1") == ["1"])
  }

  @Test func `a writer that is kept out says that the file is in use`() throws {
    let first = try warehouse.writer()
    let second = try warehouse.writer()
    second.connection.setBusyTimeout(milliseconds: 1)
    try first.transaction {
      #expect(
        complaint { try second.land(#"[{"id":1}]"#, list: "departments") }
          == "“FOLDER/test.sqlite” is in use by another process.")
    }
    try second.land(#"[{"id":1}]"#, list: "departments")
  }

  @Test func `a full disk is said to be full, and what had landed stays`() throws {
    let writer = try warehouse.writer()
    try writer.land(#"[{"id":1,"name":"A"}]"#, list: "departments")
    let pages = try #require(try writer.connection.integer("pragma page_count"))
    try writer.connection.execute("pragma max_page_count = \(pages)")
    let big = String(repeating: "x", count: 1_000_000)
    #expect(
      complaint { try writer.land(#"[{"id":2,"name":"\#(big)"}]"#, list: "departments") }
        == "The disk is full: “FOLDER/test.sqlite” could not be written.")
    #expect(!writer.connection.isInTransaction)
    #expect(try warehouse.rows("select id, name from departments") == ["1|A"])
  }

  @Test func `a transaction is all or nothing, and so is a part of one`() throws {
    struct Stop: Error {}
    let writer = try warehouse.writer()
    try writer.transaction {
      try writer.land(#"[{"id":1}]"#, list: "departments")
      #expect(throws: Stop.self) {
        try writer.transaction {
          try writer.land(#"[{"id":2}]"#, list: "departments")
          throw Stop()
        }
      }
    }
    #expect(throws: Stop.self) {
      try writer.transaction {
        try writer.land(#"[{"id":3}]"#, list: "departments")
        throw Stop()
      }
    }
    #expect(try warehouse.rows("select id from departments") == ["1"])
  }
}
