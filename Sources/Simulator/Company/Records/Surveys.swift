/// The company's own survey: v3's four lists, which v1 has under `demographics/`.
extension ListDefinition {
  static let surveys: [ListDefinition] = Dialect.allCases.flatMap { dialect -> [ListDefinition] in
    let names =
      dialect == .v3
      ? [
        "demographic_question_sets", "demographic_questions", "demographic_answer_options",
        "demographic_answers",
      ]
      : [
        "demographics/question_sets", "demographics/questions", "demographics/answer_options",
        "demographics/answers",
      ]
    return [
      .short(names[0], dialect) { _ in [Survey.entry(dialect)] },
      .short(names[1], dialect) { _ in Survey.questions.map { $0.entry(dialect) } },
      .short(names[2], dialect) { _ in
        Survey.questions.flatMap { question in
          question.answers.indices.map { question.optionEntry($0, dialect) }
        }
      },
      .lives(names[3], dialect, .surveyAnswers) { life, company in
        life.applications(at: company.moment).flatMap { $0.surveyEntries(company) }
      },
    ]
  }
}

extension Survey {
  private static let id = IDs.surveys.id(0)

  fileprivate static func entry(_ dialect: Dialect) -> Entry {
    Entry(
      id: id, created: World.founded, updated: World.founded,
      keys: ["active": .flag(true), "enabled": .flag(true)]
    ) { bytes in
      bytes.object {
        if dialect == .v3 {
          $0.head(id, World.founded, World.founded)
        } else {
          $0.field("id", id)
        }
        $0.field("title", "About you")
        $0.field("description", "<p>Tell us as much as you like &amp; nothing more.</p>")
        $0.field("active", true)
        if dialect == .v3 { $0.field("enabled", true) }
      }
    }
  }
}

extension Survey.Question {
  fileprivate func entry(_ dialect: Dialect) -> Entry {
    Entry(
      id: id, created: World.founded, updated: World.founded,
      keys: [
        "demographic_question_set_id": .id(IDs.surveys.id(0)), "active": .flag(isActive),
        "required": .flag(false),
      ]
    ) { bytes in
      bytes.object { bytes in
        if dialect == .v3 {
          bytes.head(id, World.founded, World.founded)
          bytes.field("sort_order", number: index)
          bytes.field("required", false)
          bytes.field(
            "answer_type", isMultiple ? "multi_value_multi_select" : "multi_value_single_select")
        } else {
          bytes.field("id", id)
          bytes.translations(text)
        }
        bytes.field("active", isActive)
        bytes.field("name", text)
        bytes.field("demographic_question_set_id", IDs.surveys.id(0))
      }
    }
  }

  fileprivate func optionEntry(_ place: Int, _ dialect: Dialect) -> Entry {
    let own = optionID(place)
    return Entry(
      id: own, created: World.founded, updated: World.founded,
      keys: ["demographic_question_id": .id(id), "active": .flag(true)]
    ) { bytes in
      bytes.object { bytes in
        if dialect == .v3 {
          bytes.head(own, World.founded, World.founded)
          bytes.field("sort_order", number: place)
          bytes.field("decline_to_answer", place == declining)
        } else {
          bytes.field("id", own)
          bytes.translations(answers[place])
        }
        bytes.field("demographic_question_id", id)
        bytes.field("active", true)
        bytes.field("free_form", place == self.own)
        bytes.field("name", answers[place])
      }
    }
  }
}

extension Application {
  /// The rows of the survey's answers: one per chosen answer, and one for words without a choice.
  fileprivate func surveyEntries(_ company: Company) -> [Entry] {
    Survey.replies(self, seed: company.seed).filter { $0.at <= company.moment }.flatMap { reply in
      let options = reply.chosen.isEmpty ? [nil] : reply.chosen.sorted().map(Int?.some)
      return options.enumerated().map { index, place in
        let slot = (self.slot * Survey.questions.count + reply.question.index) * 2 + index
        let own = IDs.surveyAnswers.id(candidate, slot)
        let option = place.map(reply.question.optionID)
        let text = place == nil || place == reply.question.own ? "in my own words" : nil
        return Entry(
          id: own, created: reply.at, updated: reply.at,
          keys: [
            "application_id": .id(id), "demographic_question_id": .id(reply.question.id),
            "demographic_answer_option_id": .optional(option),
          ]
        ) { bytes in
          bytes.object {
            $0.head(own, reply.at, reply.at)
            $0.field("application_id", id)
            $0.field("demographic_question_id", reply.question.id)
            $0.field("demographic_answer_option_id", option)
            $0.field("free_form_text", text)
          }
        }
      }
    }
  }
}

extension [UInt8] {
  /// Appends v1's translations, of which there is only the English one.
  fileprivate mutating func translations(_ text: String) {
    array("translations", [text]) { bytes, text in
      bytes.object {
        $0.field("language", "en")
        $0.field("name", text)
      }
    }
  }
}
