/// Interviewers: what they did, what they owe, what they think.
extension Truth.Metric {
  /// Somebody's part in an interview that took place.
  private struct Part {
    let fact: Facts.Fact
    let interview: Int64
    let user: Int
    let name: String
    let held: Moment?
    let ended: Moment?
    let minutes: Int64?
    let isDeclined: Bool
    let submitted: Moment?
  }

  static let interviews: [Truth.Metric] = [
    Truth.Metric("interviewer-load") { facts, ask in
      var rows: [String: (n: Int, length: Int64?)] = [:]
      var causes = Causes()
      for part in parts(facts) where facts.admits(ask, part.fact) {
        if let held = part.held, !ask.covers(held) { continue }
        if let cause = partCause(part, part.held) {
          causes.add(cause)
        } else {
          var row = rows[part.name] ?? (0, nil)
          row.n += 1
          if let minutes = part.minutes { row.length = (row.length ?? 0) + minutes }
          rows[part.name] = row
        }
      }
      var days: Int64 = 0
      if let since = ask.start("since"), let until = ask.start("until") {
        days = (until - since) / Moment.dayLength
      }
      return Truth.Sheet(
        ["interviewer", "interviews", "hours", "per_week"],
        facts.ordered(ask, rows.mapValues(\.n)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.n)"]
              + [row.length.map { Rounded($0, over: Moment.hour, places: 1).text } ?? ""]
              + [Rounded(Int64(row.n) * 7, over: days, places: 1).text]
          }
        }, causes.list)
    },
    Truth.Metric("scorecards-missing") { facts, ask in
      var rows: [String: (due: Int, submitted: Int, late: Int)] = [:]
      var causes = Causes()
      let grace = (Int64(ask["grace"] ?? "24") ?? 24) * Moment.hour
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for part in parts(facts) where facts.admits(ask, part.fact) {
        if let ended = part.ended, !ask.covers(ended) { continue }
        if let cause = partCause(part, part.ended) {
          causes.add(cause)
        } else if let ended = part.ended {
          guard at - ended >= grace else {
            causes.add("not yet due")
            continue
          }
          rows[part.name, default: (0, 0, 0)].due += 1
          guard let submitted = part.submitted else { continue }
          rows[part.name, default: (0, 0, 0)].submitted += 1
          if submitted - ended > grace { rows[part.name, default: (0, 0, 0)].late += 1 }
        }
      }
      let ordered = rows.sorted { a, b in
        let first = (a.value.due - a.value.submitted, a.value.due)
        let second = (b.value.due - b.value.submitted, b.value.due)
        return first == second ? precedes(a.key, b.key) : first > second
      }
      return Truth.Sheet(
        ["interviewer", "due", "submitted", "submitted_rate", "late", "missing"],
        ordered.map { name, row in
          [name, "\(row.due)", "\(row.submitted)", facts.rate(row.submitted, row.due)]
            + ["\(row.late)", "\(row.due - row.submitted)"]
        }, causes.list)
    },
    Truth.Metric("hiring-manager-response") { facts, ask in
      var rows: [String: (n: Int, lengths: [Int64], waiting: Int)] = [:]
      var causes = Causes()
      guard let at = ask.start("at") else { return Truth.Sheet([], [], []) }
      for part in parts(facts) where facts.admits(ask, part.fact) {
        guard part.fact.job?.managers.contains(part.user) == true else { continue }
        if let ended = part.ended, !ask.covers(ended) { continue }
        if let cause = partCause(part, part.ended) {
          causes.add(cause)
        } else if let ended = part.ended {
          if let submitted = part.submitted, submitted < ended {
            causes.add("handed in before the end")
          } else if ended >= at {
            causes.add("not over yet")
          } else {
            rows[part.name, default: (0, [], 0)].n += 1
            if let submitted = part.submitted {
              rows[part.name, default: (0, [], 0)].lengths.append((submitted - ended) * 24)
            } else {
              rows[part.name, default: (0, [], 0)].waiting += 1
            }
          }
        }
      }
      return Truth.Sheet(
        ["manager", "interviews", "handed_in", "median_hours", "p90_hours", "waiting"],
        facts.ordered(ask, rows.mapValues(\.n)).compactMap { name in
          rows[name].map { row in
            // A day of the durations here is an hour.
            let hours = Durations(row.lengths)
            return [name, "\(row.n)", "\(row.lengths.count)", hours?.median.text ?? ""]
              + [hours?.p90.text ?? "", "\(row.waiting)"]
          }
        }, causes.list)
    },
    Truth.Metric("interviews-per-hire") { facts, ask in
      var rows: [String: (interviews: Int, hires: Int)] = [:]
      var causes = eachAcceptance(facts, ask) { fact, _, resolved in
        let name = facts.segment(ask, fact, job: fact.job, dated: resolved)
        rows[name, default: (0, 0)].hires += 1
      }
      for fact in facts.all where facts.admits(ask, fact) {
        for (interview, status) in fact.interviews where isHeld(status) {
          let held = interview.placing(at: facts.company.moment)?.starts
          if let held, !ask.covers(held) { continue }
          if let cause = fact.usualCause ?? (held == nil ? "interview without a time" : nil) {
            causes.add(cause)
          } else {
            let name = facts.segment(ask, fact, job: fact.job, dated: held)
            rows[name, default: (0, 0)].interviews += 1
          }
        }
      }
      return Truth.Sheet(
        ["segment", "interviews", "hires", "interviews_per_hire"],
        facts.ordered(ask, rows.mapValues(\.interviews)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.interviews)", "\(row.hires)"]
              + [
                row.hires == 0
                  ? ""
                  : Rounded(Int64(row.interviews), over: Int64(row.hires), places: 1).text
              ]
          }
        }, causes.list)
    },
    Truth.Metric("interviewer-calibration") { facts, ask in
      var verdicts: [(name: String, application: Int64, isYes: Bool)] = []
      var causes = Causes()
      let least = Int(ask["least"] ?? "10") ?? 10
      for fact in facts.all where facts.admits(ask, fact) {
        for card in fact.application.scorecards(in: facts.company) {
          guard let submitted = card.submitted, submitted <= facts.company.moment,
            ask.covers(submitted)
          else { continue }
          if fact.isTemplate {
            causes.add("template job")
          } else if card.rating == "no_decision" {
            causes.add("no decision")
          } else {
            let name = facts.company.world.users[card.interviewer].name
            verdicts.append((name, fact.application.id, card.rating.hasSuffix("yes")))
          }
        }
      }
      var rows: [String: (n: Int, yes: Int, others: Int, othersYes: Int)] = [:]
      for verdict in verdicts {
        guard verdicts.count(where: { $0.name == verdict.name }) >= least else {
          causes.add("interviewer with too few")
          continue
        }
        var row = rows[verdict.name] ?? (0, 0, 0, 0)
        row.n += 1
        if verdict.isYes { row.yes += 1 }
        for other in verdicts
        where other.application == verdict.application && other.name != verdict.name {
          row.others += 1
          if other.isYes { row.othersYes += 1 }
        }
        rows[verdict.name] = row
      }
      return Truth.Sheet(
        ["interviewer", "scorecards", "yes", "yes_rate", "low", "high", "others_rate"],
        facts.ordered(ask, rows.mapValues(\.n)).compactMap { name in
          rows[name].map { row in
            [name, "\(row.n)", "\(row.yes)", facts.rate(row.yes, row.n)]
              + facts.interval(row.yes, row.n) + [facts.rate(row.othersYes, row.others)]
          }
        }, causes.list)
    },
  ]

  private static func isHeld(_ status: Interview.Status) -> Bool {
    status == .complete || status == .awaitingFeedback
  }

  private static func partCause(_ part: Part, _ dated: Moment?) -> String? {
    if part.fact.isTemplate { return "template job" }
    if part.isDeclined { return "declined" }
    return dated == nil ? "no time" : nil
  }

  /// The interviews of those who owe a scorecard for more than a week.
  static func overdue(_ facts: Facts, at: Moment) -> [Int64] {
    parts(facts).filter { part in
      guard !part.isDeclined, part.submitted == nil, let ended = part.ended else { return false }
      return at - ended > 7 * Moment.dayLength
    }.map(\.interview)
  }

  private static func parts(_ facts: Facts) -> [Part] {
    let moment = facts.company.moment
    var parts: [Part] = []
    for fact in facts.all {
      for (interview, status) in fact.interviews where isHeld(status) {
        let placing = interview.placing(at: moment)
        for person in interview.interviewers where person.created <= moment {
          guard let user = person.user else { continue }
          let answer = person.answered.flatMap { $0.at <= moment ? $0.word : nil }
          let card = person.scorecard
          parts.append(
            Part(
              fact: fact, interview: interview.id(of: fact.application), user: user,
              name: facts.company.world.users[user].name, held: placing?.starts,
              ended: placing.map {
                interview.isAllDay ? $0.ends.midnight + (Moment.dayLength - 1) : $0.ends
              },
              minutes: interview.isAllDay ? nil : placing.map { $0.ends - $0.starts },
              isDeclined: answer == "declined",
              submitted: card.flatMap { $0.isComplete(at: moment) ? $0.submitted : nil }))
        }
      }
    }
    return parts
  }
}
