/// Everything that ever happens to one candidate, past and future; readers cut it at a moment.
struct Life: Sendable {
  /// What kind of story it is.
  enum Path: Sendable {
    case none, single, several(Int), prospect, converted
  }

  let index: Int
  let arrival: Moment
  let path: Path
  /// The number of the opening that waits for this candidate, for those who get to an offer.
  let finalist: Int?
  let edited: Moment?
  let anonymised: Moment?
  let isPrivate: Bool
  let linkedUser: Int?
  /// Since when the candidate is a user, too.
  let linked: Moment?
  private(set) var applications: [Application] = []

  var id: Int64 { IDs.candidates.id(index) }

  init(_ index: Int, in company: Company) {
    let hint = Hint(index, in: company)
    var draw = hint.draw
    self.index = index
    arrival = company.calendar.arrival(index)
    path = hint.path
    finalist = hint.finalist
    let ownTime =
      hint.isLong && draw.chance(hint.isAnonymised ? 1000 : 0)
      ? arrival + draw.span(150, 400) * Moment.dayLength : nil
    anonymised = company.anonymised[index] ?? ownTime
    edited = draw.chance(120) ? arrival + draw.span(Moment.hour, 90 * Moment.dayLength) : nil
    isPrivate = draw.chance(40)
    let user = company.user(linkedTo: index)
    linkedUser = user
    linked = user.map { max(company.calendar.arrival(index), company.world.users[$0].created) }
    applications = Application.all(of: self, hint: hint, in: company)
  }

  /// The times at which the candidate's own row changes, its applications' changes among them.
  var changes: [Moment] {
    var all = [arrival]
    if let edited { all.append(edited) }
    if let anonymised { all.append(anonymised) }
    if let linked { all.append(linked) }
    for application in applications { all += application.changes }
    return all
  }

  /// The user that the candidate is at a moment.
  func linkedUser(at moment: Moment) -> Int? {
    linked.map { $0 <= moment } == true ? linkedUser : nil
  }

  /// The applications that exist at a moment.
  func applications(at moment: Moment) -> [Application] {
    applications.filter { $0.created <= moment }
  }
}

extension Life {
  /// What is known of a life without living it: enough to skip it.
  struct Hint {
    let path: Path
    let finalist: Int?
    let isAnonymised: Bool
    let draw: Draw

    init(_ index: Int, in company: Company) {
      var draw = Draw(company.seed, .life, index)
      let kind = draw.below(1000)
      isAnonymised = draw.chance(25)
      if index % Life.stride == Life.offset {
        finalist = index / Life.stride
        path =
          Outcome.of(index / Life.stride, seed: company.seed) == .prospectOffer
          ? .prospect : kind < 120 ? .converted : .single
      } else {
        finalist = nil
        switch kind {
        case ..<10: path = .none
        case ..<75: path = .prospect
        case ..<115: path = .converted
        case ..<265: path = .several(2)
        case ..<315: path = .several(3)
        default: path = .single
        }
      }
      self.draw = draw
    }

    /// Whether something may happen later than half a year after the arrival.
    var isLong: Bool {
      if finalist != nil || isAnonymised { return true }
      switch path {
      case .none, .single: return false
      case .several, .prospect, .converted: return true
      }
    }

    /// No event is further from the arrival than this.
    var reach: Int64 { isLong ? Calendar.longestLife : 180 * Moment.dayLength }
  }

  /// One candidate in so many gets to an offer: this one.
  static let stride = 13
  static let offset = 7
}

/// The latest of some times that is not after the moment.
func latest(_ changes: [Moment], at moment: Moment) -> Moment {
  var result = Moment(milliseconds: .min)
  for change in changes where change <= moment && change > result { result = change }
  return result
}
