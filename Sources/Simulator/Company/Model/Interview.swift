/// One interview of an application, or a take-home test, with everything that happens to it.
struct Interview: Sendable {
  /// The nine words of v3, of which v1 had three.
  enum Status: String, CaseIterable, Sendable {
    case toBeScheduled = "to_be_scheduled"
    case scheduled
    case awaitingFeedback = "awaiting_feedback"
    case complete, skipped
    case collectFeedback = "collect_feedback"
    case toBeSent = "to_be_sent"
    case sent, received

    var isInV1: Bool { self == .scheduled || self == .awaitingFeedback || self == .complete }
  }

  /// When it takes place, and since when that is so.
  struct Placing: Sendable {
    let since: Moment
    let starts: Moment
    let ends: Moment
  }

  let slot: Int
  let stage: Int
  /// Which of the stage's interviews it is.
  let place: Int
  let created: Moment
  var steps: [(status: Status, at: Moment)]
  var placings: [Placing] = []
  var isAllDay = false
  var organizer: Int?
  var location: String?
  var video: String?
  var externalID: String?
  var available: Moment?
  var interviewers: [Interviewer] = []
  /// The scorecard of a test that was graded without an interviewer.
  var grading: Scorecard?

  func status(at moment: Moment) -> Status {
    var status = steps[0].status
    for step in steps where step.at <= moment { status = step.status }
    return status
  }

  func placing(at moment: Moment) -> Placing? {
    placings.last { $0.since <= moment }
  }

  /// When the interview's row changes, in v3 or in v1, where its interviewers are part of it.
  var changes: [Moment] {
    var all = [created]
    for step in steps { all.append(step.at) }
    for placing in placings { all.append(placing.since) }
    for interviewer in interviewers { all += interviewer.changes }
    return all
  }
}

/// Someone who is invited to an interview.
struct Interviewer: Sendable {
  let slot: Int
  /// The user; `nil` for a guest from outside.
  let user: Int?
  let created: Moment
  let answered: (word: String, at: Moment)?
  var scorecard: Scorecard?

  var changes: [Moment] {
    [created, answered?.at, scorecard?.submitted].compactMap(\.self)
  }
}

/// What an interviewer thinks: a placeholder first, submitted later or never.
struct Scorecard: Sendable {
  let slot: Int
  let stage: Int
  let place: Int
  let interviewer: Int
  let submitter: Int
  let created: Moment
  let submitted: Moment?
  /// When the notes were edited after submitting.
  let edited: Moment?
  /// When it is about while it is a draft, and once submitted.
  let interviewed: (draft: Moment?, final: Moment?)
  let rating: String

  var changes: [Moment] { [created, submitted, edited].compactMap(\.self) }

  func isComplete(at moment: Moment) -> Bool { submitted.map { $0 <= moment } ?? false }
}
