/// A job with its plan, its team and the times at which it changed.
struct Job: Sendable {
  let index: Int
  /// The number by which the calendar knows its window; `nil` for templates and drafts.
  let number: Int?
  let name: String
  let requisition: String?
  let notes: String?
  let isConfidential: Bool
  /// Null on old jobs, as recorded.
  let isTemplate: Bool?
  let copiedFrom: Int?
  let department: Int?
  let offices: [Int]
  let planIndex: Int
  let created: Moment
  let opened: Moment?
  let closed: Moment?
  let reopened: Moment?
  let closedAgain: Moment?
  /// When the notes were rewritten.
  let edited: Moment?
  let managers: [Int]
  let recruiters: [Int]
  let coordinators: [Int]
  let sourcers: [Int]
  /// When one stage of the plan was switched off, and which.
  let stageRetired: (stage: Int, at: Moment)?

  var id: Int64 { IDs.jobs.id(index) }
  var plan: Plan { Plan.all[planIndex] }
  var stages: [Plan.Stage] { plan.stages }

  func stageID(_ stage: Int) -> Int64 { IDs.jobStages.id(index, stage) }
  func interviewID(_ stage: Int, _ slot: Int) -> Int64 {
    IDs.jobInterviews.id(index, stage * 2 + slot)
  }
  func kitID(_ stage: Int, _ slot: Int) -> Int64 {
    IDs.interviewKits.id(index, stage * 2 + slot)
  }

  /// The word for what the job is at a moment.
  func status(at moment: Moment) -> String {
    guard let opened, opened <= moment else { return "draft" }
    if let closedAgain, closedAgain <= moment { return "closed" }
    if let reopened, reopened <= moment { return "open" }
    if let closed, closed <= moment { return "closed" }
    return "open"
  }

  /// When the job that is closed at a moment was closed.
  func closed(at moment: Moment) -> Moment? {
    guard status(at: moment) == "closed" else { return nil }
    if let closedAgain, closedAgain <= moment { return closedAgain }
    return closed
  }

  /// When the job itself changed, its openings apart.
  var changes: [Moment] {
    [created, opened, closed, reopened, closedAgain, edited].compactMap(\.self)
  }
}

extension Job {
  /// The jobs that are no lane's: two templates and a draft that stays one.
  static let special = 3

  /// The index of the job with this number in the calendar.
  static func index(ofNumber number: Int) -> Int { number + special }

  private static let names = [
    "Senior Firmware Engineer", "Talent Coordinator", "Data Analyst", "Account Executive, EMEA",
    "Site Reliability Engineer", "Product Designer \"Core\"", "データエンジニア",
    "Growth Lead 🚀", "Ingénieur·e logiciel", "<b>Content</b> Writer", "Finance Manager",
    "Customer Support Specialist", "Platform Engineer", "Office Manager", "Embedded QA Engineer",
    "Sales Engineer", "Staff Data Scientist",
  ]

  static func all(seed: UInt64, calendar: Calendar, until horizon: Moment) -> [Job] {
    var jobs = [
      template(0, "Template: Engineer"), template(1, "Template: Sales, EMEA"),
      draft(2),
    ]
    var number = 0
    while calendar.opening(ofJob: number) < horizon {
      jobs.append(laneJob(number, seed: seed, calendar: calendar))
      number += 1
    }
    return jobs
  }

  private static func template(_ index: Int, _ name: String) -> Job {
    Job(
      index: index, number: nil, name: name, requisition: nil, notes: nil, isConfidential: false,
      isTemplate: true, copiedFrom: nil, department: index == 0 ? 0 : 4, offices: [],
      planIndex: index, created: World.founded + Int64(20 + index) * Moment.dayLength,
      opened: World.founded + Int64(30 + index) * Moment.dayLength, closed: nil, reopened: nil,
      closedAgain: nil, edited: nil, managers: [], recruiters: [User.ofStaff(0)],
      coordinators: [], sourcers: [], stageRetired: nil)
  }

  private static func draft(_ index: Int) -> Job {
    Job(
      index: index, number: nil, name: "Platform PM", requisition: nil, notes: nil,
      isConfidential: false, isTemplate: nil, copiedFrom: nil, department: nil, offices: [],
      planIndex: 2, created: World.founded + 90 * Moment.dayLength, opened: nil, closed: nil,
      reopened: nil, closedAgain: nil, edited: nil, managers: [], recruiters: [],
      coordinators: [], sourcers: [], stageRetired: nil)
  }

  private static func laneJob(_ number: Int, seed: UInt64, calendar: Calendar) -> Job {
    var draw = Draw(seed, .job, number)
    let window = calendar.opening(ofJob: number)
    let opened = window + -draw.span(Moment.hour, 3 * Moment.dayLength)
    let created = opened + -draw.span(3 * Moment.dayLength, 20 * Moment.dayLength)
    let closes = window + (Calendar.window + draw.span(70, 80) * Moment.dayLength)
    let fate = number % 7
    let reopens = closes + draw.span(15, 30) * Moment.dayLength
    let plan = (number * 3 + number / 5) % Plan.all.count
    let staff = { User.ofStaff($0) }
    return Job(
      index: index(ofNumber: number), number: number, name: names[number % names.count],
      requisition: number % 4 == 3 ? nil : "REQ-\(400 + number)",
      notes: number % 3 == 0 ? "<p>Hire \(number) for the \"sensor\" team.</p>\n" : nil,
      isConfidential: number % 11 == 4,
      isTemplate: opened < Calendar.start ? nil : false,
      copiedFrom: number % 2 == 0 ? number % 4 / 2 : nil,
      department: number % 13 == 6 ? nil : [0, 3, 7, 4, 1, 2, 5, 6][number % 8],
      offices: [[1], [1, 3], [2], [4], [], [2, 4]][number % 6], planIndex: plan,
      created: created, opened: opened, closed: fate == 3 ? nil : closes,
      reopened: fate == 5 ? reopens : nil,
      closedAgain: fate == 5 ? reopens + draw.span(20, 40) * Moment.dayLength : nil,
      edited: number % 3 == 0 ? opened + draw.span(5, 60) * Moment.dayLength : nil,
      managers: number % 9 == 5 ? [] : [staff(6 + number % 8)],
      recruiters: [staff(number % 4)], coordinators: [staff(4 + number % 2)],
      sourcers: number % 3 == 1 ? [staff((number + 1) % 4)] : [],
      stageRetired: plan == 1 && number % 2 == 0
        ? (2, opened + draw.span(40, 120) * Moment.dayLength) : nil)
  }
}
