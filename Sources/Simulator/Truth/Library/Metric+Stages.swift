/// What somebody knows of the stages of an application.
extension Facts {
  /// A stay in a stage: its beginning is unknown where only a sync saw it.
  struct Stay {
    let name: String
    let milestone: Int
    let entered: Moment?
    let exited: Moment?
  }

  static let milestones = [
    "application_review", "screen", "assessment", "face_to_face", "offer", "hired",
  ]

  /// The stays that a warehouse knows after one sync: v1 shows where an application is, and no history.
  func stays(_ fact: Fact, _ dialect: Dialect) -> [Stay] {
    let moment = company.moment
    guard let job = fact.job else { return [] }
    func stay(_ visit: Visit, _ entered: Moment?, _ exited: Moment?) -> Stay {
      let name = job.stages[visit.stage].name
      return Stay(
        name: name, milestone: Facts.milestone(name, visit.stage), entered: entered,
        exited: exited)
    }
    switch dialect {
    case .v3:
      return fact.application.visits.filter { $0.entered <= moment }.map { visit in
        stay(visit, visit.entered, visit.exited.flatMap { $0 <= moment ? $0 : nil })
      }
    case .v1:
      guard fact.status == .inProcess, let visit = fact.application.furthest(at: moment) else {
        return []
      }
      return [stay(visit, nil, nil)]
    }
  }

  /// The stage an application in process is in.
  func stageNow(_ fact: Fact) -> Stay? {
    fact.status == .inProcess ? stays(fact, .v3).last { $0.exited == nil } : nil
  }

  /// The milestone of a stage, from 1 for the review to 5 for the offer.
  static func milestone(_ name: String, _ place: Int) -> Int {
    let name = name.lowercased()
    func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
    if place == 0 || has("application review") { return 1 }
    if has("offer") { return 5 }
    if has("test", "assessment", "exercise", "assignment", "case", "take home", "homework") {
      return 3
    }
    return has("screen", "call") ? 2 : 4
  }

  /// How far an application is known to have got: 6 is hired.
  func furthest(_ fact: Fact, _ dialect: Dialect) -> Int? {
    fact.status == .hired ? 6 : stays(fact, dialect).map(\.milestone).max()
  }
}

