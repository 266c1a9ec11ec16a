/// Which users are also candidates, found from either side by arithmetic.
extension Company {
  private var linkStep: Int { max(25, candidates / calendar.staff) }

  /// The user who applies as the candidate with this index.
  func user(linkedTo candidate: Int) -> Int? {
    guard candidate >= 50, (candidate - 50) % linkStep == 0 else { return nil }
    let number = (candidate - 50) / linkStep
    guard number % 3 == 0, number < world.users.count - User.services,
      calendar.joined(number) <= calendar.arrival(candidate)
    else { return nil }
    return User.ofStaff(number)
  }

  /// The candidate who a user is, whenever that is.
  func candidate(linkedTo user: User) -> Int? {
    guard user.index >= User.services else { return nil }
    let candidate = 50 + (user.index - User.services) * linkStep
    return self.user(linkedTo: candidate) == user.index ? candidate : nil
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
