/// Seats to fill, and who has them on the desk.
extension Truth.Metric {
  static let openings: [Truth.Metric] = [
    Truth.Metric("open-openings") { facts, ask in
      var rows: [String: (lengths: [Int64], targets: Int, late: Int)] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      guard let at = ask.start("at"), let day = ask["at"] else { return Truth.Sheet([], [], []) }
      for opening in facts.openings where opening.isOpen(at: moment) {
        let job = facts.company.world.jobs[opening.job]
        guard facts.admits(ask, job) else { continue }
        if job.isTemplate == true {
          causes.add("template job")
        } else if job.status(at: moment) != "open" {
          causes.add("job not open")
        } else if let opened = opening.opened, opened <= moment {
          guard opened < at else {
            causes.add("opened later")
            continue
          }
          let name = facts.segment(ask, nil, job: job, dated: nil)
          var row = rows[name] ?? ([], 0, 0)
          row.lengths.append(at - opened)
          if let target = opening.targetStart?.day, ask.dialect == .v3 {
            row.targets += 1
            if precedes(target, day) { row.late += 1 }
          }
          rows[name] = row
        } else {
          causes.add("no opening date")
        }
      }
      return Truth.Sheet(
        ["segment", "n", "median_days", "oldest_days", "with_target", "late"],
        facts.ordered(ask, rows.mapValues(\.lengths.count)).compactMap { name in
          guard let row = rows[name], let days = Durations(row.lengths) else { return nil }
          return [name, "\(days.n)", days.median.text, days.max.text, "\(row.targets)"]
            + [row.targets > 0 ? "\(row.late)" : ""]
        }, causes.list)
    },
    Truth.Metric("hiring-plan") { facts, ask in
      var rows: [String: [Int]] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      for opening in facts.openings {
        let job = facts.company.world.jobs[opening.job]
        guard facts.admits(ask, job) else { continue }
        let target = ask.dialect == .v3 ? opening.targetStart?.day : nil
        if let target,
          precedes(target, ask["since"] ?? "") || !precedes(target, ask["until"] ?? "~")
        {
          continue
        }
        guard job.isTemplate != true else {
          causes.add("template job")
          continue
        }
        guard let target else {
          causes.add("no target start day")
          continue
        }
        let name =
          ask["by"] == "month"
          ? String(target.prefix(7)) : facts.segment(ask, nil, job: job, dated: nil)
        var row = rows[name] ?? [0, 0, 0, 0, 0, 0]
        row[0] += 1
        if opening.isOpen(at: moment) {
          row[4] += 1
        } else if let filler = opening.application {
          row[1] += 1
          let offer = facts.all.first { $0.application.id == filler }?.offer
          if let offer, offer.status(at: moment) == .accepted, let starts = offer.starts?.day {
            row[precedes(target, starts) ? 3 : 2] += 1
          }
        } else {
          row[5] += 1
        }
        rows[name] = row
      }
      return Truth.Sheet(
        ["segment", "planned", "filled", "in_time", "late", "still_open", "given_up"],
        facts.ordered(ask, rows.mapValues { $0[0] }).compactMap { name in
          rows[name].map { [name] + $0.map(String.init) }
        }, causes.list)
    },
    Truth.Metric("recruiter-load") { facts, ask in
      var rows: [String: [Int]] = [:]
      var causes = Causes()
      let moment = facts.company.moment
      func add(_ place: Int, _ names: [String]) {
        for name in names.isEmpty ? ["(no recruiter)"] : names {
          rows[name, default: [0, 0, 0, 0]][place] += 1
        }
      }
      func names(_ job: Job) -> [String] {
        job.recruiters.map { facts.company.world.users[$0].name }
      }
      for job in facts.jobs where job.status(at: moment) == "open" && facts.admits(ask, job) {
        if job.isTemplate == true { causes.add("template job") } else { add(0, names(job)) }
      }
      for opening in facts.openings where opening.isOpen(at: moment) {
        let job = facts.company.world.jobs[opening.job]
        guard job.status(at: moment) == "open", facts.admits(ask, job) else { continue }
        if job.isTemplate == true { causes.add("template job") } else { add(1, names(job)) }
      }
      for fact in facts.all where fact.status == .inProcess && facts.admits(ask, fact.job) {
        let hasOffer = fact.offer?.status(at: moment) == .created
        for place in hasOffer ? [2, 3] : [2] {
          if let cause = fact.usualCause {
            causes.add(cause)
          } else {
            add(place, [fact.recruiter ?? "(no recruiter)"])
          }
        }
      }
      let ordered = rows.sorted { a, b in
        a.value[2] == b.value[2] ? precedes(a.key, b.key) : a.value[2] > b.value[2]
      }
      return Truth.Sheet(
        ["recruiter", "open_jobs", "open_seats", "applications", "offers_out"],
        ordered.map { [$0.key] + $0.value.map(String.init) }, causes.list)
    },
  ]
}
