/// Times to hire, to fill and to start, and who was hired before.
extension Truth.Metric {
  static let hires: [Truth.Metric] = [
    Truth.Metric("time-to-hire") { facts, ask in
      var lengths: [String: [Int64]] = [:]
      var causes = Causes()
      for fact in facts.all where facts.admits(ask, fact) {
        let applied = fact.application.created
        guard let offer = fact.offer, offer.status(at: facts.company.moment) == .accepted else {
          if fact.status == .hired, fact.cause(ask) == nil {
            causes.add("hired, no accepted offer")
          }
          continue
        }
        let resolved = offer.resolved(at: facts.company.moment)
        if let resolved, !ask.covers(ask["period"] == "applied" ? applied : resolved) { continue }
        if let cause = hireCause(fact, resolved, ask) {
          causes.add(cause)
        } else if let resolved {
          let dated = ask["period"] == "applied" ? applied : resolved
          lengths[facts.segment(ask, fact, job: fact.job, dated: dated), default: []]
            .append(ask.length(applied, resolved))
        }
      }
      return facts.sheet(ask, lengths, causes)
    },
    Truth.Metric("time-to-start") { facts, ask in
      var lengths: [String: [Int64]] = [:]
      var causes = Causes()
      let left = eachAcceptance(facts, ask) { fact, offer, resolved in
        guard let starts = offer.starts?.midnight else { return causes.add("no start date") }
        let accepted = (resolved + ask.ahead).midnight
        guard starts >= accepted else { return causes.add("starts before acceptance") }
        let from =
          ask["clock"] == "applied" ? (fact.application.created + ask.ahead).midnight : accepted
        let length =
          ask["days"] == "business"
          ? Truth.Ask.workdays(from, starts) * Moment.dayLength : starts - from
        lengths[facts.segment(ask, fact, job: fact.job, dated: resolved), default: []]
          .append(length)
      }
      causes.add(left)
      return facts.sheet(ask, lengths, causes)
    },
    Truth.Metric("internal-and-rehires") { facts, ask in
      var rows: [String: (hires: Int, inside: Int, again: Int)] = [:]
      let causes = eachAcceptance(facts, ask) { fact, _, resolved in
        let name = facts.segment(ask, fact, job: fact.job, dated: resolved)
        var row = rows[name] ?? (0, 0, 0)
        row.hires += 1
        if fact.isInternal {
          row.inside += 1
        }
        let moment = facts.company.moment
        let wasHired = fact.life.applications(at: moment).contains { other in
          guard other.slot != fact.application.slot, let offer = other.currentOffer(at: moment),
            offer.status(at: moment) == .accepted, let earlier = offer.resolved(at: moment)
          else { return false }
          return earlier < resolved
        }
        if wasHired { row.again += 1 }
        rows[name] = row
      }
      return Truth.Sheet(
        ["segment", "hires", "internal", "internal_rate", "low", "high", "rehires"],
        facts.ordered(ask, rows.mapValues(\.hires)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.hires)", "\(row.inside)", facts.rate(row.inside, row.hires)]
              + facts.interval(row.inside, row.hires) + ["\(row.again)"]
          }
        }, causes.list)
    },
    Truth.Metric("time-to-fill") { facts, ask in
      let moment = facts.company.moment
      var lengths: [String: [Int64]] = [:]
      var causes = Causes()
      for opening in facts.openings where !opening.isOpen(at: moment) {
        let job = facts.company.world.jobs[opening.job]
        guard let filler = opening.application, facts.admits(ask, job) else { continue }
        let offer = facts.all.first { $0.application.id == filler }?.offer
        let isAccepted = offer?.status(at: moment) == .accepted
        let accepted = isAccepted ? offer?.resolved(at: moment) : nil
        if let accepted, !ask.covers(accepted) { continue }
        if job.isTemplate == true {
          causes.add("template job")
        } else if !isAccepted {
          causes.add("no accepted offer")
        } else if let accepted {
          if let opened = opening.opened, opened <= moment {
            if accepted < opened {
              causes.add("accepted before opened")
            } else {
              lengths[facts.segment(ask, nil, job: job, dated: accepted), default: []]
                .append(ask.length(opened, accepted))
            }
          } else {
            causes.add("no opening date")
          }
        } else {
          causes.add("no acceptance date")
        }
      }
      return facts.sheet(ask, lengths, causes)
    },
  ]

  /// The first cause why an accepted offer is no hire.
  static func hireCause(_ fact: Facts.Fact, _ resolved: Moment?, _ ask: Truth.Ask) -> String? {
    if let cause = fact.cause(ask) { return cause }
    if fact.status == .rejected { return "accepted, then rejected" }
    guard let resolved else { return "no acceptance date" }
    return resolved < fact.application.created ? "accepted before applied" : nil
  }

  /// The hires of the period one by one; the answer is why the others are none.
  static func eachAcceptance(
    _ facts: Facts, _ ask: Truth.Ask, _ body: (Facts.Fact, Offer, Moment) -> Void
  ) -> Causes {
    var causes = Causes()
    for fact in facts.all where facts.admits(ask, fact) {
      guard let offer = fact.offer, offer.status(at: facts.company.moment) == .accepted else {
        continue
      }
      let resolved = offer.resolved(at: facts.company.moment)
      if let resolved, !ask.covers(resolved) { continue }
      if let cause = hireCause(fact, resolved, ask) {
        causes.add(cause)
      } else if let resolved {
        body(fact, offer, resolved)
      }
    }
    return causes
  }
}
