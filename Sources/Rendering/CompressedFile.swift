import Glibc
import Processes

/// A file that the system's `gzip` writes; like an `OutputFile` it appears whole or not at all.
///
/// The same bytes always make the same file: no name and no time is kept in it.
package final class CompressedFile {
  private let file: OutputFile
  private let input: Pipe
  private let sink: ByteSink
  private let gzip: pid_t
  private var isRunning = true

  /// Opens a file at the path, and starts the program that compresses into it.
  package init(path: String) throws(OutputError) {
    file = try OutputFile(path: path)
    guard let input = Pipe() else { throw .failed(writing: "“\(path)”") }
    guard
      // Ctrl-C is ours to act on: a gzip that it ended would be told as a failure to write.
      let gzip = ChildProcess.start(
        ["gzip", "-nc"], descriptors: [input.out, file.descriptor], inOwnGroup: true)
    else {
      throw .cannotWrite(
        to: "“\(path)”", reason: "the program gzip, which compresses it, cannot be started")
    }
    input.closeOut()
    self.input = input
    self.gzip = gzip
    sink = ByteSink(descriptor: input.into)
  }

  deinit {
    abort()
  }

  /// Writes these bytes, which arrive compressed.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    do throws(OutputError) {
      try sink.write(bytes)
    } catch {
      throw failure()
    }
  }

  /// Makes the file durable, then puts it in its place.
  package func commit() throws(OutputError) {
    do throws(OutputError) {
      try sink.flush()
    } catch {
      throw failure()
    }
    let status = finish()
    guard status == 0 else { throw failure(status) }
    try file.commit()
  }

  /// Gives the file up, leaving what was there before.
  package func abort() {
    if isRunning {
      kill(gzip, SIGKILL)
      _ = finish()
    }
    file.abort()
  }

  /// Why nothing more can be written: the program ended, and its status says more than the broken pipe.
  private func failure(_ status: Int32? = nil) -> OutputError {
    .cannotWrite(
      to: "“\(file.path)”", reason: "gzip ended with status \(status ?? finish())")
  }

  private func finish() -> Int32 {
    guard isRunning else { return 0 }
    isRunning = false
    input.closeInto()
    return ChildProcess.wait(for: gzip)
  }
}
