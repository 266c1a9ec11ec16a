/// What surrounds the candidates: offices, people, jobs and dictionaries, up to some horizon.
///
/// Every list grows at its end only, so a later horizon never changes what an earlier one held.
struct World: Sendable {
  let calendar: Calendar
  let departments: [Department]
  let offices: [Office]
  let origins: [Origin]
  let reasons: [Reason]
  let closeReasons: [CloseReason]
  let pools: [Pool]
  let fields: [Field]
  let users: [User]
  let referrers: [Referrer]
  let jobs: [Job]

  init(seed: UInt64, calendar: Calendar, horizon: Moment) {
    self.calendar = calendar
    departments = World.departments
    offices = World.offices
    origins = World.origins
    reasons = World.reasons
    closeReasons = World.closeReasons
    pools = World.pools
    fields = Field.all
    users = User.all(seed: seed, calendar: calendar, until: horizon)
    referrers = Referrer.all
    jobs = Job.all(seed: seed, calendar: calendar, until: horizon)
  }
}

extension World {
  /// When the company began to use Greenhouse; everything in the dictionaries is from then.
  static let founded = at("2022-09-05T08:00:00Z")

  static func at(_ iso: String) -> Moment { Moment(iso) ?? Moment(milliseconds: 0) }

  static let departments: [Department] = {
    let rows: [(String, Int?, String?, String?)] = [
      ("Engineering", nil, "D-100", nil), ("Platform", 0, "D-110", nil),
      ("Firmware \"Core\"", 1, "D-111", nil), ("People", nil, nil, nil),
      ("Sales, EMEA", nil, "D-300", nil), ("Marketing & Café", nil, "", nil),
      ("Finance", nil, "D-500", nil), ("データ", 0, nil, nil),
      ("Support <b>24/7</b>", nil, "D-700", "2025-03-10T10:00:00Z"),
      ("Research 🧪", nil, nil, "2026-11-12T10:00:00Z"),
    ]
    return rows.enumerated().map { index, row in
      Department(
        index: index, name: row.0, parent: row.1, externalID: row.2,
        created: row.3.map(at) ?? founded + Int64(index) * 3_671_003)
    }
  }()

  static let offices: [Office] = {
    let rows: [(String, String?, Int?, Int?, String?, String?)] = [
      ("Europe", nil, nil, nil, "LOC-EU", nil),
      ("Lisbon", "Lisbon, Portugal", 0, 0, "LOC-LIS", nil),
      ("Kraków", "Kraków, Poland", 0, 4, nil, nil),
      ("Remote (EMEA)", nil, nil, nil, nil, nil),
      ("Austin, TX", "Austin, TX, United States", nil, 6, "LOC-AUS", nil),
      ("東京", "東京", nil, nil, nil, "2025-06-02T09:00:00Z"),
      ("Toronto", "Toronto, Canada", nil, 7, "LOC-TOR", "2026-11-16T09:00:00Z"),
    ]
    return rows.enumerated().map { index, row in
      Office(
        index: index, name: row.0, location: row.1, parent: row.2, contact: row.3,
        externalID: row.4, created: row.5.map(at) ?? founded + Int64(index) * 4_173_009)
    }
  }()

  static let origins: [Origin] = {
    let rows: [(Int64?, String, Int64, String, Int, String?)] = [
      (2, "Jobs page on your website", 7, "Company marketing", 22, nil),
      (16, "LinkedIn (Prospecting)", 5, "Prospecting", 10, nil),
      (nil, "LinkedIn", 3, "Third-party boards", 24, nil),
      (nil, "Referral", 2, "Referral", 14, nil),
      (nil, "Indeed", 3, "Third-party boards", 16, nil),
      (nil, "Glassdoor", 3, "Third-party boards", 4, nil),
      (nil, "Twitter, \"X\"", 6, "Social media", 2, nil),
      (nil, "Agency <b>Blue</b>", 1, "Agencies", 3, nil),
      (nil, "Meetup Kraków", 8, "In person event", 2, nil),
      (nil, "Internal Applicant", 9, "Other", 1, nil),
      (nil, "HackerRank 求人", 3, "Third-party boards", 2, "2025-01-20T09:00:00Z"),
      (nil, "Campus Fair 2026 🎓", 8, "In person event", 0, "2026-11-09T09:00:00Z"),
    ]
    return rows.enumerated().map { index, row in
      Origin(
        id: row.0 ?? IDs.sources.id(index), name: row.1, typeID: row.2, typeName: row.3,
        created: row.5.map(at) ?? founded + Int64(index) * 61_007, weight: row.4)
    }
  }()

  static let reasons: [Reason] = {
    let types: [(Int64, String, String)] = [
      (1, "WE_REJECTED_THEM", "We rejected them"), (2, "THEY_REJECTED_US", "They rejected us"),
      (3, "NONE_SPECIFIED", "None specified"), (4, "SECURITY_CONCERN", "Security concern"),
    ]
    let rows: [(Int64?, String, Int, String?)] = [
      (8, "Lacking skill(s)/qualification(s)", 0, nil), (9, "Hired another candidate", 0, nil),
      (11, "Withdrew", 1, nil), (13, "Duplicate", 2, nil),
      (nil, "Accepted another offer", 1, nil), (nil, "Compensation, too \"low\"", 1, nil),
      (nil, "Duplicate application", 2, nil), (nil, "Failed background check", 3, nil),
      (nil, "Visa / 就労ビザ", 0, nil), (nil, "Position paused", 0, "2026-11-10T12:00:00Z"),
    ]
    return rows.enumerated().map { index, row in
      let type = types[row.2]
      return Reason(
        id: row.0 ?? IDs.rejectionReasons.id(index), name: row.1, typeID: type.0,
        typeKey: type.1, typeName: type.2, isDefault: row.0 != nil,
        created: row.3.map(at) ?? founded + Int64(index) * 71_003)
    }
  }()

  static let closeReasons = [
    "Hire - New Headcount", "Hire - Backfill", "Not Filling", "Budget, frozen",
    "Hire - \"Internal\" move",
  ].enumerated().map { CloseReason(index: $0, name: $1) }

  static let pools: [Pool] = [
    Pool(
      index: 0, name: "Hardware keep-warm", stages: ["Not Contacted", "In Discussion", "Ready"],
      description: nil, created: founded + Moment.dayLength, retired: nil),
    Pool(
      index: 1, name: "Silver medalists, 2025", stages: ["Cold", "Warm 🔥"],
      description: "People we'd \"almost\" hired.", created: founded + 2 * Moment.dayLength,
      retired: nil),
    Pool(
      index: 2, name: "Café networking", stages: ["Met"], description: nil,
      created: founded + 3 * Moment.dayLength, retired: at("2026-11-05T15:00:00Z")),
  ]
}
