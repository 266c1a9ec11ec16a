import Testing

/// What the prompt tells of the data.
@Suite(.serialized) struct `The data is explained` {
  private func answer(_ script: String, _ options: String...) async throws -> Outcome {
    try await Program()(["--demo", "--format", "csv"] + options, input: script)
  }

  @Test func `column by column, with people left out`() async throws {
    let outcome = try await answer(
      "select count(*) from candidates, applications;\n.describe candidates\n.describe applications\n"
    )
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.contains("column,kind,points_at,personal,nulls,examples,what"))
    #expect(lines.contains { $0.hasPrefix("first_name,text,,personal,") && $0.contains(",•••,") })
    #expect(lines.contains { $0.hasPrefix("job_id,integer,jobs,,") })
    #expect(lines.contains { $0.hasPrefix("status,text,,,0 %,\"") && $0.contains("hired") })
    #expect(!outcome.stdout.contains("@example.com"))
  }

  @Test func `by a word of a name or sentence`() async throws {
    let outcome = try await answer(".search reject\n.functions\n")
    #expect(outcome.stdout.contains("\ntable,rejection_reasons,"))
    #expect(outcome.stdout.contains("\ncolumn,applications.rejected_at,"))
    #expect(outcome.stdout.contains("\nmedian(x),"))
  }

  @Test func `by the way to an answer, and what is synced before`() async throws {
    let outcome = try await answer(
      """
      .explain select j.name from applications a join jobs j on j.id = a.job_id order by 1
      .explain select 1
      select count(*) from offices;
      .explain

      """)
    #expect(outcome.stdout.contains("looks up j by its id\nsorts for order by\n"))
    #expect(
      outcome.stdout.contains(
        "Syncs first: applications (not loaded), jobs (not loaded); at least 2 requests.\n"))
    #expect(outcome.stdout.contains("Reads no table of Greenhouse.\n"))
    #expect(outcome.stdout.hasSuffix("Nothing has to be synced first.\n"))
  }
}
