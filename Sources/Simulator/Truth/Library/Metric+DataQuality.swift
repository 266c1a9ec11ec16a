/// What in the data would bend the numbers.
extension Truth.Metric {
  static let quality: [Truth.Metric] = [
    Truth.Metric("data-quality") { facts, ask in
      let moment = facts.company.moment
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      func offers(_ holds: (Facts.Fact, Offer, Moment?) -> Bool) -> [Int64] {
        facts.all.compactMap { fact in
          guard let offer = fact.offer, holds(fact, offer, offer.resolved(at: moment)) else {
            return nil
          }
          return fact.application.id
        }
      }
      func accepted(_ holds: (Facts.Fact, Offer, Moment?) -> Bool) -> [Int64] {
        offers { $1.status(at: moment) == .accepted && holds($0, $1, $2) }
      }
      func applications(_ holds: (Facts.Fact) -> Bool) -> [Int64] {
        facts.all.filter(holds).map(\.application.id)
      }
      let findings: [(String, String, [Int64])] = [
        (
          "hired without accepted offer", "time-to-hire, interviews-per-hire",
          applications { fact in
            fact.status == .hired && fact.usualCause == nil
              && fact.offer?.status(at: moment) != .accepted
          }
        ),
        (
          "two accepted offers", "offer-acceptance",
          facts.all.flatMap { fact in
            fact.offers.filter { $0.status(at: moment) == .accepted }.dropFirst()
              .map { _ in fact.application.id }
          }
        ),
        (
          "accepted, then rejected", "time-to-hire, time-to-start",
          accepted { fact, _, _ in fact.status == .rejected }
        ),
        (
          "accepted or declined without a date", "time-to-hire, offer-acceptance",
          offers { _, offer, resolved in
            [.accepted, .rejected].contains(offer.status(at: moment)) && resolved == nil
          }
        ),
        (
          "accepted before applied", "time-to-hire",
          accepted { fact, _, resolved in resolved.map { $0 < fact.application.created } ?? false }
        ),
        (
          "starts before acceptance", "time-to-start",
          accepted { _, offer, resolved in
            guard let resolved, let starts = offer.starts else { return false }
            return precedes(starts.day, ask.day(resolved))
          }
        ),
        (
          "accepted without a start day", "time-to-start, hiring-plan",
          accepted { _, offer, _ in offer.starts == nil }
        ),
        (
          "opening filled before it opened", "time-to-fill",
          facts.openings.filter { opening in
            guard !opening.isOpen(at: moment), let filler = opening.application,
              let offer = facts.all.first(where: { $0.application.id == filler })?.offer,
              offer.status(at: moment) == .accepted, let resolved = offer.resolved(at: moment),
              let opened = opening.opened
            else { return false }
            return resolved < opened
          }.map(\.id)
        ),
        (
          "closed job with applications in process", "pipeline-now, stale-candidates",
          applications { $0.status == .inProcess && $0.job?.status(at: moment) == "closed" }
        ),
        (
          "template job with applications", "every number leaves them out",
          applications(\.isTemplate)
        ),
        (
          "application without a source", "funnel-by-source, source-quality",
          applications { $0.origin == nil && !$0.application.isProspect }
        ),
        (
          "rejected without a reason", "rejection-reasons, withdrawals",
          applications { $0.status == .rejected && $0.reason == nil }
        ),
        ("scorecard overdue by a week", "scorecards-missing", overdue(facts, at: at)),
      ]
      return Truth.Sheet(
        ["finding", "n", "example", "affects"],
        findings.compactMap { finding, affects, ids in
          ids.min().map { [finding, "\(ids.count)", "\($0)", affects] }
        }, [])
    }
  ]
}

extension Truth.Metric {
  /// Every saved query's truth: a query without one is not tested.
  package static let all: [Truth.Metric] =
    hires + applications + offers + stages + openings + interviews + quality + impact
}
