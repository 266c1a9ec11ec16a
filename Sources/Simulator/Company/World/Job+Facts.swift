/// What every job has in the same form: attributes to rate, and posts.
extension Job {
  static let attributeTypes = ["Skills", "Qualifications", "Personality Traits"]

  static let attributes: [(name: String, type: Int)] = [
    ("Communication", 0), ("RTOS experience", 1), ("Ownership", 2), ("SQL, \"advanced\"", 0),
    ("日本語", 1), ("Curiosity", 2),
  ]

  /// The posts of a job, by slot; each is made while the job is opened.
  var posts: [Post] {
    guard let number, let opened else { return [] }
    var posts = [
      Post(
        slot: 0, isInternal: false, title: name, created: opened,
        published: opened + Moment.hour, unpublished: closed, deleted: nil,
        language: number % 5 == 0 ? nil : "en")
    ]
    if number % 3 == 1 {
      posts.append(
        Post(
          slot: 1, isInternal: true, title: "\(name) (internal)",
          created: opened + Moment.dayLength, published: nil, unpublished: nil,
          deleted: opened + Int64(40 + number % 50) * Moment.dayLength, language: nil))
    }
    if number % 4 == 2 {
      posts.append(
        Post(
          slot: 2, isInternal: false, title: "\(name), Kraków",
          created: opened + 2 * Moment.dayLength, published: opened + 3 * Moment.dayLength,
          unpublished: opened + 90 * Moment.dayLength,
          deleted: opened + 100 * Moment.dayLength, language: "pl"))
    }
    return posts
  }
}

/// A post of a job on a board.
struct Post: Sendable {
  let slot: Int
  let isInternal: Bool
  let title: String
  let created: Moment
  let published: Moment?
  let unpublished: Moment?
  /// When it was deleted, which only makes it inactive.
  let deleted: Moment?
  let language: String?

  var changes: [Moment] { [created, published, unpublished, deleted].compactMap(\.self) }

  func isActive(at moment: Moment) -> Bool { deleted.map { $0 > moment } ?? true }

  func isLive(at moment: Moment) -> Bool {
    guard let published, published <= moment, isActive(at: moment) else { return false }
    return unpublished.map { $0 > moment } ?? true
  }
}
