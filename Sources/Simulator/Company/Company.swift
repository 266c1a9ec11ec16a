/// An invented company that uses Greenhouse, as it is at one moment.
///
/// A pure function of its inputs: the same company at a later moment has the same rows, changed and
/// added to. Candidates are made one at a time and never held.
package struct Company: Sendable {
  /// The moment at which the demonstration happens, and at which the company has its size.
  package static let demoMoment = Calendar.demo

  package let seed: UInt64
  /// How many candidates there are at the demo moment.
  package let candidates: Int
  /// The moment at which the company is looked at.
  package let moment: Moment
  let calendar: Calendar
  let world: World
  let counts: Counts
  /// When candidates are anonymised at somebody's wish, by index.
  var anonymised: [Int: Moment] = [:]

  package init(seed: UInt64 = 1, candidates: Int = 2000, moment: Moment = Company.demoMoment) {
    self.seed = seed
    self.candidates = max(1, candidates)
    self.moment = moment
    calendar = Calendar(seed: seed, candidates: candidates)
    world = World(
      seed: seed, calendar: calendar,
      horizon: max(moment, Calendar.start) + 2 * Calendar.longestLife)
    counts = Counts()
  }

  /// The same company at another moment.
  package func at(_ moment: Moment) -> Company {
    Company(seed: seed, candidates: candidates, moment: moment)
  }

  /// How many candidates there are at the company's moment.
  package var candidateCount: Int { calendar.candidate(from: moment + 1) }

  /// The life of the candidate with this index.
  func life(_ index: Int) -> Life { Life(index, in: self) }

  /// The job with this number in the calendar.
  func job(_ number: Int) -> Job { world.jobs[Job.index(ofNumber: number)] }
}
