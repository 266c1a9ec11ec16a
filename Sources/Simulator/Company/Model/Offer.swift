/// One version of an offer.
struct Offer: Sendable {
  /// The words of v3; v1 wrote them small, and `unresolved` for the first.
  enum Status: String, Sendable {
    case created = "Created"
    case accepted = "Accepted"
    case rejected = "Rejected"
    case deprecated = "Deprecated"

    func word(_ dialect: Dialect) -> String {
      guard dialect == .v1 else { return rawValue }
      return self == .created ? "unresolved" : rawValue.lowercased()
    }
  }

  let version: Int
  let created: Moment
  /// When it was sent; the field is only the day.
  let sent: Moment?
  let starts: Moment?
  /// When the row got its last status, which, and the resolution it states.
  let end: (status: Status, at: Moment, resolved: Moment?)?
  /// Whether it is for the opening that waits for this candidate.
  let hasOpening: Bool

  func id(of application: Application) -> Int64 {
    IDs.offers.id(application.candidate, application.slot * 4 + version - 1)
  }

  func status(at moment: Moment) -> Status {
    guard let end, end.at <= moment else { return .created }
    return end.status
  }

  func resolved(at moment: Moment) -> Moment? {
    guard let end, end.at <= moment else { return nil }
    return end.resolved
  }

  /// When the offer's row changes, its opening's changes apart.
  var changes: [Moment] { [created, sent, end?.at].compactMap(\.self) }
}
