/// What the company asks applicants about themselves in a survey of its own.
enum Survey {
  /// A question with the answers it offers.
  struct Question: Sendable {
    let index: Int
    let text: String
    let isMultiple: Bool
    /// Whether it is still asked.
    let isActive: Bool
    let answers: [String]
    let shares: [Int]

    var id: Int64 { IDs.surveyQuestions.id(0, index) }
    /// The place of the answer for which people write their own words: the last but one.
    var own: Int { answers.count - 2 }
    /// The place of the answer that is not to say: the last.
    var declining: Int { answers.count - 1 }

    func optionID(_ place: Int) -> Int64 { IDs.surveyOptions.id(0, index * 16 + place) }
  }

  /// What one application answers to one question.
  struct Reply: Sendable {
    let question: Question
    /// The places of the chosen answers; none for who wrote something without choosing.
    let chosen: [Int]
    let at: Moment
  }

  static let questions = [
    Question(
      index: 0, text: "Which gender do you identify with?", isMultiple: false, isActive: true,
      answers: ["Woman", "Man", "Non-binary", "I describe myself", "I don't wish to answer"],
      shares: [450, 500, 35, 15]),
    Question(
      index: 1, text: "Which of these communities are you part of?", isMultiple: true,
      isActive: true,
      answers: [
        "Carer", "First in the family at a university", "Immigrant", "None of these",
        "In other words", "I prefer not to say",
      ], shares: [180, 200, 150, 450, 20]),
    Question(
      index: 2, text: "How old are you?", isMultiple: false, isActive: false,
      answers: ["Below 30", "30 to 49", "50 or older", "In other words", "I don't wish to answer"],
      shares: [350, 500, 140, 10]),
  ]

  /// What an application answers, question by question; who leaves one blank gives no reply.
  static func replies(_ application: Application, seed: UInt64) -> [Reply] {
    guard !application.isProspect else { return [] }
    return questions.compactMap { question in
      var person = Draw(seed, .selfIdentification, application.candidate, 100 + question.index)
      let first = person.answer(question.shares)
      let second = person.answer(question.shares)
      let part = 200 + question.index * 8 + application.slot
      var draw = Draw(seed, .selfIdentification, application.candidate, part)
      let mood = draw.below(1000)
      // The question that is no longer asked was answered rarely.
      guard mood < (question.isActive ? 750 : 200) else { return nil }
      let isSeveral = question.isMultiple && first != second && draw.chance(300)
      let chosen =
        mood < 8 ? [] : mood < 90 ? [question.declining] : isSeveral ? [first, second] : [first]
      return Reply(
        question: question, chosen: chosen, at: application.created + draw.span(1000, 90_000))
    }
  }
}
