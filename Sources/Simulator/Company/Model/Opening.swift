/// One head to hire for a job.
struct Opening: Sendable {
  let id: Int64
  let job: Int
  let text: String?
  let order: Int
  let created: Moment
  let opened: Moment?
  let closed: Moment?
  /// The application it is filled by when it closes.
  let application: Int64?
  let closeReason: Int?
  let targetStart: Moment?

  /// When the opening's row changes.
  var changes: [Moment] { [created, opened, closed].compactMap(\.self) }

  func isOpen(at moment: Moment) -> Bool {
    guard let closed else { return true }
    return closed > moment
  }
}

extension Opening {
  /// Whether an opening of a lane's job waits for the finalist with this number.
  static func waits(forFinalist finalist: Int, seed: UInt64) -> Bool {
    var draw = Draw(seed, .opening, finalist)
    return Outcome.of(finalist, seed: seed).hasOpening && !draw.chance(50)
  }

  /// The opening that waits for a finalist; `nil` when the story needs none.
  init?(for life: Life, in company: Company) {
    guard let finalist = life.finalist, Opening.waits(forFinalist: finalist, seed: company.seed),
      let application = life.applications.last(where: { $0.job != nil && !$0.isProspect }),
      let index = application.job, let opens = company.world.jobs[index].opened
    else { return nil }
    var draw = Draw(company.seed, .opening, finalist, 1)
    let job = company.world.jobs[index]
    // Openings of a job are made in the order of their candidates, so that their places never move.
    let opened = max(opens, life.arrival + -30 * Moment.dayLength)
    id = IDs.openings.id(life.index)
    self.job = index
    text = draw.chance(250) ? nil : "\(index)-\(finalist)"
    order = company.place(ofFinalist: finalist, inJob: job)
    created = opened
    self.opened = opened
    let target = opened + draw.span(40, 120) * Moment.dayLength
    targetStart = draw.chance(200) ? nil : target
    let reason = draw.chance(60) ? nil : draw.below(10) < 6 ? 0 : 1
    if let end = application.end, end.ending == .hired {
      closed = end.at
      self.application = application.id
      closeReason = reason
    } else {
      closed = job.closed.map { max($0, opened) }
      self.application = nil
      closeReason = draw.chance(500) ? 2 : 3
    }
  }

  /// An opening that nobody fills, on every fifth job; `opened_at` is null while the job is a draft.
  init?(standingOn job: Job) {
    guard let number = job.number, number % 5 == 2 else { return nil }
    id = IDs.standingOpenings.id(job.index)
    self.job = job.index
    text = "evergreen, \"\(job.index)\""
    order = 0
    created = job.created
    opened = job.opened
    closed = job.closed
    application = nil
    closeReason = number % 2 == 0 ? 2 : nil
    targetStart = nil
  }
}
