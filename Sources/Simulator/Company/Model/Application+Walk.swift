/// How an application walks through the stages of its job's plan.
extension Application {
  /// The walk of an application that does not get to an offer.
  mutating func walk(_ job: Job, _ draw: inout Draw, in company: Company) {
    let last = job.stages.count - 2
    let luck = draw.below(100)
    let depth = min(last, luck < 52 ? 0 : luck < 78 ? 1 : luck < 91 ? 2 : last)
    var path: [(stage: Int, slot: Int)] = [(0, 0)]
    for stage in 1..<(depth + 1) where stage == depth || !draw.chance(90) {
      path.append((stage, stage))
    }
    if depth >= 2, draw.chance(90) {
      path += [(depth - 1, 8), (depth, 9)]
      // The stage before may have been skipped: then its first visit is the stage's own row.
      if !path.dropLast(2).contains(where: { $0.stage == depth - 1 }) {
        path[path.count - 2].slot = depth - 1
      }
    }
    let isStale = draw.chance(60)
    let isHired = draw.chance(4)
    let lengths = path.map { _ in draw.span(14 * Moment.hour, 11 * Moment.dayLength) }
    layOut(path, lengths, staysInLast: isStale, &draw)
    guard !isStale, let left = visits.last?.exited else { return }
    end = (isHired ? .hired : .rejected, left)
    if !isHired, !draw.chance(70) { reason = company.world.reason(drawnBy: &draw) }
  }

  /// The walk of an application that gets to an offer, with the offer and what follows.
  mutating func walkToOffer(
    _ job: Job, _ outcome: Outcome, _ draw: inout Draw, in company: Company
  ) {
    let offerStage = job.stages.count - 1
    var total = (8 + draw.span(0, 19) + draw.span(0, 19) + draw.span(0, 19)) * Moment.dayLength
    if draw.chance(150) { total += draw.span(5, 40) * Moment.dayLength }
    total += draw.span(0, Moment.dayLength)
    var path: [(stage: Int, slot: Int)] = [(0, 0)]
    for stage in 1..<offerStage where !draw.chance(60) { path.append((stage, stage)) }
    if path.count > 2, draw.chance(60) {
      path += [(path[path.count - 2].stage, 8), (path[path.count - 1].stage, 9)]
    }
    let toOffer = total * 4 / 5
    let weights = path.map { _ in 4 + draw.below(7) }
    let sum = Int64(weights.reduce(0, +))
    path.append((offerStage, offerStage))
    let accepted = created + total
    let marked = accepted + draw.span(Moment.minute, 2 * Moment.hour)
    var lengths = weights.map { toOffer * Int64($0) / sum }
    let offerEntered = created + lengths.reduce(0, +)
    let ended = finish(outcome, offerEntered, accepted, marked, &draw, in: company)
    lengths.append((ended ?? marked) - offerEntered)
    layOut(path, lengths, staysInLast: ended == nil, &draw)
  }

  private mutating func layOut(
    _ path: [(stage: Int, slot: Int)], _ lengths: [Int64], staysInLast: Bool, _ draw: inout Draw
  ) {
    var entered = created
    visits.reserveCapacity(path.count)
    for (place, step) in path.enumerated() {
      let left = entered + lengths[place]
      let isStay = staysInLast && place == path.count - 1
      visits.append(
        Visit(
          stage: step.stage, slot: step.slot, entered: entered, exited: isStay ? nil : left,
          awaited: draw.chance(400) ? entered + lengths[place] * 9 / 10 : nil))
      entered = left
    }
  }

  /// Makes the offers; the answer is when the application leaves the offer stage, if it does.
  private mutating func finish(
    _ outcome: Outcome, _ entered: Moment, _ accepted: Moment, _ marked: Moment,
    _ draw: inout Draw, in company: Company
  ) -> Moment? {
    let length = accepted - entered
    let starts = accepted + draw.span(14, 90) * Moment.dayLength
    let noon = accepted.midnight + 12 * Moment.hour
    let resolved = draw.chance(150) ? noon : accepted
    let isLinked = outcome.hasOpening
    func at(_ percent: Int64) -> Moment { entered + length * percent / 100 }
    func offer(
      _ version: Int, _ from: Int64, _ status: Offer.Status, _ when: Moment, _ stated: Moment?,
      _ starts: Moment?
    ) -> Offer {
      let made = at(from)
      let sent = made + (when - made) / 3
      return Offer(
        version: version, created: made, sent: version % 3 == 2 ? nil : sent, starts: starts,
        end: (status, when, stated), hasOpening: isLinked)
    }
    func superseded(_ version: Int, _ from: Int64, _ until: Int64) -> Offer {
      offer(version, from, .deprecated, at(until), nil, starts)
    }
    func reject(_ moment: Moment, _ kinds: [Int]) -> Moment {
      end = (.rejected, moment)
      reason = draw.pick(kinds)
      return moment
    }
    switch outcome {
    case .declined:
      offers = [offer(1, 10, .rejected, accepted, resolved, starts)]
      return reject(marked, [4, 5, 2])
    case .declinedUndated:
      offers = [offer(1, 10, .rejected, accepted, nil, starts)]
      return reject(marked, [4])
    case .withdrawn:
      offers = [offer(1, 10, .deprecated, accepted, nil, nil)]
      return reject(marked, [7, 8])
    case .staysOpen:
      offers = [
        Offer(
          version: 1, created: at(10), sent: at(30), starts: starts, end: nil, hasOpening: isLinked)
      ]
      return nil
    case .acceptedThenRejected:
      offers = [offer(1, 10, .accepted, accepted, resolved, starts)]
      return reject(marked + draw.span(5, 30) * Moment.dayLength, [2, 7])
    case .hiredWithoutAcceptance:
      offers =
        draw.chance(500)
        ? [
          Offer(version: 1, created: at(10), sent: nil, starts: nil, end: nil, hasOpening: isLinked)
        ]
        : []
    case .accepted, .onTemplate:
      offers = [offer(1, 10, .accepted, accepted, resolved, starts)]
    case .acceptedWithoutStart:
      offers = [offer(1, 10, .accepted, accepted, resolved, nil)]
    case .acceptedUndated:
      offers = [offer(1, 10, .accepted, accepted, nil, starts)]
    case .acceptedBeforeApplied:
      let stated = created + -draw.span(1, 9) * Moment.dayLength
      offers = [offer(1, 10, .accepted, accepted, stated, starts)]
    case .acceptedSecond:
      offers = [superseded(1, 5, 45), offer(2, 45, .accepted, accepted, resolved, starts)]
    case .acceptedThird:
      offers = [
        superseded(1, 5, 30), superseded(2, 30, 60),
        offer(3, 60, .accepted, accepted, resolved, starts),
      ]
    case .declinedThenAccepted:
      offers = [
        offer(1, 5, .rejected, at(40), at(40), starts),
        offer(2, 50, .accepted, accepted, resolved, starts),
      ]
    case .prospectOffer: break
    }
    end = (.hired, marked)
    return marked
  }
}
