/// What an applicant says of themselves with one application, in the form of the equal opportunity law.
///
/// Who somebody is stays the same over their applications; whether they say so is decided each time. Chance
/// comes from a stream of its own, so that nothing else of the company depends on it.
struct SelfIdentification: Sendable {
  /// What is made of one question.
  enum Reply: Equatable, Sendable {
    case blank
    case declined
    /// The place of the answer in the question's list.
    case said(Int)
  }

  /// A question with its answers; the last answer is not to say.
  struct Question: Sendable {
    let name: StaticString
    let answers: [String]
    /// How many of a thousand people each answer is true of, the last answer left out.
    let shares: [Int]

    /// The words for a reply; `nil` when the question was left blank.
    func words(_ reply: Reply) -> String? { number(reply).map { answers[$0 - 1] } }

    /// Greenhouse's number for a reply.
    func number(_ reply: Reply) -> Int? {
      switch reply {
      case .blank: nil
      case .declined: answers.count
      case .said(let place): place + 1
      }
    }
  }

  let submitted: Moment
  /// One reply per question, in the order of ``questions``.
  let replies: [Reply]

  /// `nil` for a prospect, who never saw the form, and for who did not send it.
  init?(_ application: Application, seed: UInt64) {
    guard !application.isProspect else { return nil }
    var person = Draw(seed, .selfIdentification, application.candidate)
    let truth = Self.questions.map { person.answer($0.shares) }
    var draw = Draw(seed, .selfIdentification, application.candidate, 1 + application.slot)
    guard draw.chance(800) else { return nil }
    submitted = application.created + draw.span(1000, 90_000)
    replies = truth.map { place in
      let mood = draw.below(1000)
      return mood < 60 ? .blank : mood < 170 ? .declined : .said(place)
    }
  }

  static let questions = [
    Question(
      name: "gender", answers: ["Male", "Female", "Decline To Self Identify"], shares: [560, 440]),
    Question(
      name: "race",
      answers: [
        "American Indian or Alaskan Native", "Asian", "Black or African American",
        "Hispanic or Latino", "White", "Native Hawaiian or Other Pacific Islander",
        "Two or More Races", "Decline To Self Identify",
      ], shares: [8, 220, 140, 160, 420, 5, 47]),
    Question(
      name: "veteran_status",
      answers: [
        "I am not a protected veteran",
        "I identify as one or more of the classifications of a protected veteran",
        "I don't wish to answer",
      ], shares: [930, 70]),
    Question(
      name: "disability_status",
      answers: [
        "Yes, I have a disability, or have had one in the past",
        "No, I do not have a disability and have not had one in the past",
        "I do not want to answer",
      ], shares: [90, 910]),
  ]
}

extension Draw {
  /// One of several answers, by how many of a thousand each is true of.
  mutating func answer(_ shares: [Int]) -> Int {
    var rest = below(shares.reduce(0, +))
    for (place, share) in shares.enumerated() {
      if rest < share { return place }
      rest -= share
    }
    return shares.count - 1
  }
}
