import Glibc
import Synchronization
import Testing

@testable import Shell

@Suite struct `The history` {
  /// A path in a folder of its own.
  private func path() -> String {
    var template = Array("/tmp/history.XXXXXX".utf8CString)
    let folder = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    return folder + "/history"
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    stat(path, &status)
    return status.st_mode & 0o777
  }

  private func history(_ path: String, entries: Int = 5_000, bytes: Int = 1_000) -> History {
    History(path: path, bounds: .init(entries: entries, bytesPerEntry: bytes)) { 1_700_000_000 }
  }

  @Test func `gives whole statements back, with their time, to the next session`() {
    let path = path()
    let texts = [
      "select 1,\n  2,\n\n  3;", "#5\n\\d #7\n#abc", "select 'é';\r\n-- x", ".run a", "a\n#12\nb",
    ]
    let first = history(path)
    texts.forEach(first.add)
    #expect(
      history(path).entries == texts.map { History.Entry(text: $0, time: 1_700_000_000) })
    #expect(mode(of: path) == 0o600)
  }

  @Test func `is shared by two shells, entry by entry`() async {
    let path = path()
    let shells = [history(path), history(path)]
    await withTaskGroup(of: Void.self) { group in
      for (number, shell) in shells.enumerated() {
        group.addTask { for index in 0..<200 { shell.add("select \(number),\n  \(index);") } }
      }
    }
    let expected = (0..<2).flatMap { number in (0..<200).map { "select \(number),\n  \($0);" } }
    #expect(Set(history(path).entries.map(\.text)) == Set(expected))
  }

  @Test func `keeps the newest, and shortens its file`() {
    let path = path()
    let long = history(path)
    for index in 0..<100 { long.add("select \(index);") }
    #expect(history(path, entries: 10).entries.map(\.text) == (90..<100).map { "select \($0);" })
    #expect(history(path).entries.count == 10)
  }

  @Test func `leaves out what is empty, long, or the same as the last`() {
    let history = history(path())
    ["a", "a", "", String(repeating: "x", count: 1_001), "b", "a"].forEach(history.add)
    #expect(history.entries.map(\.text) == ["a", "b", "a"])
  }

  @Test(arguments: ["/nowhere/at/all", "/proc/version", "/tmp"])
  func `never stops the shell`(path: String) {
    let history = history(path)
    history.add("select 1;")
    #expect(history.entries.map(\.text) == ["select 1;"])
  }

  @Test func `reads what it can of a broken file`() {
    let entries = HistoryFile.parse("lost\n#x\nlost too\n#12\nselect 1;\n#13\n#14\nselect\n2;")
    #expect(entries.map(\.text) == ["select 1;", "select\n2;"])
  }
}
