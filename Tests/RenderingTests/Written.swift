import Glibc
import Rows

@testable import Rendering

/// What a writer wrote for an answer, and what it warned of.
struct Written {
  let bytes: [UInt8]
  let warnings: [String]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(
    _ format: Format, _ columns: [String], _ rows: [[Scalar]], _ layout: Layout = Layout()
  ) throws {
    let descriptor = try temporaryDescriptor()
    defer { close(descriptor) }
    let warnings = Collected()
    let writer = format.writer(
      to: ByteSink(descriptor: descriptor), layout: layout, warn: { warnings.list.append($0) })
    try writer.begin(columns)
    for row in rows { try withRow(row) { row throws(OutputError) in try writer.write(row) } }
    try writer.end()
    bytes = allBytes(of: descriptor)
    self.warnings = warnings.list
  }
}

private final class Collected {
  var list: [String] = []
}

/// Lends a row over values that are kept alive meanwhile.
func withRow(_ scalars: [Scalar], _ body: (Row) throws(OutputError) -> Void) throws {
  var storage: [UnsafeMutableRawBufferPointer] = []
  defer { for buffer in storage { buffer.deallocate() } }
  func lend(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    buffer.copyBytes(from: bytes)
    storage.append(buffer)
    return UnsafeRawBufferPointer(buffer)
  }
  let values = scalars.map { scalar -> Value in
    switch scalar {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .text(lend(Array(text.utf8)))
    case .blob(let bytes): .blob(lend(bytes))
    }
  }
  try values.withUnsafeBufferPointer { try body(Row($0)) }
}

/// Lends a row of one text that need not be UTF-8.
func withTextRow(_ bytes: [UInt8], _ body: (Row) throws(OutputError) -> Void) throws {
  try bytes.withUnsafeBytes { raw in
    try withUnsafePointer(to: Value.text(raw)) { value in
      try body(Row(UnsafeBufferPointer(start: value, count: 1)))
    }
  }
}

/// A file without a name that is gone when closed.
func temporaryDescriptor() throws -> Int32 {
  var template = Array("/tmp/rendering-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { throw OutputError.failed(writing: "a temporary file") }
  unlink(template)
  return descriptor
}

func allBytes(of descriptor: Int32) -> [UInt8] {
  lseek(descriptor, 0, SEEK_SET)
  var all: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = read(descriptor, &chunk, chunk.count), count > 0 { all += chunk[..<count] }
  return all
}

/// A folder that is removed when the value goes.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/rendering-XXXXXX".utf8CString)
    mkdtemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Everything in the folder, hidden or not.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func content(_ name: String) -> String? {
    let descriptor = open("\(path)/\(name)", O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return String(decoding: allBytes(of: descriptor), as: UTF8.self)
  }

  func put(_ name: String, _ text: String) {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = text.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count - 1) }
    close(descriptor)
  }
}
