import Rows

/// What v1 delivers less of, or otherwise, than v3, with the reason.
///
/// Whatever is not said here must be the same. Columns that v1 lacks altogether are in the schema.
enum ParityDifferences {
  /// Rows that v1 does not list.
  struct Rows: Sendable {
    let table: String
    let reason: String
    /// The rows of v3 that v1 delivers too.
    let inV1: @Sendable (ParityContents) -> [ParityContents.Record]
  }

  /// Columns that hold something else, or nothing.
  struct Columns: Sendable {
    let table: String
    let columns: [String]
    let reason: String
  }

  static let rows: [Rows] = [
    Rows(table: "scorecards", reason: "Only complete scorecards are listed.", inV1: complete),
    Rows(table: "scheduled_interviews", reason: "Three of nine statuses are known.", inV1: known),
    Rows(table: "interviewers", reason: "Guests without an account do not come.") { all in
      let interviews = values("id", known(all))
      return all["interviewers"].filter {
        interviews.contains($0["interview_id"]) && $0["user_id"] != .null
      }
    },
    Rows(table: "users", reason: "Service accounts, which have no address, are not listed.") {
      $0["users"].filter { ![.null, .text("")].contains($0["primary_email"]) }
    },
    Rows(table: "referrers", reason: "Only users come, to whom an application is credited.") {
      all in
      let credited = values("referrer_id", all["applications"])
      return all["referrers"].filter { credited.contains($0["id"]) && $0["user_id"] != .null }
    },
    Rows(table: "job_candidate_attributes", reason: "Only what is rated comes.", inV1: attributes),
    Rows(table: "candidate_attribute_types", reason: "Only what is rated comes.") { all in
      let types = values("candidate_attribute_type_id", attributes(all))
      return all["candidate_attribute_types"].filter { types.contains($0["id"]) }
    },
    Rows(table: "custom_fields", reason: "Six kinds of fields are listed.", inV1: fields),
    Rows(table: "custom_field_options", reason: "They are listed with their fields.") { all in
      let listed = values("id", fields(all))
      return all["custom_field_options"].filter { listed.contains($0["custom_field_id"]) }
    },
    Rows(table: "job_post_locations", reason: "A posting has one place at most.") { all in
      let places = Dictionary(grouping: all["job_post_locations"]) { $0["job_post_id"] }
      return places.values.compactMap { $0.min { number($0["id"]) < number($1["id"]) } }
    },
  ]

  static let columns: [Columns] = [
    Columns(table: "rejection_reasons", columns: ["type"], reason: "The kind has no key."),
    Columns(table: "job_posts", columns: ["questions"], reason: "The questions have no ids."),
    Columns(
      table: "job_post_questions", columns: ["question_id"], reason: "The questions have no ids."),
    Columns(table: "openings", columns: ["custom_fields"], reason: "They come without."),
    Columns(
      table: "eeoc", columns: ["gender", "race", "veteran_status", "disability_status"],
      reason: "A blank question is null, and the words on veterans have another key."),
  ]

  /// Columns that are NULL on v1 where they point at a row that v1 does not list.
  static let references: [Columns] = [
    Columns(table: "applications", columns: ["referrer_id"], reason: "Only users are named."),
    Columns(table: "interviewers", columns: ["scorecard_id"], reason: "Drafts are not named."),
  ]

  /// The rows of v3 that v1 delivers too.
  static func inV1(_ table: String, of all: ParityContents) -> [ParityContents.Record] {
    rows.first { $0.table == table }?.inV1(all) ?? all[table]
  }

  @Sendable private static func complete(_ all: ParityContents) -> [ParityContents.Record] {
    all["scorecards"].filter { $0["status"] == .text("complete") }
  }

  @Sendable private static func known(_ all: ParityContents) -> [ParityContents.Record] {
    let words: [Scalar?] = [.text("scheduled"), .text("awaiting_feedback"), .text("complete")]
    return all["scheduled_interviews"].filter { words.contains($0["status"]) }
  }

  @Sendable private static func ratings(_ all: ParityContents) -> [ParityContents.Record] {
    let cards = values("id", complete(all))
    return all["scorecard_candidate_attributes"].filter { cards.contains($0["scorecard_id"]) }
  }

  @Sendable private static func attributes(_ all: ParityContents) -> [ParityContents.Record] {
    let rated = values("job_candidate_attribute_id", ratings(all))
    return all["job_candidate_attributes"].filter { rated.contains($0["id"]) }
  }

  @Sendable private static func fields(_ all: ParityContents) -> [ParityContents.Record] {
    let kinds: [Scalar?] = [
      .text("job"), .text("candidate"), .text("application"), .text("offer"),
      .text("rejection_question"), .text("referral_question"),
    ]
    return all["custom_fields"].filter { kinds.contains($0["field_type"]) }
  }

  private static func values(_ column: String, _ rows: [ParityContents.Record]) -> Set<Scalar?> {
    Set(rows.map { $0[column] })
  }

  private static func number(_ value: Scalar?) -> Int64 {
    if case .integer(let number) = value { number } else { 0 }
  }
}
