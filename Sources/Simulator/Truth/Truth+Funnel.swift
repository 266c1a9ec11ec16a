extension Truth {
  /// How far the applications of one source got.
  package struct FunnelRow: Equatable, Sendable {
    package let source: String
    package let channel: String
    package var applied = 0
    package var interviewed = 0
    package var offered = 0
    package var hired = 0
    package var hiredWithoutOffer = 0
    package var active = 0

    package var interviewedRate: Rounded? { .rate(interviewed, applied) }
    package var offeredRate: Rounded? { .rate(offered, applied) }
    package var hiredRate: Rounded? { .rate(hired, applied) }
  }

  /// The applications made in the period, by source.
  package func funnelBySource(_ filter: Filter = Filter()) -> Answer<FunnelRow> {
    var rows: [String: FunnelRow] = [:]
    var left: [String: Int] = [:]
    eachLife { life in
      for application in life.applications(at: company.moment)
      where filter.covers(application.created) {
        let job = application.job.map { company.world.jobs[$0] }
        let origin = application.origin.map { company.world.origins[$0] }
        let source = origin?.name ?? "(no source)"
        let isWanted = filter.source.map { $0 == origin?.name } ?? true
        guard admits(filter, job), isWanted else { continue }
        if application.isProspect {
          left["prospect", default: 0] += 1
        } else if job?.isTemplate == true {
          left["template job", default: 0] += 1
        } else {
          let channel = origin?.typeName ?? "(none)"
          var row = rows["\(source)\u{0}\(channel)"] ?? FunnelRow(source: source, channel: channel)
          count(application, into: &row)
          rows["\(source)\u{0}\(channel)"] = row
        }
      }
    }
    let ordered = rows.values.sorted { a, b in
      a.applied == b.applied
        ? Array(a.source.utf8).lexicographicallyPrecedes(Array(b.source.utf8))
        : a.applied > b.applied
    }
    return Answer(
      rows: ordered, excluded: Truth.exclusions(["prospect", "template job"], left))
  }

  private func count(_ application: Application, into row: inout FunnelRow) {
    let moment = company.moment
    row.applied += 1
    let wasInterviewed = application.interviews(in: company).contains { interview in
      guard interview.created <= moment else { return false }
      let status = interview.status(at: moment)
      return status == .complete || status == .awaitingFeedback
    }
    if wasInterviewed { row.interviewed += 1 }
    let hasOffer = !application.offers(at: moment).isEmpty
    if hasOffer { row.offered += 1 }
    switch application.status(at: moment) {
    case .hired:
      row.hired += 1
      if !hasOffer { row.hiredWithoutOffer += 1 }
    case .inProcess: row.active += 1
    case .rejected, .converted: break
    }
  }
}
