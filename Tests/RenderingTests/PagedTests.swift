import Glibc
import Testing

@testable import Rendering

@Suite struct PagedTests {
  /// What the screen and the pager were shown of so many lines.
  private func shown(_ lines: Int, height: Int) throws -> (screen: Int, pager: String?) {
    let folder = TemporaryFolder()
    let screen = try temporaryDescriptor()
    defer { close(screen) }
    let paged = PagedOutput(
      command: "cat > \(folder.path)/shown", height: height, screen: screen)
    let sink = paged.sink
    for line in 0..<lines { try sink.write("line \(line)\n") }
    try sink.flush()
    try paged.finish()
    return (allBytes(of: screen).count { $0 == 0x0a }, folder.content("shown"))
  }

  @Test func `I22: what fits the screen goes there, what does not to the pager, whole`() throws {
    let small = try shown(9, height: 10)
    #expect(small.screen == 9)
    #expect(small.pager == nil)
    let large = try shown(200_000, height: 10)
    #expect(large.screen == 0)
    #expect(large.pager == (0..<200_000).map { "line \($0)\n" }.joined())
  }

  @Test func `P16: a command is given everything, and its failure is an error`() throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = TemporaryFolder()
    let sorting = try OutputCommand("sort > \(folder.path)/sorted")
    try sorting.sink.write("b\na\n")
    #expect(try sorting.finish())
    #expect(folder.content("sorted") == "a\nb\n")
    let deaf = try OutputCommand("exec 0<&-; exit 0")
    let failing = try OutputCommand("cat > /dev/null; exit 3")
    #expect(throws: OutputError.commandFailed("cat > /dev/null; exit 3", status: 3)) {
      _ = try failing.finish()
    }
    #expect(throws: OutputError.readerGone) {
      for _ in 0..<1000 { try deaf.sink.write(String(repeating: "x", count: 65_536)) }
    }
    #expect(try !deaf.finish())
  }
}
