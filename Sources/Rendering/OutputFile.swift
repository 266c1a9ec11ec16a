import Glibc

/// A file that appears whole or not at all, readable by its owner only.
///
/// The answer goes into a new file in the same folder, which `commit` puts in the place of the old one.
/// A device or a named pipe is written in place. Without `commit` nothing is left behind.
package final class OutputFile {
  /// Where the answer is written to.
  package let sink: ByteSink

  /// The path as it was given.
  package let path: String
  /// Whether a file of this name was there, which this one takes the place of.
  package let replacesAnother: Bool
  private let target: String
  private let temporary: String?
  /// What the sink writes to.
  let descriptor: Int32
  private var isOpen = true

  /// Opens an output for the path, which a symbolic link may name.
  package init(path: String) throws(OutputError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists && kind == S_IFDIR { throw .isFolder(path) }
    replacesAnother = exists && kind == S_IFREG
    if exists && kind != S_IFREG {
      target = path
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      target = exists ? resolved(path) : path
      let new = temporaryPath(beside: target)
      temporary = new
      descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw .cannotOpen(path, reason: String(cString: strerror(errno)))
    }
    sink = ByteSink(descriptor: descriptor, name: "“\(path)”")
  }

  deinit {
    abort()
  }

  /// How many bytes have been written; 0 for what is no regular file.
  package func length() throws(OutputError) -> Int {
    try sink.flush()
    return max(0, lseek(descriptor, 0, SEEK_CUR))
  }

  /// Takes back what was written behind a length; a device or a named pipe keeps it.
  package func cut(to length: Int) {
    guard temporary != nil, ftruncate(descriptor, length) == 0 else { return }
    lseek(descriptor, length, SEEK_SET)
  }

  /// Makes the answer durable, then puts it in its place.
  package func commit() throws(OutputError) {
    guard isOpen else { return }
    do throws(OutputError) {
      try sink.flush()
      if temporary != nil && fsync(descriptor) != 0 { throw .failed(writing: "“\(path)”") }
      isOpen = false
      try sink.close()
      if let temporary, rename(temporary, target) != 0 { throw .failed(writing: "“\(path)”") }
    } catch {
      if isOpen { abort() } else if let temporary { unlink(temporary) }
      throw error
    }
    if temporary != nil { syncFolder(of: target) }
  }

  /// Gives the answer up, leaving what was there before.
  package func abort() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if let temporary { unlink(temporary) }
  }
}

/// The path with its symbolic links followed, so that the file is replaced instead of the link.
func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func temporaryPath(beside path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? "output"
  let number = UInt32.random(in: .min ... .max)
  return "\(folder(of: path))/.\(name.prefix(40)).\(getpid())-\(number).part"
}

/// Makes the rename itself durable; a file system that cannot do so has still kept the data.
package func syncFolder(of path: String) {
  let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
