/// Which users are also candidates, found from either side by arithmetic.
extension Company {
  private var linkStep: Int { max(25, candidates / calendar.staff) }

  /// How long after arriving somebody who was hired gets an account, at least.
  private static let settling = 150 * Moment.dayLength

  /// The user who is the candidate with this index: from before they applied, or since they were hired.
  func user(linkedTo candidate: Int) -> Int? {
    (colleague(applyingAs: candidate) ?? newcomer(hiredAs: candidate)).map(User.ofStaff)
  }

  /// The candidate who a user is, whenever that is.
  func candidate(linkedTo user: User) -> Int? {
    guard user.index >= User.services else { return nil }
    let number = user.index - User.services
    let candidate: Int
    switch number % 3 {
    case 0: candidate = 50 + number * linkStep
    case 1: candidate = lastFinalist(settledAt: calendar.joined(number)) ?? -1
    default: return nil
    }
    return self.user(linkedTo: candidate) == user.index ? candidate : nil
  }

  /// The number of the member of staff who applies as this candidate.
  private func colleague(applyingAs candidate: Int) -> Int? {
    guard candidate >= 50, (candidate - 50) % linkStep == 0 else { return nil }
    let number = (candidate - 50) / linkStep
    guard number % 3 == 0, number < world.users.count - User.services,
      calendar.joined(number) <= calendar.arrival(candidate)
    else { return nil }
    return number
  }

  /// The number of the member of staff whose account was made for this candidate after the hire.
  private func newcomer(hiredAs candidate: Int) -> Int? {
    guard candidate >= 0, candidate % Life.stride == Life.offset,
      Outcome.of(candidate / Life.stride, seed: seed).isHire
    else { return nil }
    let arrival = calendar.arrival(candidate)
    var number = calendar.staff(at: arrival + Self.settling)
    while number % 3 != 1 { number += 1 }
    guard number < world.users.count - User.services,
      calendar.joined(number) - arrival < Calendar.longestLife,
      lastFinalist(settledAt: calendar.joined(number)) == candidate
    else { return nil }
    return number
  }

  /// The last candidate to get to an offer who arrived long enough before a moment.
  private func lastFinalist(settledAt moment: Moment) -> Int? {
    let last = calendar.candidate(from: moment + -Self.settling) - 1
    guard last >= Life.offset else { return nil }
    return (last - Life.offset) / Life.stride * Life.stride + Life.offset
  }

  /// The openings of a job, whenever they are, in their order.
  func openings(of job: Job) -> [Opening] {
    (Opening(standingOn: job).map { [$0] } ?? [])
      + finalists(of: job).compactMap {
        Opening(for: life($0 * Life.stride + Life.offset), in: self)
      }
  }

  /// The place of a finalist's opening among its job's openings.
  func place(ofFinalist finalist: Int, inJob job: Job) -> Int {
    finalists(of: job).reduce(Opening(standingOn: job) == nil ? 0 : 1) { place, other in
      place + (other < finalist && Opening.waits(forFinalist: other, seed: seed) ? 1 : 0)
    }
  }

  /// The finalists who arrive while a job takes applications and whom its lane gets.
  private func finalists(of job: Job) -> StrideTo<Int> {
    guard let number = job.number else { return stride(from: 0, to: 0, by: 1) }
    let start = calendar.opening(ofJob: number)
    let first = calendar.candidate(from: start)
    let end = calendar.candidate(from: start + Calendar.window)
    let lane = number % calendar.lanes
    // Finalist n is candidate n * stride + offset.
    let low = max(0, (first - Life.offset + Life.stride - 1) / Life.stride)
    let high = max(0, (end - Life.offset + Life.stride - 1) / Life.stride)
    let shift = (lane - low % calendar.lanes + calendar.lanes) % calendar.lanes
    return stride(from: low + shift, to: high, by: calendar.lanes)
  }
}
