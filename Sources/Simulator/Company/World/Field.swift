/// The definition of a custom field.
struct Field: Sendable {
  /// What carries the field, in the words of `field_type`.
  enum Carrier: String, CaseIterable, Sendable {
    case candidate, application, job, opening, offer
    case user = "user_attribute"
    case rejection = "rejection_question"
    /// What an education is told by: schools, degrees, subjects.
    case standard
  }

  let index: Int
  let carrier: Carrier
  let key: String
  let name: String
  let kind: String
  let options: [String]
  let isPrivate: Bool

  var id: Int64 { IDs.customFields.id(index) }

  /// The key of v1's flat form: the current name in small letters.
  var flatKey: String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// A value whose definition was retired in the course of the history.
  var retired: Moment? { key == "t_shirt_size" ? World.at("2026-11-04T11:00:00Z") : nil }
}

extension Field {
  static let all: [Field] = {
    let employment = ["Full-time", "Part-time", "Contract", "Intern, summer"]
    let rows: [(Carrier, String, String, String, [String])] = [
      (
        .candidate, "notice_period", "Notice Period", "single_select",
        ["None", "1 month", "3 months", "6+ months, \"negotiable\""]
      ),
      (.candidate, "open_to_relocation", "Open to relocation", "yes_no", []),
      (
        .candidate, "languages", "Languages", "multi_select",
        ["English", "Português", "日本語", "Polski, native"]
      ),
      (.candidate, "graduation_year_1", "Graduation Year", "number", []),
      (.candidate, "available_from", "Available from", "date", []),
      (.candidate, "desired_salary", "Desired salary", "currency_range", []),
      (.candidate, "portfolio_link", "Portfolio link", "url", []),
      (.candidate, "t_shirt_size", "T-shirt size", "short_text", []),
      (.application, "cover_note", "Cover note", "long_text", []),
      (.application, "visa_required", "Visa required", "yes_no", []),
      (.application, "hiring_buddy", "Hiring buddy", "user", []),
      (.job, "employment_type", "Employment Type", "single_select", employment),
      (.job, "salary_band", "Salary Band (EUR)", "currency_range", []),
      (.job, "team_size", "Team size", "number_range", []),
      (.opening, "budget_code", "Budget code", "short_text", []),
      (.opening, "annual_budget", "Annual budget", "currency", []),
      (.offer, "base_salary", "Base Salary", "currency", []),
      (.offer, "employment_type", "Employment Type", "single_select", employment),
      (.offer, "signing_bonus", "Signing bonus", "number", []),
      (.offer, "relocation_package", "Relocation package", "yes_no", []),
      (.offer, "offer_note", "Offer note", "rich_text", []),
      (.user, "interview_trained", "Interview trained", "yes_no", []),
      (.user, "pronunciation", "Pronunciation", "url", []),
      (.rejection, "strengths", "What stood out?", "short_text", []),
      (.rejection, "talk_again", "Talk again?", "yes_no", []),
      (.standard, "school_name", "School Name", "single_select", Vocabulary.schools),
      (.standard, "degree", "Degree", "single_select", Vocabulary.degrees),
      (.standard, "discipline", "Discipline", "single_select", Vocabulary.disciplines),
    ]
    return rows.enumerated().map { index, row in
      Field(
        index: index, carrier: row.0, key: row.1, name: row.2, kind: row.3, options: row.4,
        isPrivate: row.1.contains("salary"))
    }
  }()

  static let byCarrier: [Carrier: [Field]] = Dictionary(grouping: all, by: \.carrier)
}
