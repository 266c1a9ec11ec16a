import Glibc

/// An answer for the screen, which goes through a pager once it is taller than the screen.
///
/// What the pager has not read yet waits in a file without a name, so that whoever reads the rows is
/// never held up by a person who looks at the first page.
package final class PagedOutput {
  private let command: String
  private let height: Int
  private let screen: Int32
  private var held: [UInt8] = []
  private var lines = 0
  private var pager: Spawned?
  private var spool: Int32 = -1
  private var written: off_t = 0
  private var sent: off_t = 0

  /// A screen of so many lines; the pager is a command of the shell.
  package init(command: String, height: Int, screen: Int32 = STDOUT_FILENO) {
    self.command = command
    self.height = height
    self.screen = screen
  }

  deinit {
    if spool >= 0 { close(spool) }
  }

  /// Where the answer is written to.
  package var sink: ByteSink {
    ByteSink { [self] (bytes) throws(OutputError) in try take(bytes) }
  }

  /// Whether the pager was started.
  package var isPaging: Bool { pager != nil }

  /// Shows what is left, then waits for the person to leave the pager.
  package func finish() throws(OutputError) {
    guard let pager else {
      defer { held = [] }
      return try write(held, to: screen)
    }
    try? send(waiting: true)
    _ = pager.wait()
    self.pager = nil
  }

  private func take(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard pager == nil else {
      try append(bytes)
      return try send(waiting: false)
    }
    held.append(contentsOf: bytes)
    for byte in bytes where byte == UInt8(ascii: "\n") { lines += 1 }
    guard lines >= height else { return }
    try open()
    let first = held
    held = []
    try first.withUnsafeBufferPointer { (bytes) throws(OutputError) in
      try append(UnsafeRawBufferPointer(bytes))
    }
    try send(waiting: false)
  }

  private func open() throws(OutputError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/glasshouse-XXXXXX".utf8CString)
    spool = mkstemp(&path)
    guard spool >= 0 else { throw .failed(writing: "to the pager's file") }
    unlink(path)
    _ = fcntl(spool, F_SETFD, FD_CLOEXEC)
    let pager = try Spawned(command)
    _ = fcntl(pager.descriptor, F_SETFL, O_NONBLOCK)
    self.pager = pager
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      let count = pwrite(spool, chunk.baseAddress, chunk.count, written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .failed(writing: "to the pager's file") }
      written += off_t(count)
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the pager what it takes now, or, waiting, everything.
  private func send(waiting: Bool) throws(OutputError) {
    guard let pager else { return }
    var block = [UInt8](repeating: 0, count: 65_536)
    while sent < written {
      let count = pread(spool, &block, min(block.count, Int(written - sent)), sent)
      guard count > 0 else { throw .failed(writing: "to the pager") }
      let taken = Glibc.write(pager.descriptor, block, count)
      if taken > 0 {
        sent += off_t(taken)
      } else if errno == EAGAIN {
        guard waiting else { return }
        var ready = pollfd(fd: pager.descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        throw .failed(writing: "to the pager")
      }
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
    let sink = ByteSink(descriptor: descriptor)
    try sink.write(bytes)
    try sink.flush()
  }
}
