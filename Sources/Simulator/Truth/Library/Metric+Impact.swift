/// How often groups of applicants are selected, and which groups are too small to be shown.
extension Truth.Metric {
  static let impact: [Truth.Metric] = [
    Truth.Metric("adverse-impact") { facts, ask in
      let names = SelfIdentification.questions.map { "\($0.name)" }
      guard let place = names.firstIndex(of: ask["attribute"] ?? "") else {
        return Truth.Sheet([], [], [])
      }
      let question = SelfIdentification.questions[place]
      return impact(facts, ask) { application in
        let form = SelfIdentification(application, seed: facts.company.seed)
        guard let form, form.submitted <= facts.company.moment else { return .nothing }
        switch form.replies[place] {
        case .blank: return .nothing
        case .declined: return .declined
        case .said(let answer): return .group(question.answers[answer])
        }
      }
    },
    Truth.Metric("adverse-impact-by-survey") { facts, ask in
      impact(facts, ask) { application in
        let reply = Survey.replies(application, seed: facts.company.seed).first {
          $0.question.text == ask["question"] && $0.at <= facts.company.moment
        }
        guard let reply else { return .nothing }
        if reply.chosen.contains(reply.question.declining) { return .declined }
        if reply.chosen.count > 1 { return .group("(several answers)") }
        return .group(reply.chosen.first.map { reply.question.answers[$0] } ?? "(own words)")
      }
    },
  ]

  /// What somebody made of a question about themselves.
  private enum Said {
    case nothing, declined
    case group(String)
  }

  /// How many there are, and how many of them were selected.
  private struct Tally {
    var pool = 0
    var selected = 0
    var others: Int { pool - selected }

    mutating func add(_ isSelected: Bool) {
      pool += 1
      if isSelected { selected += 1 }
    }

    mutating func add(_ other: Tally) {
      pool += other.pool
      selected += other.selected
    }
  }

  private static func impact(
    _ facts: Facts, _ ask: Truth.Ask, _ said: (Application) -> Said
  ) -> Truth.Sheet {
    let least = Int(ask["least"] ?? "5") ?? 5
    var causes = Causes()
    var groups: [String: Tally] = [:]
    var silent = Tally()
    var declined = 0
    let left = eachApplication(facts, ask) { fact in
      if ask["pool"] == "decided" {
        if fact.status == .inProcess { return causes.add("still in process") }
        if fact.status == .rejected, kind(fact.reason) == "withdrawn" {
          return causes.add("withdrew")
        }
      }
      let isSelected: Bool
      switch ask["gate"] {
      case "interviewed": isSelected = wasInterviewed(fact)
      case "offered":
        guard wasInterviewed(fact) else { return causes.add("not interviewed") }
        isSelected = !fact.offers.isEmpty
      default: isSelected = fact.status == .hired
      }
      switch said(fact.application) {
      case .group(let name): groups[name, default: Tally()].add(isSelected)
      case .declined:
        declined += 1
        silent.add(isSelected)
      case .nothing: silent.add(isSelected)
      }
    }
    causes.add(left)

    let told = told(groups, silent, least)
    if let unseen = told.unseen {
      causes.add("no answer, declined, or too few to show", unseen.pool)
    } else if isFew(declined, least) || isFew(silent.pool - declined, least) {
      causes.add("no answer or declined", silent.pool)
    } else {
      if declined > 0 { causes.add("declined to answer", declined) }
      if silent.pool > declined { causes.add("no answer", silent.pool - declined) }
    }
    var lines = rows(told.shown, facts).map { $0 + [""] }
    if let unseen = told.unseen, unseen.pool > 0 {
      let isTold = told.hidden > 0 && unseen.pool / told.hidden >= least
      let blanks = Array(repeating: "", count: 7)
      lines.append(
        ["(not shown)", "\(unseen.pool)"] + blanks + [isTold ? "\(told.hidden)" : ""])
    }
    return Truth.Sheet(
      [
        "answer", "pool", "selected", "selected_rate", "low", "high", "impact_ratio",
        "below_four_fifths", "p_value", "hidden_groups",
      ], lines, causes.list)
  }

  /// What of the groups may be told.
  private struct Told {
    var shown: [(name: String, tally: Tally)] = []
    /// Everybody who is not in a group that is shown; `nil` where nothing has to be hidden.
    var unseen: Tally?
    /// How many groups are not shown.
    var hidden = 0
  }

  private static func isFew(_ count: Int, _ least: Int) -> Bool { count > 0 && count < least }

  private static func told(
    _ groups: [String: Tally], _ silent: Tally, _ least: Int
  ) -> Told {
    var told = Told()
    var unseen = silent
    for (name, tally) in groups {
      let isSmall = [tally.pool, tally.selected, tally.others].contains { isFew($0, least) }
      if isSmall {
        unseen.add(tally)
        told.hidden += 1
      } else {
        told.shown.append((name, tally))
      }
    }
    if told.hidden > 0 || isFew(silent.pool, least) {
      told.shown.sort { a, b in
        if a.tally.selected != b.tally.selected { return a.tally.selected < b.tally.selected }
        return a.tally.pool == b.tally.pool
          ? precedes(a.name, b.name) : a.tally.pool < b.tally.pool
      }
      while [unseen.pool, unseen.selected, unseen.others].contains(where: { $0 < least }),
        !told.shown.isEmpty
      {
        unseen.add(told.shown.removeFirst().tally)
        told.hidden += 1
      }
      told.unseen = unseen
    }
    told.shown.sort { a, b in
      a.tally.pool == b.tally.pool ? precedes(a.name, b.name) : a.tally.pool > b.tally.pool
    }
    return told
  }

  private static func rows(
    _ shown: [(name: String, tally: Tally)], _ facts: Facts
  ) -> [[String]] {
    // Rates are compared by their products, so that none is rounded.
    var best: (name: String, tally: Tally)?
    for group in shown {
      guard let other = best?.tally else {
        best = group
        continue
      }
      if group.tally.selected * other.pool > other.selected * group.tally.pool { best = group }
    }
    guard let best else { return [] }
    return shown.map { name, tally in
      let isAlone = shown.count == 1
      let mine = tally.selected * best.tally.pool
      let its = tally.pool * best.tally.selected
      let verdict = isAlone || best.tally.selected == 0 ? "" : mine * 10 < its * 8 ? "1" : "0"
      let chance =
        name == best.name
        ? "" : Chance(tally.selected, of: tally.pool, best.tally.selected, of: best.tally.pool).text
      return [name, "\(tally.pool)", "\(tally.selected)", facts.rate(tally.selected, tally.pool)]
        + facts.interval(tally.selected, tally.pool)
        + [isAlone ? "" : facts.rate(mine, its), verdict, chance]
    }
  }
}
