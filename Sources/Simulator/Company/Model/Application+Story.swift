/// How the applications of one life come to be.
extension Application {
  static func all(of life: Life, hint: Life.Hint, in company: Company) -> [Application] {
    var draw = Draw(company.seed, .application, life.index)
    switch life.path {
    case .none: return []
    case .single: return [story(life, 0, at: life.arrival, &draw, in: company)]
    case .several(let count):
      var start = life.arrival
      return (0..<count).map { slot in
        defer { start = start + draw.span(20, 110) * Moment.dayLength }
        return story(life, slot, at: start, &draw, in: company)
      }
    case .prospect:
      return [prospect(life, convertedAt: nil, &draw, in: company)]
    case .converted:
      let converted = life.arrival + draw.span(2 * Moment.dayLength, 45 * Moment.dayLength)
      return [
        prospect(life, convertedAt: converted, &draw, in: company),
        story(life, 1, at: converted, &draw, in: company),
      ]
    }
  }

  /// The job a candidate of this life applies for at a moment.
  private static func job(_ life: Life, _ moment: Moment, _ draw: inout Draw, in company: Company)
    -> Job
  {
    let calendar = company.calendar
    let lanes = calendar.lanes
    let free = min(draw.below(lanes), draw.below(lanes))
    let isTemplate = draw.chance(8)
    if let finalist = life.finalist {
      if Outcome.of(finalist, seed: company.seed) == .onTemplate { return company.world.jobs[0] }
      return company.job(calendar.job(lane: finalist % lanes, at: life.arrival))
    }
    if isTemplate { return company.world.jobs[draw.below(2)] }
    return company.job(calendar.job(lane: free, at: moment))
  }

  private static func blank(
    _ life: Life, _ slot: Int, at created: Moment, job: Job?, prospective: [Int],
    _ draw: inout Draw, in company: Company
  ) -> Application {
    let origin = draw.chance(45) ? nil : company.world.origin(drawnBy: &draw)
    let isReferral = origin.map { company.world.origins[$0].typeID == 2 } ?? false
    let referrer =
      draw.chance(isReferral ? 900 : 40) ? draw.below(company.world.referrers.count) : nil
    let recruiter = draw.chance(80) ? nil : job?.recruiters.first
    let coordinator = draw.chance(250) ? nil : job?.coordinators.first
    return Application(
      candidate: life.index, slot: slot, created: created, isProspect: job == nil,
      job: job?.index, prospectiveJobs: prospective, origin: origin, referrer: referrer,
      recruiter: recruiter, coordinator: coordinator)
  }

  private static func prospect(
    _ life: Life, convertedAt converted: Moment?, _ draw: inout Draw, in company: Company
  ) -> Application {
    let lanes = company.calendar.lanes
    let jobs = (0..<draw.below(3)).map { place in
      company.job(company.calendar.job(lane: (life.index + place) % lanes, at: life.arrival)).index
    }
    var result = blank(
      life, 0, at: life.arrival, job: nil, prospective: jobs, &draw, in: company)
    let pool = draw.chance(200) ? nil : draw.below(company.world.pools.count)
    let stages = pool.map { company.world.pools[$0].stages.count } ?? 0
    let limit = converted ?? life.arrival + 80 * Moment.dayLength
    let moved = life.arrival + draw.span(Moment.hour, limit - life.arrival)
    result.detail = ProspectDetail(
      pool: pool, stage: pool == nil ? nil : 0,
      moved: stages > 1 && draw.chance(400) ? (1, moved) : nil,
      owner: draw.chance(250) ? nil : User.ofStaff(draw.below(8)),
      department: draw.chance(400) ? nil : draw.below(8),
      office: draw.chance(500) ? nil : draw.below(5))
    if let converted {
      result.end = (.converted, converted)
    } else if let finalist = life.finalist {
      result.offers = [
        Offer(
          version: 1, created: life.arrival + 9 * Moment.dayLength,
          sent: life.arrival + 10 * Moment.dayLength, starts: nil,
          end: (
            .accepted, life.arrival + (14 + Int64(finalist % 9)) * Moment.dayLength,
            life.arrival + (14 + Int64(finalist % 9)) * Moment.dayLength
          ), hasOpening: false)
      ]
    } else if draw.chance(200) {
      result.end = (.rejected, limit + draw.span(1, 60) * Moment.dayLength)
      result.reason = draw.chance(300) ? nil : company.world.reason(drawnBy: &draw)
    }
    return result
  }

  private static func story(
    _ life: Life, _ slot: Int, at created: Moment, _ draw: inout Draw, in company: Company
  ) -> Application {
    let job = job(life, created, &draw, in: company)
    var result = blank(
      life, slot, at: created, job: job, prospective: [], &draw, in: company)
    if let finalist = life.finalist {
      let outcome = Outcome.of(finalist, seed: company.seed)
      result.walkToOffer(job, outcome, &draw, in: company)
    } else {
      result.walk(job, &draw, in: company)
    }
    if let end = result.end, end.ending == .rejected, draw.chance(50) {
      result.correction = (
        company.world.reason(drawnBy: &draw), end.at + draw.span(1, 5 * Moment.dayLength)
      )
    }
    if draw.chance(60) {
      result.recruiterChange = (
        User.ofStaff(draw.below(4)), created + draw.span(Moment.hour, 12 * Moment.dayLength)
      )
    }
    return result
  }
}
