import FoundationEssentials
import Glibc
import Testing

@testable import Harvest

struct RateTests {
  private func notice(
    _ remaining: Int, of limit: Int = 10, reset: Double? = nil
  ) -> RateNotice {
    var headers = ["X-RateLimit-Limit": "\(limit)", "X-RateLimit-Remaining": "\(remaining)"]
    if let reset { headers["X-RateLimit-Reset"] = "\(Int(reset))" }
    return RateNotice(
      HTTPResponse(status: 200, headers: headers, body: Data()),
      now: Date(timeIntervalSince1970: 1000), usualLength: 30)
  }

  @Test func `requests are held when none remain, until the window ends`() {
    var window = RateWindow()
    #expect(window.ask(now: 1000, usualLength: 30) == .granted(window: 0))
    window.learn(notice(1, reset: 1020), window: 0, now: 1000, usualLength: 30)
    #expect(window.ask(now: 1001, usualLength: 30) == .granted(window: 0))
    #expect(window.ask(now: 1002, usualLength: 30) == .wait(until: 1020, .budget))
    #expect(window.ask(now: 1020, usualLength: 30) == .granted(window: 1))
    #expect(window.remaining == 9)
  }

  @Test func `requests still on their way are counted`() {
    var window = RateWindow()
    for _ in 0..<3 { _ = window.ask(now: 1000, usualLength: 30) }
    window.learn(notice(3, reset: 1030), window: 0, now: 1000, usualLength: 30)
    #expect(window.remaining == 1)
  }

  @Test func `the earliest end that a window's answers name is believed`() {
    var window = RateWindow()
    for (second, left) in [(0.0, 9), (5, 8), (9, 7)] {
      _ = window.ask(now: 1000 + second, usualLength: 30)
      window.learn(
        notice(left, reset: 1000 + second + 30), window: 0, now: 1000 + second, usualLength: 30)
    }
    #expect(window.resets == 1030)
  }

  @Test func `a window that Greenhouse opened earlier is noticed`() {
    var window = RateWindow()
    _ = window.ask(now: 1000, usualLength: 30)
    window.learn(notice(1), window: 0, now: 1000, usualLength: 30)
    _ = window.ask(now: 1010, usualLength: 30)
    window.learn(notice(9), window: 0, now: 1010, usualLength: 30)
    #expect(window.remaining == 9)
    #expect(window.resets == 1040)
  }

  @Test func `a late answer of an old window changes nothing`() {
    var window = RateWindow()
    _ = window.ask(now: 1000, usualLength: 30)
    _ = window.ask(now: 1000, usualLength: 30)
    window.learn(notice(8, reset: 1010), window: 0, now: 1000, usualLength: 30)
    #expect(window.ask(now: 1011, usualLength: 30) == .granted(window: 1))
    window.learn(notice(0), window: 0, now: 1012, usualLength: 30)
    #expect(window.remaining == 9)
  }

  @Test func `a clock that was set back does not hold requests for ever`() {
    var window = RateWindow()
    _ = window.ask(now: 90_000, usualLength: 30)
    window.learn(notice(0), window: 0, now: 90_000, usualLength: 30)
    #expect(window.ask(now: 1000, usualLength: 30) == .granted(window: 0))
  }

  @Test func `after a 429 nothing is asked before its time, whatever other answers say`() {
    var window = RateWindow()
    for _ in 0..<2 { _ = window.ask(now: 1000, usualLength: 30) }
    let refusal = RateNotice(
      HTTPResponse(status: 429, headers: ["Retry-After": "17"], body: Data()),
      now: Date(timeIntervalSince1970: 1000), usualLength: 30)
    window.learn(refusal, window: 0, now: 1000, usualLength: 30)
    window.learn(notice(9), window: 0, now: 1001, usualLength: 30)
    #expect(window.ask(now: 1016.9, usualLength: 30) == .wait(until: 1017, .throttled))
    #expect(window.ask(now: 1017, usualLength: 30) == .granted(window: 1))
  }

  @Test(
    arguments: [
      (["Retry-After": "7"], 7.0),
      (["Retry-After": "0"], 1),
      (
        ["Retry-After": "Mon, 02 Nov 2026 09:00:09 GMT", "Date": "Mon, 02 Nov 2026 09:00:00 GMT"], 9
      ),
      (["X-RateLimit-Reset": "1012"], 12),
      (["X-RateLimit-Reset": "1793610012", "Date": "Mon, 02 Nov 2026 09:00:00 GMT"], 12),
      (["X-RateLimit-Reset": "soon"], 30),
      (["Retry-After": "99999999999"], 3600),
      (["Retry-After": "1e300"], 3600),
      (["Retry-After": "inf"], 30),
      ([:] as [String: String], 30),
    ] as [([String: String], Double)])
  func `a 429 says how long to wait in several ways`(headers: [String: String], seconds: Double) {
    let answer = HTTPResponse(status: 429, headers: headers, body: Data())
    let notice = RateNotice(answer, now: Date(timeIntervalSince1970: 1000), usualLength: 30)
    #expect(notice.pause == seconds)
  }

