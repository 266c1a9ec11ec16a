import Rows

/// Rows as JSON objects, in one array or a line each.
///
/// Integers are exact at any size, numbers that are not finite are `null` or, when asked for, texts, a blob is `{"hex":"00ff"}`.
/// Control characters are escaped; bytes that are not UTF-8 become U+FFFD, which is said once.
final class JSONWriter: RowWriter {
  /// What stands around and between the objects.
  enum Frame {
    case array
    case lines
  }

  private let sink: ByteSink
  private let frame: Frame
  private let namesNonfinite: Bool
  private let booleans: Set<Int>
  private let warn: (String) -> Void
  private var names: [String] = []
  private var keys: [[UInt8]] = []
  private var isFirst = true
  private var hasWarned = false

  init(_ sink: ByteSink, _ frame: Frame, _ layout: Layout, _ warn: @escaping (String) -> Void) {
    self.sink = sink
    self.frame = frame
    namesNonfinite = layout.namesNonfinite
    booleans = layout.booleans
    self.warn = warn
  }

  func begin(_ columns: [String]) throws(OutputError) {
    names = uniqueNames(columns)
    keys = names.enumerated().map { index, name in
      (index == 0 ? [] : [UInt8(ascii: ",")]) + jsonString(name) + [UInt8(ascii: ":")]
    }
    let renamed = zip(columns, names).filter { $0 != $1 }.map { "“\($0)” is now “\($1)”" }
    if !renamed.isEmpty {
      warn("two columns have the same name: \(renamed.joined(separator: ", "))")
    }
  }

  func write(_ row: Row) throws(OutputError) {
    if frame == .array { try sink.write(isFirst ? "[\n" : ",\n") }
    try sink.write(UInt8(ascii: "{"))
    for index in 0..<row.count {
      try sink.write(keys[index])
      switch row[index] {
      case .null: try sink.write("null")
      case .integer(0) where booleans.contains(index): try sink.write("false")
      case .integer(1) where booleans.contains(index): try sink.write("true")
      case .integer(let number): try sink.write(number)
      case .real(let number) where number.isFinite: try sink.write(number)
      case .real(let number) where namesNonfinite:
        try sink.write(UInt8(ascii: "\""))
        try sink.write(number)
        try sink.write(UInt8(ascii: "\""))
      case .real: try sink.write("null")
      case .text(let bytes): if try !sink.write(json: bytes) { warnOfInvalidText(index) }
      case .blob(let bytes):
        try sink.write("{\"hex\":\"")
        try sink.write(hex: bytes)
        try sink.write("\"}")
      }
    }
    try sink.write(UInt8(ascii: "}"))
    if frame == .lines { try sink.write(UInt8(ascii: "\n")) }
    if isFirst {
      isFirst = false
      try sink.flush()
    }
  }

  func end() throws(OutputError) {
    if frame == .array { try sink.write(isFirst ? "[]\n" : "\n]\n") }
    try sink.flush()
  }

  private func warnOfInvalidText(_ index: Int) {
    guard !hasWarned else { return }
    hasWarned = true
    warn("“\(names[index])” holds bytes that are not UTF-8; they were written as U+FFFD")
  }
}
