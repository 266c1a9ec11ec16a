/// One application with all that happens to it.
struct Application: Sendable {
  /// How it ends, if it does.
  enum Ending: Sendable {
    case rejected, hired, converted
  }

  let candidate: Int
  /// The place among the candidate's applications.
  let slot: Int
  let created: Moment
  let isProspect: Bool
  let job: Int?
  /// The jobs a prospect is considered for.
  let prospectiveJobs: [Int]
  let origin: Int?
  let referrer: Int?
  let recruiter: Int?
  let coordinator: Int?
  /// A later recruiter, and since when.
  var recruiterChange: (user: Int, at: Moment)?
  var visits: [Visit] = []
  var end: (ending: Ending, at: Moment)?
  /// The reason for a rejection; `nil` when none was given.
  var reason: Int?
  /// A reason that replaced the first one, and since when.
  var correction: (reason: Int, at: Moment)?
  var offers: [Offer] = []
  var detail: ProspectDetail?

  var id: Int64 { IDs.applications.id(candidate, slot) }
  var candidateID: Int64 { IDs.candidates.id(candidate) }

  /// The times at which the application's row changes, in v3 or in v1.
  var changes: [Moment] {
    var all = [created]
    for visit in visits { visit.appendChanges(to: &all) }
    if let end { all.append(end.at) }
    if let correction { all.append(correction.at) }
    if let recruiterChange { all.append(recruiterChange.at) }
    if let moved = detail?.moved { all.append(moved.at) }
    return all
  }

  func status(at moment: Moment) -> Status {
    guard let end, end.at <= moment else { return .inProcess }
    switch end.ending {
    case .rejected: return .rejected
    case .hired: return .hired
    case .converted: return .converted
    }
  }

  /// The stay in a stage that lasts at a moment.
  func current(at moment: Moment) -> Visit? {
    visits.last { $0.entered <= moment && ($0.exited.map { $0 > moment } ?? true) }
  }

  /// The last stage that was entered.
  func furthest(at moment: Moment) -> Visit? {
    visits.last { $0.entered <= moment }
  }

  func rejected(at moment: Moment) -> Moment? {
    guard let end, end.ending == .rejected, end.at <= moment else { return nil }
    return end.at
  }

  func reason(at moment: Moment) -> Int? {
    guard rejected(at: moment) != nil else { return nil }
    if let correction, correction.at <= moment { return correction.reason }
    return reason
  }

  func recruiter(at moment: Moment) -> Int? {
    if let recruiterChange, recruiterChange.at <= moment { return recruiterChange.user }
    return recruiter
  }
}

extension Application {
  /// The status words of v3; v1 says `active` for the first.
  enum Status: String, Sendable {
    case inProcess = "in_process"
    case rejected, hired, converted

    func word(_ dialect: Dialect) -> String {
      dialect == .v1 && self == .inProcess ? "active" : rawValue
    }
  }
}

/// A stay in a stage of the plan.
struct Visit: Sendable {
  /// The place of the stage in the plan.
  let stage: Int
  /// Which of the application's stage rows says it: the stage's own, or one made for the re-entry.
  let slot: Int
  let entered: Moment
  let exited: Moment?
  /// When the application began to wait for a decision.
  let awaited: Moment?

  func appendChanges(to all: inout [Moment]) {
    all.append(entered)
    if let exited { all.append(exited) }
    if let awaited { all.append(awaited) }
  }
}

/// Where a prospect is kept.
struct ProspectDetail: Sendable {
  let pool: Int?
  let stage: Int?
  /// A later stage of the pool, and since when.
  let moved: (stage: Int, at: Moment)?
  let owner: Int?
  let department: Int?
  let office: Int?

  func stage(at moment: Moment) -> Int? {
    if let moved, moved.at <= moment { return moved.stage }
    return stage
  }
}