  @Test func `a hold that no answer can have asked for is not kept`() throws {
    let poisoned = Data(
      #"{"inFlight":0,"number":3,"asked":1000,"heldUntil":99999999999,"remaining":0,"resets":1e300}"#
        .utf8)
    var window = try JSONDecoder().decode(RateWindow.self, from: poisoned)
    #expect(window.ask(now: 1001, usualLength: 30) == .granted(window: 0))
  }

  @Test func `a limit of nothing is no limit that is known`() {
    var window = RateWindow()
    _ = window.ask(now: 1000, usualLength: 30)
    window.learn(notice(0, of: 0, reset: 1030), window: 0, now: 1000, usualLength: 30)
    #expect(window.ask(now: 1031, usualLength: 30) == .granted(window: 1))
  }

  @Test(arguments: [FakeGreenhouse.v1, FakeGreenhouse.v3])
  func `the budget is shared from the first request on`(_ account: Account) async throws {
    let folder = Folder()
    let greenhouse = FakeGreenhouse { _, _ in .json("[]") }
    _ = try await greenhouse.client(account, tokens: .folder(folder.path + "/state"))
      .page(.first("jobs", account.dialect))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state")
    #expect(names.contains { $0.hasPrefix("budget-") && !$0.hasSuffix(".lock") })
  }

  @Test func `pauses double, are spread, and end somewhere`() {
    let patience = Patience()
    #expect((1...7).map { patience.pause(before: $0, random: 0.5) } == [1, 2, 4, 8, 16, 30, 30])
    #expect(patience.pause(before: 1, random: 0) == 0.5)
    #expect(patience.pause(before: 1, random: 1) == 1.5)
  }

  @Test func `two processes share one budget through its file`() async throws {
    let folder = Folder()
    try OwnerFile.makeFolder(folder.path)
    let time = FakeTime()
    let events = Log<HarvestEvent>()
    let budgets = (0..<2).map { _ in
      RateBudget(
        path: "\(folder.path)/budget", usualLength: 30, timing: time.timing, longestWait: 900,
        events: { events.add($0) })
    }
    let window = try await budgets[0].leave(for: "jobs", wantedAt: time.now)
    await budgets[0].learn(
      HTTPResponse(
        status: 200, headers: ["X-RateLimit-Limit": "3", "X-RateLimit-Remaining": "2"],
        body: Data()), window: window)
    _ = try await budgets[1].leave(for: "offers", wantedAt: time.now)
    _ = try await budgets[0].leave(for: "jobs", wantedAt: time.now)
    #expect(time.slept.isEmpty)
    _ = try await budgets[1].leave(for: "offers", wantedAt: time.now)
    #expect(time.slept == [30])
    #expect(events.entries.count == 1)
  }

  @Test func `a budget file that was longer, or cut by a crash, is written over`() throws {
    let folder = Folder()
    try OwnerFile.makeFolder(folder.path)
    let file = RateFile(path: "\(folder.path)/budget")
    var known = RateWindow()
    known.learn(notice(0, of: 50, reset: 1030), window: 0, now: 1000, usualLength: 30)
    func read(else own: RateWindow) -> RateWindow? {
      var window = own
      return file.change(&window) { $0 }
    }
    func write(_ window: RateWindow) {
      var old = RateWindow()
      _ = file.change(&old) { $0 = window }
    }
    write(known)
    #expect(read(else: RateWindow()) == known)
    // What is known of nothing is shorter.
    write(RateWindow())
    #expect(read(else: known) == RateWindow())
    try Data(#"{"inFlight":1,"num"#.utf8).write(to: URL(filePath: file.path))
    #expect(read(else: known) == known)
    #expect(read(else: RateWindow()) == known)
  }

  @Test func `a budget file that others could write is not believed, and closed to them`() throws {
    let folder = Folder()
    try OwnerFile.makeFolder(folder.path)
    let file = RateFile(path: "\(folder.path)/budget")
    var told = RateWindow()
    told.learn(notice(0, of: 50, reset: 1030), window: 0, now: 1000, usualLength: 30)
    _ = file.change(&told) { $0 }
    chmod(file.path, 0o666)
    var own = RateWindow()
    let found = file.change(&own) { $0 }
    #expect(found == RateWindow())
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }
}
