extension View {
  static let stageMilestones = View(
    "stage_milestones",
    "A stage of a job's plan with the milestone that its name and place speak of, by which stages of different jobs compare.",
    columns: [
      ("job_interview_stage_id", "The stage, as job_interview_stages.id."),
      ("job_id", "The job whose plan it is in."),
      ("stage_name", "The stage's name."),
      ("sort_order", "The stage's place in the plan, from 0."),
      (
        "milestone",
        "The milestone: application_review, screen, assessment, face_to_face or offer."
      ),
      ("milestone_order", "The milestone's place, from 1 for application_review to 5 for offer."),
    ],
    sql: """
      select distinct
        t.job_interview_stage_id as job_interview_stage_id,
        t.job_id as job_id,
        t.stage_name as stage_name,
        t.sort_order as sort_order,
        \(Milestone.word(of: "t.milestone_order")) as milestone,
        t.milestone_order as milestone_order
      from (
        select distinct
          s.id as job_interview_stage_id,
          s.job_id as job_id,
          s.name as stage_name,
          s.sort_order as sort_order,
          \(Milestone.place("s.name", "s.sort_order")) as milestone_order
        from job_interview_stages s
      ) t
      """)
}

/// SQL that tells a stage's milestone from its name.
enum Milestone {
  /// A milestone with the words of which one is in the name of its stages.
  private typealias Sign = (milestone: String, place: Int, words: [String])

  /// The milestones in the order in which their words are looked for; a stage without any of them is
  /// an interview face to face.
  private static let signs: [Sign] = [
    ("offer", 5, ["offer"]),
    (
      "assessment", 3,
      ["test", "assessment", "exercise", "assignment", "case", "take home", "homework"]
    ),
    ("screen", 2, ["screen", "call"]),
  ]

  /// The milestone's word.
  static func word(_ name: String, _ order: String) -> String {
    expression(name, order, review: "'application_review'", other: "'face_to_face'") {
      "'\($0.milestone)'"
    }
  }

  /// The milestone's word, told from its place.
  static func word(of place: String) -> String {
    let words = signs.map { "when \($0.place) then '\($0.milestone)'" }
    return """
      case \(place)
        when 1 then 'application_review'
        \(words.joined(separator: "\n  "))
        else 'face_to_face'
      end
      """
  }

  /// The milestone's place.
  static func place(_ name: String, _ order: String) -> String {
    expression(name, order, review: "1", other: "4") { "\($0.place)" }
  }

  private static func expression(
    _ name: String, _ order: String, review: String, other: String,
    _ answer: (Sign) -> String
  ) -> String {
    func has(_ words: [String]) -> String { View.test(name, holdsOneOf: words) }
    let cases = signs.map { "when \(has($0.words)) then \(answer($0))" }
    return """
      case
        when \(order) = 0 or \(has(["application review"])) then \(review)
        \(cases.joined(separator: "\n  "))
        else \(other)
      end
      """
  }
}
