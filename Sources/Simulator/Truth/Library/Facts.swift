/// Everything about a company at its moment that numbers are made of, looked up once.
package struct Facts: Sendable {
  /// An application with all that belongs to it at the moment.
  struct Fact: Sendable {
    let application: Application
    let life: Life
    let job: Job?
    let status: Application.Status
    let offers: [Offer]
    let interviews: [(interview: Interview, status: Interview.Status)]
    let recruiter: String?
    let origin: Origin?
    let reason: Reason?

    /// The offer that counts.
    var offer: Offer? { offers.last }
    var isTemplate: Bool { job?.isTemplate == true }
    /// Why nearly every number leaves it out.
    var usualCause: String? {
      application.isProspect ? "prospect" : isTemplate ? "template job" : nil
    }
    /// Whether somebody from inside applies: who became a user later was not yet.
    var isInternal: Bool {
      if origin?.name == "Internal Applicant" { return true }
      return life.linked.map { $0 <= application.created } ?? false
    }

    /// Why a number leaves it out that lets the asker decide on prospects and applicants from inside.
    func cause(_ ask: Truth.Ask) -> String? {
      if application.isProspect {
        guard ask["include_prospects"] == "true" else { return "prospect" }
        // The application that it became counts.
        if status == .converted { return "converted prospect" }
      }
      if isTemplate { return "template job" }
      return isInternal && ask["include_internal"] == "false" ? "internal applicant" : nil
    }
  }

  let company: Company
  let all: [Fact]
  let openings: [Opening]
  let jobs: [Job]

  package init(_ company: Company) {
    self.company = company
    let moment = company.moment
    let world = company.world
    var all: [Fact] = []
    var openings: [Opening] = []
    for index in 0..<company.candidateCount {
      let life = company.life(index)
      for application in life.applications(at: moment) {
        all.append(
          Fact(
            application: application, life: life, job: application.job.map { world.jobs[$0] },
            status: application.status(at: moment), offers: application.offers(at: moment),
            interviews: application.interviews(in: company).filter { $0.created <= moment }
              .map { ($0, $0.status(at: moment)) },
            recruiter: company.user(application.recruiter(at: moment))?.name,
            origin: application.origin.map { world.origins[$0] },
            reason: application.reason(at: moment).map { world.reasons[$0] }))
      }
    }
    // An opening may be there before the one who fills it arrives.
    for index in 0..<company.calendar.candidate(from: moment + 60 * Moment.dayLength) {
      guard let opening = Opening(for: company.life(index), in: company), opening.created <= moment
      else { continue }
      openings.append(opening)
    }
    self.all = all
    jobs = world.jobs.filter { $0.created <= moment }
    self.openings =
      openings + jobs.compactMap(Opening.init(standingOn:)).filter { $0.created <= moment }
  }
}

extension Facts {
  /// Whether a job passes the filters on department, office and name; a department has its own below it.
  func admits(_ ask: Truth.Ask, _ job: Job?) -> Bool {
    if let name = ask["department"] {
      guard let job, ancestry(job).contains(name) else { return false }
    }
    if let name = ask["office"] {
      guard let job, job.offices.contains(where: { company.world.offices[$0].name == name }) else {
        return false
      }
    }
    if let name = ask["job"], job?.name != name { return false }
    return true
  }

  /// Whether an application passes every filter; the job may be another than its own.
  func admits(_ ask: Truth.Ask, _ fact: Fact, job: Job? = nil) -> Bool {
    guard admits(ask, job ?? fact.job) else { return false }
    if let name = ask["recruiter"], fact.recruiter != name { return false }
    if let name = ask["source"], fact.origin?.name != name { return false }
    return true
  }

  /// The names of a job's department and of everything above it.
  private func ancestry(_ job: Job) -> [String] {
    var names: [String] = []
    var next = job.department
    while let index = next {
      names.append(company.world.departments[index].name)
      next = company.world.departments[index].parent
    }
    return names
  }

  /// What a line of an answer is about, by the parameter `by`.
  func segment(
    _ ask: Truth.Ask, _ fact: Fact?, job: Job?, dated moment: Moment?
  ) -> String {
    switch ask["by"] ?? "" {
    case "all": "all"
    case "department":
      job?.department.map { company.world.departments[$0].name } ?? "(no department)"
    case "job": job?.name ?? "(no job)"
    case "recruiter": fact?.recruiter ?? "(no recruiter)"
    case "source": fact?.origin?.name ?? "(no source)"
    case "channel": fact?.origin?.typeName ?? "(no channel)"
    default: moment.map { String(ask.day($0).prefix(7)) } ?? ""
    }
  }

  /// The names of segments in their order: the largest first, months as they come.
  func ordered(_ ask: Truth.Ask, _ sizes: [String: Int]) -> [String] {
    sizes.keys.sorted { a, b in
      let first = sizes[a] ?? 0
      let second = sizes[b] ?? 0
      return ask["by"] == "month" || first == second ? precedes(a, b) : first > second
    }
  }

  /// What is said of lengths per segment, as the queries on durations print it.
  func sheet(
    _ ask: Truth.Ask, _ lengths: [String: [Int64]], _ causes: Causes
  ) -> Truth.Sheet {
    let rows = ordered(ask, lengths.mapValues(\.count)).compactMap { name -> [String]? in
      guard let days = lengths[name].flatMap(Durations.init) else { return nil }
      return [name, "\(days.n)"]
        + [days.median, days.mean, days.p90, days.min, days.max].map(\.text)
    }
    return Truth.Sheet(
      ["segment", "n", "median_days", "mean_days", "p90_days", "min_days", "max_days"], rows,
      causes.list)
  }

  /// A rate as it is printed, empty when nothing is counted.
  func rate(_ part: Int, _ whole: Int) -> String { Rounded.rate(part, whole)?.text ?? "" }

  /// The ends of a rate's 95 % interval: where the rate is just as far off as chance allows.
  func interval(_ part: Int, _ whole: Int) -> [String] {
    guard whole > 0 else { return ["", ""] }
    let share = Double(part) / Double(whole)
    func end(_ from: Double, _ to: Double) -> String {
      var near = from
      var far = to
      for _ in 0..<200 {
        let middle = (near + far) / 2
        let spread = 1.959_963_984_540_054 * (middle * (1 - middle) / Double(whole)).squareRoot()
        if abs(share - middle) < spread { near = middle } else { far = middle }
      }
      return Rounded(Int64((near * 1e9).rounded()), over: 1_000_000_000, places: 4).text
    }
    return [part == 0 ? "0.0" : end(share, 0), part == whole ? "1.0" : end(share, 1)]
  }
}
