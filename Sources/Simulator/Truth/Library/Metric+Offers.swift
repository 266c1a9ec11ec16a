/// Offers: accepted, outstanding, declined.
extension Truth.Metric {
  static let offers: [Truth.Metric] = [
    Truth.Metric("offer-acceptance") { facts, ask in
      var rows: [String: (accepted: Int, resolved: Int)] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      for fact in facts.all {
        for offer in fact.offers {
          let job = offer.job(of: fact.application, facts.company)
          guard facts.admits(ask, fact, job: job) else { continue }
          let status = offer.status(at: moment)
          let resolved = offer.resolved(at: moment)
          func leave(_ cause: String, _ dated: Moment) {
            if ask.covers(dated) { causes.add(cause) }
          }
          if offer.version != fact.offer?.version {
            leave("superseded version", offer.created)
          } else if fact.application.isProspect {
            leave("prospect", resolved ?? offer.created)
          } else if job.isTemplate == true {
            leave("template job", resolved ?? offer.created)
          } else if status == .created {
            leave("still open", offer.created)
          } else if status == .deprecated {
            leave("deprecated, not replaced", offer.created)
          } else if let resolved {
            guard ask.covers(resolved) else { continue }
            let name = facts.segment(ask, fact, job: job, dated: resolved)
            rows[name, default: (0, 0)].resolved += 1
            if status == .accepted { rows[name, default: (0, 0)].accepted += 1 }
          } else {
            causes.add("no resolution date")
          }
        }
      }
      return Truth.Sheet(
        ["segment", "accepted", "rejected", "resolved", "acceptance_rate", "low", "high"],
        facts.ordered(ask, rows.mapValues(\.resolved)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.accepted)", "\(row.resolved - row.accepted)", "\(row.resolved)"]
              + [facts.rate(row.accepted, row.resolved)]
              + facts.interval(row.accepted, row.resolved)
          }
        }, causes.list)
    },
    Truth.Metric("offers-outstanding") { facts, ask in
      var lengths: [String: [Int64]] = [:]
      var sent: [String: Int] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for fact in facts.all where facts.admits(ask, fact) {
        guard let offer = fact.offer, offer.status(at: moment) == .created else { continue }
        if let cause = fact.usualCause {
          causes.add(cause)
        } else if fact.status != .inProcess {
          causes.add("application decided")
        } else if offer.created >= at {
          causes.add("made later")
        } else {
          let name = facts.segment(ask, fact, job: fact.job, dated: nil)
          lengths[name, default: []].append(at - offer.created)
          if let day = offer.sent, day <= moment { sent[name, default: 0] += 1 }
        }
      }
      return Truth.Sheet(
        ["segment", "n", "sent", "median_days", "oldest_days"],
        facts.ordered(ask, lengths.mapValues(\.count)).compactMap { name in
          lengths[name].flatMap(Durations.init).map { days in
            [name, "\(days.n)", "\(sent[name] ?? 0)", days.median.text, days.max.text]
          }
        }, causes.list)
    },
    Truth.Metric("offer-decline-reasons") { facts, ask in
      var rows: [[String]: Int] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      for fact in facts.all where facts.admits(ask, fact) {
        guard let offer = fact.offer, offer.status(at: moment) == .rejected else { continue }
        let resolved = offer.resolved(at: moment)
        if let resolved, !ask.covers(resolved) { continue }
        if let cause = fact.usualCause {
          causes.add(cause)
        } else if resolved == nil {
          causes.add("no resolution date")
        } else if fact.status != .rejected {
          causes.add("application not rejected")
        } else {
          rows[[fact.reason?.name ?? "(no reason)", kind(fact.reason)], default: 0] += 1
        }
      }
      let whole = rows.values.reduce(0, +)
      let ordered = rows.sorted { a, b in
        a.value == b.value ? precedes(a.key[0], b.key[0]) : a.value > b.value
      }
      return Truth.Sheet(
        ["reason", "kind", "n", "share"],
        ordered.map { name, n in name + ["\(n)", facts.rate(n, whole)] }, causes.list)
    },
  ]
}
