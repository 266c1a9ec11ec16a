extension Truth {
  /// How many offers were accepted and rejected, in one segment.
  package struct Acceptance: Equatable, Sendable {
    package let segment: String
    package var accepted = 0
    package var rejected = 0

    package var resolved: Int { accepted + rejected }
    package var rate: Rounded? { .rate(accepted, resolved) }
  }

  /// The current offers that were resolved in the period.
  package func offerAcceptance(_ filter: Filter = Filter(), by: Segment = .department)
    -> Answer<Acceptance>
  {
    var rows: [String: Acceptance] = [:]
    var left: [String: Int] = [:]
    eachLife { life in
      for application in life.applications(at: company.moment) {
        let offers = application.offers(at: company.moment)
        for offer in offers {
          let job = offer.job(of: application, company)
          guard admits(filter, job) else { continue }
          let isCurrent = offer.version == offers.last?.version
          switch resolution(offer, isCurrent, application, job, filter) {
          case .counted(let isAccepted, let moment):
            let name = segment(by, job, moment)
            var row = rows[name] ?? Acceptance(segment: name)
            if isAccepted { row.accepted += 1 } else { row.rejected += 1 }
            rows[name] = row
          case .left(let cause): left[cause, default: 0] += 1
          case .ignored: break
          }
        }
      }
    }
    let names = Truth.ordered(by, rows.mapValues(\.resolved))
    return Answer(
      rows: names.compactMap { rows[$0] },
      excluded: Truth.exclusions(Truth.offerCauses, left))
  }

  private enum Resolution {
    case counted(Bool, Moment)
    case left(String)
    case ignored
  }

  private static let offerCauses = [
    "superseded version", "prospect", "template job", "still open", "deprecated, not replaced",
    "no resolution date",
  ]

  private func resolution(
    _ offer: Offer, _ isCurrent: Bool, _ application: Application, _ job: Job, _ filter: Filter
  ) -> Resolution {
    let status = offer.status(at: company.moment)
    let resolved = offer.resolved(at: company.moment)
    func left(_ cause: String, _ moment: Moment) -> Resolution {
      filter.covers(moment) ? .left(cause) : .ignored
    }
    guard isCurrent else { return left("superseded version", offer.created) }
    if application.isProspect { return left("prospect", resolved ?? offer.created) }
    if job.isTemplate == true { return left("template job", resolved ?? offer.created) }
    switch status {
    case .created: return left("still open", offer.created)
    case .deprecated: return left("deprecated, not replaced", offer.created)
    case .accepted, .rejected:
      guard let resolved else { return .left("no resolution date") }
      return filter.covers(resolved) ? .counted(status == .accepted, resolved) : .ignored
    }
  }
}
