extension Truth {
  /// How long openings waited, in one segment.
  package struct FillTime: Equatable, Sendable {
    package let segment: String
    package let days: Durations
  }

  /// The time from opening a head to the accepted offer of the application that filled it.
  package func timeToFill(_ filter: Filter = Filter(), by: Segment = .department)
    -> Answer<FillTime>
  {
    var lengths: [String: [Int64]] = [:]
    var left: [String: Int] = [:]
    eachLife { life in
      guard let opening = Opening(for: life, in: company), let filler = opening.application,
        let closed = opening.closed, closed <= company.moment,
        let application = life.applications.first(where: { $0.id == filler })
      else { return }
      let job = company.world.jobs[opening.job]
      guard admits(filter, job) else { return }
      let offer = application.currentOffer(at: company.moment)
      guard let offer, offer.status(at: company.moment) == .accepted else {
        left["no accepted offer", default: 0] += 1
        return
      }
      guard let resolved = offer.resolved(at: company.moment), let opened = opening.opened else {
        left["no acceptance date", default: 0] += 1
        return
      }
      guard filter.covers(resolved) else { return }
      guard resolved >= opened else {
        left["accepted before opened", default: 0] += 1
        return
      }
      lengths[segment(by, job, resolved), default: []].append(resolved - opened)
    }
    let names = Truth.ordered(by, lengths.mapValues(\.count))
    return Answer(
      rows: names.compactMap { name in
        lengths[name].flatMap(Durations.init).map { FillTime(segment: name, days: $0) }
      },
      excluded: Truth.exclusions(
        ["no accepted offer", "no acceptance date", "accepted before opened"], left))
  }
}