/// Numbers over the stages of applications.
extension Truth.Metric {
  static let stages: [Truth.Metric] = [
    Truth.Metric("time-in-stage") { facts, ask in
      var lengths: [String: [Int64]] = [:]
      var open: [String: Int] = [:]
      var causes = Causes()
      for fact in facts.all where facts.admits(ask, fact) {
        let stays = facts.stays(fact, ask.dialect)
        if stays.isEmpty, ask.covers(fact.application.created) {
          causes.add(fact.usualCause ?? "no stage history")
        }
        for stay in stays where stay.exited.map(ask.covers) ?? true {
          if let cause = fact.usualCause {
            causes.add(cause)
          } else if let entered = stay.entered {
            let name =
              ask["by"] == "milestone" ? Facts.milestones[stay.milestone - 1] : stay.name
            if let exited = stay.exited {
              lengths[name, default: []].append(ask.length(entered, exited))
            } else {
              lengths[name, default: []] += []
              open[name, default: 0] += 1
            }
          } else {
            causes.add("beginning not recorded")
          }
        }
      }
      return Truth.Sheet(
        ["segment", "n", "median_days", "mean_days", "p90_days", "open_now"],
        facts.ordered(ask, lengths.mapValues(\.count)).map { name in
          let days = lengths[name].flatMap(Durations.init)
          return [name, "\(days?.n ?? 0)", days?.median.text ?? "", days?.mean.text ?? ""]
            + [days?.p90.text ?? "", "\(open[name] ?? 0)"]
        }, causes.list)
    },
    Truth.Metric("funnel-by-stage") { facts, ask in
      var reached = [Int](repeating: 0, count: 6)
      var passed = reached
      var active = reached
      var applied = 0
      var unknown = 0
      var causes = eachApplication(facts, ask) { fact in
        guard let furthest = facts.furthest(fact, ask.dialect) else {
          unknown += 1
          return
        }
        applied += 1
        let seen = Set(facts.stays(fact, ask.dialect).map(\.milestone))
        for place in 1...6 {
          let isReached =
            place == 6
            ? fact.status == .hired
            : ask["pass"] == "actual" ? seen.contains(place) : furthest >= place
          if isReached { reached[place - 1] += 1 }
          if isReached, furthest > place { passed[place - 1] += 1 }
          if furthest == place, fact.status == .inProcess { active[place - 1] += 1 }
        }
      }
      if unknown > 0 { causes.add("stage history not known", unknown) }
      let rows = (0..<6).map { place in
        [Facts.milestones[place], "\(reached[place])"]
          + [unknown == 0 ? facts.rate(reached[place], applied) : ""]
          + [place < 5 ? "\(passed[place])" : ""]
          + [unknown == 0 && place < 5 ? facts.rate(passed[place], reached[place]) : ""]
          + ["\(active[place])"]
      }
      return Truth.Sheet(
        ["milestone", "reached", "reached_rate", "passed", "passed_rate", "active"],
        applied == 0 ? [] : rows, causes.list)
    },
    Truth.Metric("pass-through-trend") { facts, ask in
      var rows: [String: (applied: Int, reached: Int, active: Int)] = [:]
      var unknown = 0
      let goal = (Facts.milestones.firstIndex(of: ask["to"] ?? "face_to_face") ?? 3) + 1
      var causes = eachApplication(facts, ask) { fact in
        guard let furthest = facts.furthest(fact, ask.dialect) else {
          unknown += 1
          return
        }
        let month = String(ask.day(fact.application.created).prefix(7))
        rows[month, default: (0, 0, 0)].applied += 1
        if furthest >= goal {
          rows[month, default: (0, 0, 0)].reached += 1
        } else if fact.status == .inProcess {
          rows[month, default: (0, 0, 0)].active += 1
        }
      }
      if unknown > 0 { causes.add("stage history not known", unknown) }
      return Truth.Sheet(
        ["month", "applied", "reached", "reached_rate", "still_active"],
        rows.sorted { precedes($0.key, $1.key) }.map { month, row in
          [month, "\(row.applied)", "\(row.reached)"]
            + [unknown == 0 ? facts.rate(row.reached, row.applied) : "", "\(row.active)"]
        }, causes.list)
    },
    Truth.Metric("time-to-first-review") { facts, ask in
      var lengths: [String: [Int64]] = [:]
      var left = Causes()
      var causes = eachApplication(facts, ask) { fact in
        let stays = facts.stays(fact, ask.dialect)
        guard !stays.isEmpty, stays.allSatisfy({ $0.entered != nil }) else {
          return left.add("beginning not recorded")
        }
        guard let exited = stays[0].exited else { return left.add("not yet reviewed") }
        let created = fact.application.created
        lengths[facts.segment(ask, fact, job: fact.job, dated: created), default: []]
          .append(ask.length(created, exited))
      }
      causes.add(left)
      return facts.sheet(ask, lengths, causes)
    },
    Truth.Metric("pipeline-now") { facts, ask in
      var lengths: [String: [Int64?]] = [:]
      var causes = Causes()
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for fact in facts.all where fact.status == .inProcess && facts.admits(ask, fact) {
        if let cause = fact.usualCause {
          causes.add(cause)
          continue
        }
        let stay = facts.stageNow(fact)
        let entered = ask.dialect == .v3 ? stay?.entered : nil
        guard entered ?? fact.application.created < at else {
          causes.add("entered later")
          continue
        }
        let name = pipelineSegment(facts, ask, fact, stay)
        lengths[name, default: []].append(entered.map { at - $0 })
      }
      return Truth.Sheet(
        ["segment", "n", "with_age", "median_days", "oldest_days"],
        facts.ordered(ask, lengths.mapValues(\.count)).compactMap { name in
          lengths[name].map { all in
            let days = Durations(all.compactMap(\.self))
            return [name, "\(all.count)", "\(days?.n ?? 0)"]
              + [days?.median.text ?? "", days?.max.text ?? ""]
          }
        }, causes.list)
    },
    Truth.Metric("pipeline-as-of") { facts, ask in
      var rows: [String: Int] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for fact in facts.all where fact.application.created < at && facts.admits(ask, fact) {
        if let rejected = fact.application.rejected(at: moment), rejected < at { continue }
        if let cause = fact.usualCause {
          causes.add(cause)
          continue
        }
        let known = facts.stays(fact, ask.dialect).filter { stay in
          stay.entered.map { $0 < at } ?? false
        }
        if let stay = known.first(where: { $0.exited.map { $0 >= at } ?? true }) {
          rows[pipelineSegment(facts, ask, fact, stay), default: 0] += 1
        } else if known.isEmpty {
          causes.add("stage on that day not known")
        }
      }
      return Truth.Sheet(
        ["segment", "n"], facts.ordered(ask, rows).map { [$0, "\(rows[$0] ?? 0)"] }, causes.list)
    },
  ]

  private static func pipelineSegment(
    _ facts: Facts, _ ask: Truth.Ask, _ fact: Facts.Fact, _ stay: Facts.Stay?
  ) -> String {
    switch ask["by"] ?? "stage" {
    case "stage": stay?.name ?? "(no stage)"
    case "milestone": stay.map { Facts.milestones[$0.milestone - 1] } ?? "(no stage)"
    default: facts.segment(ask, fact, job: fact.job, dated: nil)
    }
  }
}
