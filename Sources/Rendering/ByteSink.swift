import Glibc

/// A buffer of bytes in front of a file descriptor, in which no failed write goes unnoticed.
///
/// The process ignores SIGPIPE, so that a reader who has gone arrives as `OutputError.readerGone`.
package final class ByteSink {
  /// Takes what leaves the buffer instead of a descriptor.
  package typealias Receiver = (UnsafeRawBufferPointer) throws(OutputError) -> Void

  private let descriptor: Int32
  private let receiver: Receiver?
  private let name: String
  private let buffer: UnsafeMutableRawBufferPointer
  private var used = 0
  private var failure: OutputError?

  /// A sink over an open descriptor, which stays the caller's; `name` is how errors call it.
  package init(descriptor: Int32, name: String = "output", capacity: Int = 65_536) {
    self.descriptor = descriptor
    self.name = name
    receiver = nil
    buffer = .allocate(byteCount: max(capacity, 64), alignment: 16)
  }

  /// A sink in front of whoever receives its bytes.
  package init(capacity: Int = 65_536, receiver: @escaping Receiver) {
    descriptor = -1
    name = "output"
    self.receiver = receiver
    buffer = .allocate(byteCount: max(capacity, 64), alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// A sink over standard output, or an error when it is closed.
  ///
  /// Call it before anything else opens a file, which would be given the closed descriptor's number.
  package static func standardOutput() throws(OutputError) -> ByteSink {
    guard fcntl(STDOUT_FILENO, F_GETFD) >= 0 else { throw .failed(writing: "output") }
    return ByteSink(descriptor: STDOUT_FILENO)
  }

  /// Writes one byte.
  @inline(__always)
  package func write(_ byte: UInt8) throws(OutputError) {
    if used == buffer.count { try flush() }
    buffer[used] = byte
    used += 1
  }

  /// Writes these bytes as they are.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    if bytes.count > buffer.count - used {
      try flush()
      guard bytes.count < buffer.count else { return try drain(bytes) }
    }
    if let free = buffer.baseAddress {
      memcpy(free + used, start, bytes.count)
    }
    used += bytes.count
  }

  /// Writes the UTF-8 of this text.
  package func write(_ text: String) throws(OutputError) {
    try text.utf8.span.withUnsafeBytes { (bytes) throws(OutputError) in try write(bytes) }
  }

  /// Writes these bytes as they are.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(OutputError) in
      try write(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Hands everything held to the operating system.
  package func flush() throws(OutputError) {
    if let failure { throw failure }
    let held = UnsafeRawBufferPointer(rebasing: buffer[..<used])
    used = 0
    try drain(held)
  }

  /// Flushes the buffer, then closes the descriptor, because some file systems fail only there.
  package func close() throws(OutputError) {
    do throws(OutputError) {
      try flush()
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    guard Glibc.close(descriptor) == 0 || errno == EINTR else { throw .failed(writing: name) }
  }

  private func drain(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    if let receiver {
      guard !bytes.isEmpty else { return }
      do throws(OutputError) {
        return try receiver(bytes)
      } catch {
        failure = error
        throw error
      }
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      } else if errno != EINTR {
        let error = OutputError.failed(writing: name)
        failure = error
        throw error
      }
    }
  }
}
