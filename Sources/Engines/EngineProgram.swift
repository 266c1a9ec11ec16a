import FoundationEssentials
import Glibc
import Processes
import Synchronization

/// A program of the user's at work that talks to an engine: it reads a script, and writes an answer.
package final class EngineProgram: Sendable {
  private let id: pid_t
  /// The file that it writes its complaints to.
  private let complaints: Int32
  /// What is sent to it to make it stop.
  private let stop: Int32
  private let isGroup: Bool
  private let isRunning = Mutex(true)

  /// Starts it between two descriptors, which stay the caller's; `nil` when it is not there.
  ///
  /// What starts others that work for it is stopped `withAll` of them.
  ///
  /// - Throws: `EngineError.broken`.
  init?(
    _ words: [String], input: Int32, output: Int32, environment: [String: String],
    stoppedBy stop: Int32, withAll isGroup: Bool = false
  ) throws(EngineError) {
    let complaints = try Self.nameless()
    guard
      let id = ChildProcess.start(
        words, descriptors: [input, output, complaints], environment: environment,
        inOwnGroup: isGroup)
    else {
      close(complaints)
      return nil
    }
    self.id = id
    self.complaints = complaints
    self.stop = stop
    self.isGroup = isGroup
  }

  deinit {
    close(complaints)
  }

  /// Makes it stop what the engine does, from any thread.
  package func interrupt() {
    isRunning.withLock { if $0 { _ = kill(isGroup ? -id : id, stop) } }
  }

  /// Waits for its end: its exit code, and what it complained of.
  func finish() -> (status: Int32, said: String) {
    let status = ChildProcess.wait(for: id)
    isRunning.withLock { $0 = false }
    return (status, Self.text(of: complaints))
  }

  /// A text that nothing else in an answer is.
  static func mark() -> String {
    "glasshouse-"
      + (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// A file without a name, which only this program and what it starts can read.
  static func nameless(holding text: String = "") throws(EngineError) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/glasshouse-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw .broken(String(cString: strerror(errno)) + ".") }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    guard write(text.utf8, to: file) else { throw .broken(String(cString: strerror(errno)) + ".") }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// Writes all bytes; whether it could.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      sent += count
    }
    return true
  }

  /// Everything that is in a file.
  static func text(of file: Int32) -> String {
    lseek(file, 0, SEEK_SET)
    var bytes: [UInt8] = []
    while readOn(file, into: &bytes) {}
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a further part of a file or pipe behind what was read of it before; false at the end.
  static func readOn(_ file: Int32, into bytes: inout [UInt8]) -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes += part[..<count]
      return true
    }
  }
}
