import Glibc

/// The seconds since 1970.
@Sendable package func secondsSince1970() -> Int64 {
  Int64(time(nil))
}

/// The file of a history: `#SECONDS`, then the lines of the text, as bash writes it.
///
/// A line of a text that begins with `#` or `\` gets a `\` before it. Several shells may use one
/// file: they take its lock to append and to shorten it.
struct HistoryFile {
  let path: String

  /// The newest entries, after shortening a file that holds many more.
  func load(keeping limit: Int) -> [History.Entry] {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    let readable = descriptor >= 0 ? descriptor : open(path, O_RDONLY | O_CLOEXEC)
    guard readable >= 0 else { return [] }
    defer { close(readable) }
    flock(readable, LOCK_EX)
    let all = Self.parse(Self.contents(of: readable))
    let newest = Array(all.suffix(limit))
    if descriptor >= 0, all.count > limit + limit / 4 {
      ftruncate(descriptor, 0)
      lseek(descriptor, 0, SEEK_SET)
      Self.write(Self.text(of: newest), to: descriptor)
    }
    return newest
  }

  /// Adds an entry, creating the file readable for its owner alone.
  func append(_ entry: History.Entry) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    Self.write(Self.text(of: [entry]), to: descriptor)
  }

  /// The entries in the text of a file; lines before the first time are left out.
  static func parse(_ text: String) -> [History.Entry] {
    var entries: [History.Entry] = []
    var time: Int64?
    var lines: [String] = []
    func close() {
      guard let time, !lines.isEmpty else { return }
      entries.append(History.Entry(text: lines.joined(separator: "\n"), time: time))
    }
    for line in text.lines {
      if line.hasPrefix("#"), let next = Int64(line.dropFirst()) {
        close()
        time = next
        lines = []
      } else {
        lines.append(line.hasPrefix("\\") ? String(line.dropFirst()) : line)
      }
    }
    if lines.last == "" { lines.removeLast() }
    close()
    return entries
  }

  /// The text of a file with these entries.
  static func text(of entries: [History.Entry]) -> String {
    var text = ""
    for entry in entries {
      text += "#\(entry.time)\n"
      for line in entry.text.lines {
        if line.hasPrefix("#") || line.hasPrefix("\\") { text += "\\" }
        text += line + "\n"
      }
    }
    return text
  }

  private static func contents(of descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += block[..<count]
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes.removeFirst(count)
    }
  }
}
