extension Truth {
  /// How long it took from application to acceptance, in one segment.
  package struct HireTime: Equatable, Sendable {
    package let segment: String
    package let days: Durations
  }

  /// The time from application to accepted offer, of those whose acceptance is in the period.
  package func timeToHire(_ filter: Filter = Filter(), by: Segment = .department)
    -> Answer<HireTime>
  {
    var lengths: [String: [Int64]] = [:]
    var left: [String: Int] = [:]
    eachLife { life in
      for application in life.applications(at: company.moment) {
        let job = application.job.map { company.world.jobs[$0] }
        guard admits(filter, job) else { continue }
        let verdict = hire(application, job, filter)
        switch verdict {
        case .counted(let length, let moment):
          lengths[segment(by, job, moment), default: []].append(length)
        case .left(let cause): left[cause, default: 0] += 1
        case .ignored: break
        }
      }
    }
    let names = Truth.ordered(by, lengths.mapValues(\.count))
    return Answer(
      rows: names.compactMap { name in
        lengths[name].flatMap(Durations.init).map { HireTime(segment: name, days: $0) }
      },
      excluded: Truth.exclusions(Truth.hireCauses, left))
  }

  private enum Verdict {
    case counted(Int64, Moment)
    case left(String)
    case ignored
  }

  private static let hireCauses = [
    "prospect", "template job", "accepted, then rejected", "no acceptance date",
    "accepted before applied", "hired, no accepted offer",
  ]

  private func hire(_ application: Application, _ job: Job?, _ filter: Filter) -> Verdict {
    let moment = company.moment
    let isTemplate = job?.isTemplate == true
    let status = application.status(at: moment)
    guard let offer = application.currentOffer(at: moment), offer.status(at: moment) == .accepted
    else {
      let isHire = status == .hired && !application.isProspect && !isTemplate
      return isHire ? .left("hired, no accepted offer") : .ignored
    }
    let resolved = offer.resolved(at: moment)
    if let resolved, !filter.covers(resolved) { return .ignored }
    if application.isProspect { return .left("prospect") }
    if isTemplate { return .left("template job") }
    if status == .rejected { return .left("accepted, then rejected") }
    guard let resolved else { return .left("no acceptance date") }
    guard resolved >= application.created else { return .left("accepted before applied") }
    return .counted(resolved - application.created, resolved)
  }
}
