import FoundationEssentials
import Simulator
import Testing

/// The commands that remove, and those that check.
@Suite struct `Erasing from the command line` {
  private func served() throws -> Server {
    var options = Options()
    options.v3Rate.isEnforced = false
    let server = Server(company: Company(seed: 3, candidates: 60), options: options)
    try server.start()
    return server
  }

  @Test func `forget asks, and removes the warehouse with all beside it`() async throws {
    let server = try served()
    defer { server.stop() }
    let program = try Program(asking: server)
    #expect(try await program("sync", "jobs").status == 0)
    let asked = try await program("forget")
    #expect(asked.status == 2)
    #expect(asked.stderr.contains("Nobody agreed"))
    #expect(try program.home.files().keys.contains { $0.hasSuffix(".sqlite") })
    #expect(try await program("forget", "--yes").status == 0)
    let left = try program.home.files().keys
    #expect(!left.contains { $0.contains(".sqlite") || $0.contains("token-") })
    let unknown = try await program("forget", "--account", "nobody")
    #expect(unknown.status == 2)
  }

  @Test func `reset empties a table, and the next sync loads it`() async throws {
    let server = try served()
    defer { server.stop() }
    let program = try Program(asking: server)
    _ = try await program("sync", "jobs", "offices")
    let before = try await program("query", "select count(*) n from jobs", "--offline")
    #expect(try await program("reset", "jobs").status == 0)
    #expect(try await program("query", "select count(*) n from jobs", "--offline").status == 3)
    #expect(try await program("query", "select count(*) n from jobs").stdout == before.stdout)
    #expect(try await program("reset", "jbos").status == 2)
  }

  @Test func `status tells of a warehouse without personal data, and checks it`() async throws {
    let server = try served()
    defer { server.stop() }
    let program = try Program(asking: server)
    _ = try await program("sync", "jobs", "users", "--without-personal-data")
    let status = try await program("status", "--check")
    #expect(status.status == 0)
    #expect(status.stderr.contains("without personal data"))
    #expect(status.stderr.contains("checked"))
    let name = try #require(try program.home.files().keys.first { $0.hasSuffix(".sqlite") })
    try program.alter(name, by: "delete from jobs where id = (select min(id) from jobs)")
    let damaged = try await program("status", "--check")
    #expect(damaged.status == 5)
    #expect(damaged.stderr.contains("jobs has"))
  }

  @Test func `a full disk leaves an erasure pending, and the next sync does it`() async throws {
    let server = try served()
    defer { server.stop() }
    let program = try Program(asking: server)
    let outcome = try await program.bash(
      """
      cd "$HOME" && mkdir disk
      glasshouse sync jobs sources --quiet --warehouse disk/w.sqlite
      (ulimit -f 400; glasshouse reset jobs --quiet --warehouse disk/w.sqlite); echo "reset $?"
      glasshouse sync jobs --quiet --warehouse disk/w.sqlite; echo "sync $?"
      sed 's/^/status: /' <(glasshouse status --check --warehouse disk/w.sqlite 2>&1)
      """)
    #expect(outcome.stdout.hasPrefix("reset 0\nsync 0\n"))
    #expect(outcome.stderr.contains("erasure pending"))
    #expect(!outcome.stdout.contains("erasure pending"))
  }

  /// A small disk of its own where one can be made, and a limit on how large a file may become, which
  /// can be had everywhere and stops a write in the same way.
  @Test(arguments: ["a small disk", "a limit"])
  func `a full disk stops a sync with its checkpoint, and the next one goes on`(
    kind: String
  ) async throws {
    let server = try served()
    defer { server.stop() }
    let program = try Program(asking: server)
    let outcome = try await program.bash(
      """
      cd "$HOME" && mkdir disk
      cat > try.sh <<'END'
      if \(kind == "a small disk") && mount -t tmpfs -o size=2500k none disk 2>/dev/null; then
        glasshouse sync departments --quiet --warehouse disk/w.sqlite
        glasshouse sync --quiet --warehouse disk/w.sqlite; echo "full $?"
        mount -o remount,size=200m disk
      else
        glasshouse sync departments --quiet --warehouse disk/w.sqlite
        (ulimit -f 1100; glasshouse sync --quiet --warehouse disk/w.sqlite); echo "full $?"
      fi
      glasshouse status --check --warehouse disk/w.sqlite > /dev/null; echo "checked $?"
      glasshouse query --offline --warehouse disk/w.sqlite --no-header \
        "select count(*) > 0 from _sync_state where is_loaded = 1"
      glasshouse sync --quiet --warehouse disk/w.sqlite; echo "again $?"
      glasshouse status --check --warehouse disk/w.sqlite > /dev/null; echo "checked $?"
      END
      if unshare -rm true 2>/dev/null; then unshare -rm bash try.sh; else bash try.sh; fi
      """)
    #expect(outcome.stdout == "full 5\nchecked 0\n1\nagain 0\nchecked 0\n")
    #expect(
      outcome.stderr.contains("disk is full")
        || outcome.stderr.contains("could not be read or written"))
  }
}
