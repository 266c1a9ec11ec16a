/// A hiring plan: the stages an application walks through, the first for review, the last for the
/// offer.
struct Plan: Sendable {
  /// One stage of a plan.
  struct Stage: Sendable {
    let name: String
    let interviews: [Slot]
  }

  /// An interview, or a take-home test, that belongs to a stage.
  struct Slot: Sendable {
    let name: String
    let minutes: Int?
    var isTakeHome = false
  }

  let stages: [Stage]
}

extension Plan {
  static let all: [Plan] = [
    Plan(stages: [
      review,
      Stage(name: "Phone Screen", interviews: [Slot(name: "Recruiter Phone Screen", minutes: 30)]),
      Stage(
        name: "Onsite",
        interviews: [
          Slot(name: "Systems Design", minutes: 60),
          Slot(name: "Values, \"bar raiser\"", minutes: 45),
        ]), offer,
    ]),
    Plan(stages: [
      review,
      Stage(name: "Recruiter Call", interviews: [Slot(name: "Recruiter Call", minutes: 30)]),
      Stage(
        name: "Take Home Test",
        interviews: [Slot(name: "Take Home Test", minutes: nil, isTakeHome: true)]),
      Stage(name: "Technical Interview", interviews: [Slot(name: "Pairing", minutes: 60)]),
      Stage(
        name: "Onsite",
        interviews: [
          Slot(name: "Panel", minutes: 60), Slot(name: "Hiring Manager Interview", minutes: 45),
        ]),
      Stage(name: "Reference Check", interviews: []), offer,
    ]),
    Plan(stages: [
      review,
      Stage(
        name: "Hiring Manager Interview",
        interviews: [Slot(name: "Hiring Manager Interview", minutes: 45)]), offer,
    ]),
    Plan(stages: [
      review, Stage(name: "Phone Screen", interviews: [Slot(name: "Phone Screen", minutes: 30)]),
      Stage(
        name: "Case Study",
        interviews: [
          Slot(name: "Case Study", minutes: nil, isTakeHome: true),
          Slot(name: "Case Review", minutes: 60),
        ]),
      Stage(name: "Panel 面接", interviews: [Slot(name: "Panel 面接", minutes: 60)]), offer,
    ]),
  ]

  private static let review = Stage(name: "Application Review", interviews: [])
  private static let offer = Stage(name: "Offer", interviews: [])
}
