extension View {
  static let selfIdentifications = View(
    "self_identifications",
    "What an applicant said to one question of the equal opportunity form, the latest form of an application.",
    columns: [
      ("application_id", "The application."),
      ("attribute", "What was asked: gender, race, veteran_status or disability_status."),
      ("answer", "The answer in the words of the form, NULL when the question was left blank."),
      ("is_declined", "Whether the answer is not to say, as 1 or 0, told from its words."),
    ],
    sql: """
      select
        s.application_id as application_id,
        s.attribute as attribute,
        s.answer as answer,
        \(declines("s.answer")) as is_declined
      from (
        \(attributes.map(saying).joined(separator: "\n  union all\n  "))
      ) s
      """)

  static let surveyAnswers = View(
    "survey_answers",
    "What an applicant answered to one question of a demographic survey, all chosen answers together.",
    columns: [
      ("application_id", "The application."),
      ("question", "The question as it is asked."),
      ("answer", "The chosen answer, or (several answers), or (own words) without a choice."),
      (
        "is_declined",
        "Whether an answer is not to say, as 1 or 0: marked so, which v1 never does, or by its words."
      ),
    ],
    sql: """
      select
        a.application_id as application_id,
        q.name as question,
        case
          when count(distinct o.name) > 1 then '(several answers)'
          else coalesce(min(o.name), '(own words)')
        end as answer,
        max(
          case when o.decline_to_answer is true then 1 else \(declines("o.name")) end) as is_declined
      from demographic_answers a
      join demographic_questions q on q.id = a.demographic_question_id
      left join demographic_answer_options o on o.id = a.demographic_answer_option_id
      group by
        a.application_id,
        q.name
      """)

  private static let attributes = ["gender", "race", "veteran_status", "disability_status"]

  private static func saying(_ attribute: String) -> String {
    """
    select e.application_id as application_id, '\(attribute)' as attribute,
          nullif(e.\(attribute)_description, '') as answer
        from eeoc e
        where not exists (
          select 1 from eeoc f where f.application_id = e.application_id
            and (coalesce(f.submitted_at, '') > coalesce(e.submitted_at, '')
              or (coalesce(f.submitted_at, '') = coalesce(e.submitted_at, '') and f.id > e.id)))
    """
  }

  /// Whether the words of an answer mean that there is none, whatever Greenhouse marks.
  private static func declines(_ words: String) -> String {
    let phrases = ["decline", "to answer", "not to say", "to disclose"]
    let tests = phrases.map { "replace(lower(\(words)), '\($0)', '') <> lower(\(words))" }
    return "case when \(tests.joined(separator: " or ")) then 1 else 0 end"
  }
}
