import Glibc
import Testing

@testable import Rendering

/// Real descriptors; serialized because a process has one disposition for SIGPIPE.
@Suite(.serialized) struct OutputTests {
  @Test func `P2: a full disk is an error`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let sink = ByteSink(descriptor: descriptor)
    try sink.write("text")
    let error = #expect(throws: OutputError.self) { try sink.flush() }
    #expect(error?.errorDescription == "Cannot write output: No space left on device.")
    #expect(throws: OutputError.self) { try sink.flush() }
  }

  @Test func `P15: a closed output is an error`() throws {
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    let sink = ByteSink(descriptor: descriptor)
    try sink.write("text")
    let error = #expect(throws: OutputError.self) { try sink.flush() }
    #expect(error?.errorDescription == "Cannot write output: Bad file descriptor.")
  }

  @Test func `P1: a reader who has gone is a case of its own`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    close(ends[0])
    defer { close(ends[1]) }
    let sink = ByteSink(descriptor: ends[1])
    try sink.write("text")
    #expect(throws: OutputError.readerGone) { try sink.flush() }
  }

  @Test func `a slow reader of a pipe that does not block gets everything`() async throws {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    let reader = Task.detached {
      var count = 0
      var chunk = [UInt8](repeating: 0, count: 1000)
      while true {
        let size = read(reading, &chunk, chunk.count)
        if size == 0 { return count }
        if size > 0 { count += size }
      }
    }
    let sink = ByteSink(descriptor: writing)
    for _ in 0..<300_000 { try sink.write(UInt8(ascii: "x")) }
    try sink.close()
    #expect(await reader.value == 300_000)
    close(reading)
  }

  @Test func `a file appears whole, for its owner only`() throws {
    let folder = TemporaryFolder()
    folder.put("a.csv", "old")
    let file = try OutputFile(path: "\(folder.path)/a.csv")
    try file.sink.write("new")
    try file.sink.flush()
    #expect(folder.content("a.csv") == "old")
    try file.commit()
    #expect(folder.content("a.csv") == "new")
    #expect(folder.names == ["a.csv"])
    var status = stat()
    stat("\(folder.path)/a.csv", &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `P7: an answer given up leaves the old file and nothing else`() throws {
    let folder = TemporaryFolder()
    folder.put("a.csv", "old")
    do {
      let file = try OutputFile(path: "\(folder.path)/a.csv")
      try file.sink.write("new")
      try file.sink.flush()
      #expect(folder.names.count == 2)
    }
    #expect(folder.names == ["a.csv"])
    #expect(folder.content("a.csv") == "old")
  }

  @Test func `a symbolic link stays one`() throws {
    let folder = TemporaryFolder()
    folder.put("real.csv", "old")
    symlink("real.csv", "\(folder.path)/link.csv")
    let file = try OutputFile(path: "\(folder.path)/link.csv")
    try file.sink.write("new")
    try file.commit()
    #expect(folder.content("real.csv") == "new")
    var status = stat()
    lstat("\(folder.path)/link.csv", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `a device is written in place`() throws {
    let null = try OutputFile(path: "/dev/null")
    try null.sink.write("text")
    try null.commit()
    let full = try OutputFile(path: "/dev/full")
    try full.sink.write("text")
    let error = #expect(throws: OutputError.self) { try full.commit() }
    #expect(error?.errorDescription == "Cannot write “/dev/full”: No space left on device.")
  }

  @Test func `a folder that gets a file while its successor is written is kept for good`() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/hiring"
    defer {
      for name in ["/a.csv", "", ".old/letter.txt", ".old"] { remove(path + name) }
    }
    func write(before commit: () -> Void = {}) throws -> String? {
      let new = try OutputFolder(path: path)
      let file = try new.file("a.csv")
      try file.sink.write("a")
      try file.commit()
      commit()
      return try new.commit(removing: new.existing == nil ? [] : ["a.csv"])
    }
    #expect(try write() == nil)
    let left = try write { folder.put("hiring/letter.txt", "dear") }
    #expect(left?.hasSuffix("/hiring.old") == true)
    #expect(try write() == nil)
    #expect(folder.names == ["hiring", "hiring.old"])
    #expect(folder.content("hiring.old/letter.txt") == "dear")
  }

  @Test func `a named pipe is written in place`() async throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/pipe"
    mkfifo(path, 0o600)
    let reader = Task.detached {
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      return String(decoding: allBytes(of: descriptor), as: UTF8.self)
    }
    let file = try OutputFile(path: path)
    try file.sink.write("through")
    try file.commit()
    #expect(await reader.value == "through")
    #expect(folder.names == ["pipe"])
  }

  @Test func `a folder or a missing folder is an error that names the path`() {
    let folder = #expect(throws: OutputError.self) { try OutputFile(path: "/tmp") }
    #expect(folder?.errorDescription == "Cannot write “/tmp”: it is a folder.")
    let missing = #expect(throws: OutputError.self) { try OutputFile(path: "/nowhere/a.csv") }
    #expect(
      missing?.errorDescription == "Cannot write “/nowhere/a.csv”: No such file or directory.")
  }
}
