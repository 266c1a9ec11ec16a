import Simulator
import Testing
import Warehouse

/// Lists that no saved query reads are fetched once somebody names them, and kept up to date from then on.
@Suite(.serialized) struct `Further lists` {
  /// The further lists that were asked for since the last look.
  private func asked(_ greenhouse: Greenhouse) -> [String] {
    greenhouse.asked().filter(Schema.greenhouse.further.contains)
  }

  @Test func `come with the question that names them, and then with every sync`() async throws {
    let greenhouse = try Greenhouse()
    let program = try Program(asking: greenhouse.server)
    #expect(try await program("sync", "--yes", "--quiet").status == 0)
    #expect(asked(greenhouse) == [])
    let question = try await program(
      "query", "select count(*) > 0 as some from approvers join users on users.id = user_id")
    #expect(question.stdout == "some\n1\n")
    #expect(asked(greenhouse) == ["approvers"])
    #expect(try await program("sync", "--yes", "--quiet").status == 0)
    #expect(asked(greenhouse) == ["approvers"])
  }

  @Test func `come all when all are wanted, and are told of like others`() async throws {
    let greenhouse = try Greenhouse(candidates: 10)
    let program = try Program(asking: greenhouse.server)
    let both = try await program("sync", "--all", "jobs")
    #expect(both.status == 2)
    #expect(try await program("sync", "--all", "--yes", "--quiet").status == 0)
    let schema = Schema.greenhouse
    #expect(asked(greenhouse) == schema.further.subtracting(schema.sensitive).sorted())
    let described = try await program("describe", "approver_groups")
    #expect(described.stdout.contains("approval_flows"))
    let tables = try await program("tables", "--csv")
    #expect(tables.stdout.contains("\napprover_groups,further,"))
  }

  @Test func `are not tried by a login`() async throws {
    let greenhouse = try Greenhouse(candidates: 10)
    let program = try Program(asking: greenhouse.server)
    let login = try await program(
      ["login"], input: "pretend-client.s1\npretend-client-secret\n")
    #expect(login.status == 0)
    #expect(asked(greenhouse) == [])
    let scopes = try await program("login", "--scopes", "--sensitive")
    #expect(scopes.stdout.contains("harvest:eeoc:list"))
    #expect(!scopes.stdout.contains("harvest:approvers:list"))
  }
}
