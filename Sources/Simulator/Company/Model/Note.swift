/// An entry of a candidate's activity feed.
struct Note: Sendable {
  let slot: Int
  let kind: String
  let created: Moment
  let user: Int?
  let subject: String?
  let body: String
}

extension Application {
  /// What the feed says of the application: that it came, the e-mail of a rejection, at times a note.
  func notes(of life: Life, at moment: Moment) -> [Note] {
    guard !life.leavesNothing else { return [] }
    var notes = [
      Note(
        slot: slot * 4, kind: "ACTIVITY", created: created, user: nil, subject: nil,
        body: "Candidate applied")
    ]
    if candidate % 3 == 0 {
      notes.append(
        Note(
          slot: slot * 4 + 1, kind: "NOTE", created: created, user: recruiter, subject: nil,
          body: Vocabulary.remarks[candidate % Vocabulary.remarks.count]))
    }
    if let rejected = rejected(at: moment) {
      notes.append(
        Note(
          slot: slot * 4 + 2, kind: "EMAIL", created: rejected, user: recruiter,
          subject: "Your application", body: "Thank you for your time.\nWe chose somebody else."))
    }
    return notes
  }
}
