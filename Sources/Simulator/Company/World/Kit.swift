/// What an interview of a plan asks of who holds it: up to three questions, two attributes.
struct Kit: Sendable {
  /// A question of the kit.
  struct Question: Sendable {
    let slot: Int
    let text: String
    let kind: String
    let options: [String]
  }

  let job: Job
  let stage: Int
  let place: Int

  /// The place among the kits of the job.
  var slot: Int { stage * 2 + place }
  var id: Int64 { job.kitID(stage, place) }

  /// The questions; the first is asked in a stage's first interview only.
  var questions: [Question] {
    let first = Question(
      slot: 0, text: "<p>Is the notice period acceptable?</p>", kind: "yes_no", options: [])
    return (place == 0 ? [first] : []) + [
      Question(slot: 1, text: "What did you learn, \"in a line\"?", kind: "text", options: []),
      Question(
        slot: 2, text: "Which level?", kind: "single_select", options: ["Junior", "Senior", "主任"]),
    ]
  }

  /// Which of the job's attributes the interview looks at.
  var attributes: [Int] { [slot, slot + 1].map { $0 % Job.attributes.count } }

  func id(of question: Question) -> Int64 {
    question.slot == 0
      ? IDs.kitQuestions.id(job.index, slot)
      : IDs.furtherQuestions.id(job.index, slot * 2 + question.slot - 1)
  }

  func id(of question: Question, option: Int) -> Int64 {
    IDs.questionOptions.id(job.index, slot * 4 + option)
  }

  /// What a scorecard answers to a question.
  func answer(_ question: Question, by card: Scorecard, of candidate: Int) -> (
    text: String?, isYes: Bool?, option: Int?
  ) {
    let draw = candidate + card.slot
    return switch question.kind {
    case "yes_no": (nil, draw % 3 != 0, nil)
    case "text": (Vocabulary.remarks[draw % Vocabulary.remarks.count], nil, nil)
    default: (nil, nil, draw % question.options.count)
    }
  }
}

extension Job {
  /// The kits of the job's interviews.
  var kits: [Kit] {
    stages.indices.flatMap { stage in
      stages[stage].interviews.indices.map { Kit(job: self, stage: stage, place: $0) }
    }
  }
}
