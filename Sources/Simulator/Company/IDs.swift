/// A block of ids: every owner has the same number of slots in it, so an id tells its owner.
///
/// Ids end in the same three digits, as live ones do, and are above 2^32.
struct IDs: Sendable {
  let base: Int64
  let slots: Int64

  func id(_ owner: Int, _ slot: Int = 0) -> Int64 {
    (base + Int64(owner) * slots + Int64(slot)) * 1000 + 4
  }

  /// The owner whose slots hold this id, or would: below zero for ids before the block.
  func owner(of id: Int64) -> Int {
    let sequence = id / 1000 - base
    return Int(sequence >= 0 ? sequence / slots : -1)
  }
}

extension IDs {
  static let departments = IDs(base: 5_010_000, slots: 1)
  static let offices = IDs(base: 5_020_000, slots: 1)
  static let sources = IDs(base: 5_030_000, slots: 1)
  static let rejectionReasons = IDs(base: 5_040_000, slots: 1)
  static let closeReasons = IDs(base: 5_050_000, slots: 1)
  static let interviewerTags = IDs(base: 5_060_000, slots: 1)
  static let customFields = IDs(base: 5_070_000, slots: 1)
  static let customFieldOptions = IDs(base: 5_080_000, slots: 20)
  static let pools = IDs(base: 5_090_000, slots: 1)
  static let poolStages = IDs(base: 5_091_000, slots: 8)
  static let boards = IDs(base: 5_095_000, slots: 1)
  static let users = IDs(base: 5_100_000, slots: 1)
  static let referrers = IDs(base: 5_150_000, slots: 1)
  static let jobs = IDs(base: 5_200_000, slots: 1)
  static let jobStages = IDs(base: 5_300_000, slots: 8)
  static let jobInterviews = IDs(base: 5_400_000, slots: 16)
  static let interviewKits = IDs(base: 5_500_000, slots: 16)
  static let kitQuestions = IDs(base: 5_600_000, slots: 16)
  static let jobOwners = IDs(base: 5_700_000, slots: 4)
  static let hiringManagers = IDs(base: 5_750_000, slots: 2)
  static let jobPosts = IDs(base: 5_800_000, slots: 4)
  static let postLocations = IDs(base: 5_850_000, slots: 8)
  static let postQuestions = IDs(base: 5_950_000, slots: 4)
  static let attributeTypes = IDs(base: 6_000_000, slots: 4)
  static let jobAttributes = IDs(base: 6_100_000, slots: 8)
  static let standingOpenings = IDs(base: 6_300_000, slots: 1)
  static let openings = IDs(base: 6_500_000, slots: 1)
  static let candidates = IDs(base: 31_000_000, slots: 1)
  static let applications = IDs(base: 41_000_000, slots: 4)
  static let applicationStages = IDs(base: 51_000_000, slots: 40)
  static let offers = IDs(base: 101_000_000, slots: 16)
  static let interviews = IDs(base: 121_000_000, slots: 80)
  static let interviewers = IDs(base: 301_000_000, slots: 320)
  static let scorecards = IDs(base: 701_000_000, slots: 320)
  static let scorecardAttributes = IDs(base: 1_101_000_000, slots: 1280)
  static let rejectionDetails = IDs(base: 3_001_000_000, slots: 4)
  static let prospectDetails = IDs(base: 3_101_000_000, slots: 4)
  static let educations = IDs(base: 3_201_000_000, slots: 2)
  static let employments = IDs(base: 3_301_000_000, slots: 2)
  static let eeoc = IDs(base: 3_401_000_000, slots: 4)
  static let surveyAnswers = IDs(base: 3_501_000_000, slots: 32)
  static let surveys = IDs(base: 3_901_000_000, slots: 1)
  static let surveyQuestions = IDs(base: 3_902_000_000, slots: 8)
  static let surveyOptions = IDs(base: 3_903_000_000, slots: 64)
  static let candidateTags = IDs(base: 4_000_000_000, slots: 1)
  static let roles = IDs(base: 4_000_100_000, slots: 1)
  static let userEmails = IDs(base: 4_001_000_000, slots: 2)
  static let jobPermissions = IDs(base: 4_002_000_000, slots: 8)
  static let futurePermissions = IDs(base: 4_003_000_000, slots: 1)
  static let boardLocations = IDs(base: 4_004_000_000, slots: 1)
  static let searchableLocations = IDs(base: 4_005_000_000, slots: 8)
  static let trackingLinks = IDs(base: 4_006_000_000, slots: 4)
  static let payInputs = IDs(base: 4_007_000_000, slots: 1)
  static let payRanges = IDs(base: 4_008_000_000, slots: 4)
  static let furtherQuestions = IDs(base: 4_010_000_000, slots: 32)
  static let questionOptions = IDs(base: 4_020_000_000, slots: 64)
  static let focusAttributes = IDs(base: 4_030_000_000, slots: 32)
  static let questionAttributes = IDs(base: 4_040_000_000, slots: 16)
  static let defaultInterviewers = IDs(base: 4_050_000_000, slots: 32)
  static let jobNotes = IDs(base: 4_060_000_000, slots: 1)
  static let emailTemplates = IDs(base: 4_070_000_000, slots: 1)
  static let spamSources = IDs(base: 4_071_000_000, slots: 1)
  static let bulkRequests = IDs(base: 4_072_000_000, slots: 1)
  static let fieldDepartments = IDs(base: 4_073_000_000, slots: 1)
  static let fieldOffices = IDs(base: 4_074_000_000, slots: 1)
  static let appliedTags = IDs(base: 4_100_000_000, slots: 2)
  static let jobApprovals = IDs(base: 4_200_000_000, slots: 4)
  static let offerApprovals = IDs(base: 4_210_000_000, slots: 64)
  static let notes = IDs(base: 4_400_000_000, slots: 16)
  static let attachments = IDs(base: 4_500_000_000, slots: 4)
  static let questionAnswers = IDs(base: 5_000_000_000, slots: 960)
  static let questionAnswerOptions = IDs(base: 6_500_000_000, slots: 320)
}
