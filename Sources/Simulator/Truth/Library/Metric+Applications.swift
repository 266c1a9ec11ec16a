/// What became of applications: by source, by referrer, by reason.
extension Truth.Metric {
  static let applications: [Truth.Metric] = [
    Truth.Metric("funnel-by-source") { facts, ask in
      var rows: [[String]: [Int]] = [:]
      let causes = eachApplication(facts, ask) { fact in
        let name = [fact.origin?.name ?? "(no source)", fact.origin?.typeName ?? "(none)"]
        var row = rows[name] ?? [0, 0, 0, 0, 0, 0]
        row[0] += 1
        if wasInterviewed(fact) { row[1] += 1 }
        if !fact.offers.isEmpty { row[2] += 1 }
        if fact.status == .hired { row[3] += 1 }
        if fact.status == .hired, fact.offers.isEmpty { row[4] += 1 }
        if fact.status == .inProcess { row[5] += 1 }
        rows[name] = row
      }
      let ordered = rows.sorted { a, b in
        a.value[0] == b.value[0] ? precedes(a.key[0], b.key[0]) : a.value[0] > b.value[0]
      }
      return Truth.Sheet(
        [
          "source", "channel", "applied", "interviewed", "interviewed_rate", "offered",
          "offered_rate", "hired", "hired_rate", "hired_no_offer", "active",
        ],
        ordered.map { name, row in
          name + ["\(row[0])"]
            + row[1...3].flatMap { ["\($0)", facts.rate($0, row[0])] } + row[4...5].map { "\($0)" }
        }, causes.list)
    },
    Truth.Metric("source-quality") { facts, ask in
      var rows: [String: (applied: Int, decided: Int, hired: Int)] = [:]
      let causes = eachApplication(facts, ask) { fact in
        let name = facts.segment(ask, fact, job: fact.job, dated: nil)
        var row = rows[name] ?? (0, 0, 0)
        row.applied += 1
        if fact.status != .inProcess { row.decided += 1 }
        if fact.status == .hired { row.hired += 1 }
        rows[name] = row
      }
      let whole = rows.values.map(\.hired).reduce(0, +)
      let ordered = rows.sorted { a, b in
        (b.value.hired, b.value.applied) == (a.value.hired, a.value.applied)
          ? precedes(a.key, b.key)
          : (a.value.hired, a.value.applied) > (b.value.hired, b.value.applied)
      }
      return Truth.Sheet(
        [
          "segment", "applied", "decided", "hired", "hired_rate", "low", "high", "share_of_hires",
        ],
        ordered.map { name, row in
          [name, "\(row.applied)", "\(row.decided)", "\(row.hired)"]
            + [facts.rate(row.hired, row.applied)] + facts.interval(row.hired, row.applied)
            + [facts.rate(row.hired, whole)]
        }, causes.list)
    },
    Truth.Metric("referral-performance") { facts, ask in
      var rows: [String: (credited: Int, interviewed: Int, hired: Int, active: Int)] = [:]
      var nobody = 0
      var causes = eachApplication(facts, ask) { fact in
        let referrer = fact.application.referrer.map { facts.company.world.referrers[$0] }
        guard let referrer, ask.dialect == .v3 || referrer.user != nil else {
          nobody += 1
          return
        }
        let name = facts.company.user(referrer.user)?.name ?? referrer.name ?? "(no name)"
        var row = rows[name] ?? (0, 0, 0, 0)
        row.credited += 1
        if wasInterviewed(fact) { row.interviewed += 1 }
        if fact.status == .hired { row.hired += 1 }
        if fact.status == .inProcess { row.active += 1 }
        rows[name] = row
      }
      if nobody > 0 { causes.add("credited to nobody", nobody) }
      let ordered = rows.sorted { a, b in
        (a.value.hired, a.value.credited) == (b.value.hired, b.value.credited)
          ? precedes(a.key, b.key)
          : (a.value.hired, a.value.credited) > (b.value.hired, b.value.credited)
      }
      return Truth.Sheet(
        ["referrer", "credited", "interviewed", "hired", "hired_rate", "low", "high", "active"],
        ordered.map { name, row in
          [name, "\(row.credited)", "\(row.interviewed)", "\(row.hired)"]
            + [facts.rate(row.hired, row.credited)] + facts.interval(row.hired, row.credited)
            + ["\(row.active)"]
        }, causes.list)
    },
    Truth.Metric("stale-candidates") { facts, ask in
      var rows: [String: (n: Int, stale: Int, longest: Int64)] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      let idle = Int64(ask["idle"] ?? "14") ?? 14
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for fact in facts.all where fact.status == .inProcess && facts.admits(ask, fact) {
        if let cause = fact.usualCause {
          causes.add(cause)
          continue
        }
        let length = at - latest(fact.application.changes, at: moment)
        guard length > 0 else {
          causes.add("active later")
          continue
        }
        let name =
          ask["by"] == "stage"
          ? facts.stageNow(fact)?.name ?? "(no stage)"
          : facts.segment(ask, fact, job: fact.job, dated: nil)
        var row = rows[name] ?? (0, 0, .min)
        row.n += 1
        if length > idle * Moment.dayLength { row.stale += 1 }
        row.longest = max(row.longest, length)
        rows[name] = row
      }
      let ordered = rows.sorted { a, b in
        (a.value.stale, a.value.n) == (b.value.stale, b.value.n)
          ? precedes(a.key, b.key) : (a.value.stale, a.value.n) > (b.value.stale, b.value.n)
      }
      return Truth.Sheet(
        ["segment", "n", "stale", "stale_rate", "longest_days"],
        ordered.map { name, row in
          [name, "\(row.n)", "\(row.stale)", facts.rate(row.stale, row.n)]
            + [Rounded.days(row.longest).text]
        }, causes.list)
    },
    Truth.Metric("rejection-reasons") { facts, ask in
      var rows: [String: (kind: String, n: Int)] = [:]
      let causes = eachRejection(facts, ask) { fact in
        let name = ask["by"] == "type" ? fact.reason?.typeName : fact.reason?.name
        rows[name ?? "(no reason)", default: (kind(fact.reason), 0)].n += 1
      }
      let whole = rows.values.map(\.n).reduce(0, +)
      return Truth.Sheet(
        ["segment", "kind", "n", "share"],
        facts.ordered(ask, rows.mapValues(\.n)).compactMap { name in
          rows[name].map { [name, $0.kind, "\($0.n)", facts.rate($0.n, whole)] }
        }, causes.list)
    },
    Truth.Metric("withdrawals") { facts, ask in
      var rows: [String: (ended: Int, withdrawn: Int)] = [:]
      var silent = 0
      var causes = eachRejection(facts, ask) { fact in
        guard kind(fact.reason) != "unknown" else {
          silent += 1
          return
        }
        let rejected = fact.application.rejected(at: facts.company.moment)
        let name = facts.segment(ask, fact, job: fact.job, dated: rejected)
        rows[name, default: (0, 0)].ended += 1
        if kind(fact.reason) == "withdrawn" { rows[name, default: (0, 0)].withdrawn += 1 }
      }
      if silent > 0 { causes.add("reason does not say", silent) }
      return Truth.Sheet(
        ["segment", "ended", "withdrawn", "withdrawn_rate", "low", "high"],
        facts.ordered(ask, rows.mapValues(\.ended)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.ended)", "\(row.withdrawn)", facts.rate(row.withdrawn, row.ended)]
              + facts.interval(row.withdrawn, row.ended)
          }
        }, causes.list)
    },
  ]

  /// The applications made in the period one by one; the answer is why the others are left out.
  static func eachApplication(
    _ facts: Facts, _ ask: Truth.Ask, _ body: (Facts.Fact) -> Void
  ) -> Causes {
    var causes = Causes()
    for fact in facts.all where ask.covers(fact.application.created) && facts.admits(ask, fact) {
      if let cause = fact.cause(ask) { causes.add(cause) } else { body(fact) }
    }
    return causes
  }

  /// The applications rejected in the period one by one.
  private static func eachRejection(
    _ facts: Facts, _ ask: Truth.Ask, _ body: (Facts.Fact) -> Void
  ) -> Causes {
    var causes = Causes()
    for fact in facts.all where facts.admits(ask, fact) {
      guard let rejected = fact.application.rejected(at: facts.company.moment),
        ask.covers(rejected)
      else { continue }
      if let cause = fact.usualCause { causes.add(cause) } else { body(fact) }
    }
    return causes
  }

  /// Who turned down whom.
  static func kind(_ reason: Reason?) -> String {
    switch reason?.typeKey {
    case "WE_REJECTED_THEM", "SECURITY_CONCERN": "rejected"
    case "THEY_REJECTED_US": "withdrawn"
    default: "unknown"
    }
  }

  static func wasInterviewed(_ fact: Facts.Fact) -> Bool {
    fact.interviews.contains { $0.status == .complete || $0.status == .awaitingFeedback }
  }
}
