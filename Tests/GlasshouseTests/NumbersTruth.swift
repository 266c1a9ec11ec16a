import Simulator

/// What a saved query should print, cell by cell, from the company itself.
struct NumbersTruth: Equatable {
  let header: [String]
  let rows: [[String]]
  /// The line under the answer about what is not in it.
  let leftOut: String

  init(_ question: NumbersQuestion, of company: Company) {
    let truth = Truth(company)
    let filter = question.filter
    let by = question.by ?? .department
    switch question.query {
    case .timeToHire:
      let answer = truth.timeToHire(filter, by: by)
      header = ["segment", "n", "median_days", "mean_days", "p90_days", "min_days", "max_days"]
      rows = answer.rows.map { row in
        let days = row.days
        return [row.segment, "\(days.n)"]
          + [days.median, days.mean, days.p90, days.min, days.max].map(\.text)
      }
      leftOut = Self.line(answer.excluded)
    case .funnelBySource:
      let answer = truth.funnelBySource(filter)
      header = [
        "source", "channel", "applied", "interviewed", "interviewed_rate", "offered",
        "offered_rate", "hired", "hired_rate", "active",
      ]
      rows = answer.rows.map { row in
        [
          row.source, row.channel, "\(row.applied)",
          "\(row.interviewed)", row.interviewedRate?.text ?? "",
          "\(row.offered)", row.offeredRate?.text ?? "",
          "\(row.hired)", row.hiredRate?.text ?? "", "\(row.active)",
        ]
      }
      leftOut = Self.line(answer.excluded)
    case .offerAcceptance:
      let answer = truth.offerAcceptance(filter, by: by)
      header = ["segment", "accepted", "rejected", "resolved", "acceptance_rate"]
      rows = answer.rows.map { row in
        [
          row.segment, "\(row.accepted)", "\(row.rejected)", "\(row.resolved)",
          row.rate?.text ?? "",
        ]
      }
      leftOut = Self.line(answer.excluded)
    }
  }

  private static func line(_ excluded: [Truth.Exclusion]) -> String {
    guard !excluded.isEmpty else { return "left out: nothing" }
    return "left out: " + excluded.map { "\($0.n) \($0.cause)" }.joined(separator: "; ")
  }

  /// What the program printed, in the same form.
  init(printed outcome: Outcome) {
    let cells = NumbersCSV(outcome.stdout).rows
    header = cells.first ?? []
    rows = Array(cells.dropFirst())
    leftOut =
      outcome.stderr.split(separator: "\n").last { $0.hasPrefix("left out: ") }.map(String.init)
      ?? "no line “left out” in: \(outcome.stderr)"
  }
}
