/// A request that a job be opened or an offer be made: who is asked, and who answers when.
struct Approval: Sendable {
  /// Some who are asked together, of whom one must approve.
  struct Group: Sendable {
    let id: Int64
    let approvers: [Approver]
    /// The groups before this one must have decided by then; `nil` when they never do.
    let asked: Moment?

    func resolved(at moment: Moment) -> Moment? {
      approvers.compactMap(\.answered).min().flatMap { $0 <= moment ? $0 : nil }
    }
  }

  /// Somebody who is asked, and when they approve.
  struct Approver: Sendable {
    let id: Int64
    let user: Int
    let answered: Moment?

    func status(at moment: Moment, in group: Group) -> String {
      if let answered, answered <= moment { return "approved" }
      return group.asked.map { $0 <= moment } == true ? "due" : "waiting"
    }
  }

  let id: Int64
  let job: Int
  let offer: Int64?
  let requester: Int?
  let created: Moment
  let groups: [Group]

  func status(at moment: Moment) -> String {
    groups.allSatisfy { $0.resolved(at: moment) != nil } ? "approved" : "pending"
  }

  /// When something about the request changed.
  var changes: [Moment] {
    [created] + groups.flatMap { $0.approvers.compactMap(\.answered) }
  }
}

extension Approval {
  /// What a job waits for before it opens: its managers, then one of two who look after the budget.
  init?(opening job: Job) {
    guard job.number != nil, let opened = job.opened, let manager = job.managers.first else {
      return nil
    }
    let (first, second) = (
      job.created + (opened - job.created) / 3, job.created + (opened - job.created) / 2
    )
    let ids = IDs.jobApprovals
    self.init(
      id: ids.id(job.index), job: job.index, offer: nil, requester: job.recruiters.first,
      created: job.created,
      groups: [
        Group(
          id: ids.id(job.index),
          approvers: [Approver(id: ids.id(job.index), user: manager, answered: first)],
          asked: job.created),
        Group(
          id: ids.id(job.index, 1),
          approvers: [2, 3].map { number in
            Approver(
              id: ids.id(job.index, number), user: User.ofStaff(number),
              answered: number == 2 ? second : nil)
          }, asked: first),
      ])
  }

  /// What an offer waits for before it is sent.
  init(_ offer: Offer, of application: Application, _ job: Job) {
    let slot = application.slot * 4 + offer.version - 1
    let id = IDs.offerApprovals.id(application.candidate, slot)
    let answered = offer.sent.map { offer.created + max(0, $0 - offer.created) / 2 }
    self.init(
      id: id, job: job.index, offer: offer.id(of: application),
      requester: application.recruiter, created: offer.created,
      groups: [
        Group(
          id: id, approvers: [Approver(id: id, user: User.ofStaff(0), answered: answered)],
          asked: offer.created)
      ])
  }
}
