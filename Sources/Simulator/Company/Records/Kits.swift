extension ListDefinition {
  static let kits: [ListDefinition] = [
    kits("scorecard_questions") { kit, _ in
      kit.questions.map { question in
        Entry(
          kit.id(of: question), kit.job.created,
          [
            "interview_kit_id": .id(kit.id), "question": .text(question.text),
            "sort_order": .number(question.slot), "active": .flag(true),
            "answer_type": .text(question.kind), "required": .flag(question.slot == 1),
          ])
      }
    },
    kits("scorecard_question_options") { kit, _ in
      kit.questions.flatMap { question in
        question.options.enumerated().map { place, name in
          Entry(
            kit.id(of: question, option: place), kit.job.created,
            [
              "scorecard_question_id": .id(kit.id(of: question)), "name": .text(name),
              "sort_order": .number(place), "active": .flag(true),
            ])
        }
      }
    },
    kits("focus_candidate_attributes") { kit, _ in
      kit.attributes.enumerated().map { place, attribute in
        Entry(
          IDs.focusAttributes.id(kit.job.index, kit.slot * 2 + place), kit.job.created,
          [
            "interview_kit_id": .id(kit.id),
            "job_candidate_attribute_id": .id(IDs.jobAttributes.id(kit.job.index, attribute)),
          ])
      }
    },
    kits("scorecard_question_candidate_attributes") { kit, _ in
      kit.questions.filter { $0.kind == "text" }.map { question in
        Entry(
          IDs.questionAttributes.id(kit.job.index, kit.slot), kit.job.created,
          [
            "scorecard_question_id": .id(kit.id(of: question)),
            "focus_candidate_attribute_id": .id(
              IDs.focusAttributes.id(kit.job.index, kit.slot * 2)),
          ])
      }
    },
    kits("default_interviewers") { kit, company in
      kit.job.recruiters.enumerated().map { place, user in
        Entry(
          IDs.defaultInterviewers.id(kit.job.index, kit.slot * 2 + place), kit.job.created,
          ["user_id": .id(company.world.users[user].id), "interview_kit_id": .id(kit.id)])
      }
    },
    answers("scorecard_question_answers", .questionAnswers) { card, application, kit in
      kit.questions.map { question in
        let answer = kit.answer(question, by: card, of: application.candidate)
        return Entry(
          card.answerID(question, of: application), card.submitted ?? card.created,
          [
            "scorecard_id": .id(IDs.scorecards.id(application.candidate, card.slot)),
            "scorecard_question_id": .id(kit.id(of: question)), "answer": .text(answer.text),
            "answer_with_tags": .text(nil),
            "boolean_value": answer.isYes.map(Datum.flag) ?? .text(nil),
          ])
      }
    },
    answers("scorecard_question_answer_options", .questionAnswerOptions) { card, application, kit in
      kit.questions.compactMap { question in
        kit.answer(question, by: card, of: application.candidate).option.map { option in
          Entry(
            IDs.questionAnswerOptions.id(application.candidate, card.slot),
            card.submitted ?? card.created,
            [
              "scorecard_question_option_id": .id(kit.id(of: question, option: option)),
              "scorecard_question_answer_id": .id(card.answerID(question, of: application)),
            ])
        }
      }
    },
  ]

  /// A list of what is said once per interview kit.
  private static func kits(
    _ name: String, _ rows: @escaping @Sendable (Kit, Company) -> [Entry]
  ) -> ListDefinition {
    .short(name, .v3) { company in
      company.world.jobs.flatMap { $0.kits.flatMap { rows($0, company) } }
    }
  }

  /// A list of what complete scorecards answer.
  private static func answers(
    _ name: String, _ block: IDs,
    _ rows: @escaping @Sendable (Scorecard, Application, Kit) -> [Entry]
  ) -> ListDefinition {
    .lives(name, .v3, block) { life, company in
      life.applications(at: company.moment).flatMap { application in
        application.answeredKits(in: company).flatMap { rows($0.card, application, $0.kit) }
      }
    }
  }
}

extension Application {
  /// The complete scorecards, each with the kit that it answers.
  func answeredKits(in company: Company) -> [(card: Scorecard, kit: Kit)] {
    guard let job else { return [] }
    return scorecards(in: company).filter { $0.isComplete(at: company.moment) }.map {
      ($0, Kit(job: company.world.jobs[job], stage: $0.stage, place: $0.place))
    }
  }
}

extension Scorecard {
  fileprivate func answerID(_ question: Kit.Question, of application: Application) -> Int64 {
    IDs.questionAnswers.id(application.candidate, slot * 3 + question.slot)
  }
}
