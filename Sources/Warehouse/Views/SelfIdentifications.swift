extension View {
  static let equalOpportunityForms = View(
    "equal_opportunity_forms",
    "The latest form of the equal opportunity law of an application, with the answers in its words.",
    columns: [
      ("application_id", "The application, which has one row here at most."),
      ("gender", "The gender, NULL when the question was left blank."),
      ("race", "The race or ethnicity, NULL when the question was left blank."),
      ("veteran_status", "Whether the person is a protected veteran, NULL when left blank."),
      ("disability_status", "Whether the person has a disability, NULL when left blank."),
    ],
    sql: """
      select
        e.application_id as application_id,
        \(attributes.map { "nullif(e.\($0)_description, '') as \($0)" }.joined(separator: ",\n  "))
      from eeoc e
      where not exists (
        select 1
        from eeoc later
        where later.application_id = e.application_id
          and later.id <> e.id
          and (coalesce(later.submitted_at, '') > coalesce(e.submitted_at, '')
            or (coalesce(later.submitted_at, '') = coalesce(e.submitted_at, '')
              and later.id > e.id)))
      """)

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

  static let surveyOptions = View(
    "survey_options",
    "One answer that a question of a demographic survey offers, and whether it is not to say.",
    columns: [
      ("option_id", "The answer, as demographic_answer_options.id."),
      ("answer", "The answer in words."),
      (
        "is_declined",
        "Whether it is not to say, as 1 or 0: marked so, which v1 never does, or by its words."
      ),
    ],
    sql: """
      select distinct
        o.id as option_id,
        o.name as answer,
        case when o.decline_to_answer is true then 1 else \(declines("o.name")) end as is_declined
      from demographic_answer_options o
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
          when min(o.answer) <> max(o.answer) then '(several answers)'
          else coalesce(min(o.answer), '(own words)')
        end as answer,
        coalesce(max(o.is_declined), 0) as is_declined
      from demographic_answers a
      join demographic_questions q on q.id = a.demographic_question_id
      left join survey_options o on o.option_id = a.demographic_answer_option_id
      group by
        a.application_id,
        q.name
      """)

  private static let attributes = ["gender", "race", "veteran_status", "disability_status"]

  private static func saying(_ attribute: String) -> String {
    """
    select f.application_id as application_id, '\(attribute)' as attribute, f.\(attribute) as answer
        from equal_opportunity_forms f
    """
  }

  /// Whether the words of an answer mean that there is none, whatever Greenhouse marks.
  private static func declines(_ words: String) -> String {
    let phrases = ["decline", "to answer", "not to say", "to disclose"]
    return "case when \(test(words, holdsOneOf: phrases)) then 1 else 0 end"
  }
}
