/// A department; those that exist before the history starts never change.
struct Department: Sendable {
  let index: Int
  let name: String
  let parent: Int?
  let externalID: String?
  let created: Moment

  var id: Int64 { IDs.departments.id(index) }
}

/// An office.
struct Office: Sendable {
  let index: Int
  let name: String
  let location: String?
  let parent: Int?
  let contact: Int?
  let externalID: String?
  let created: Moment

  var id: Int64 { IDs.offices.id(index) }
}

/// A source of applications, with the strategy it belongs to.
struct Origin: Sendable {
  let id: Int64
  let name: String
  let typeID: Int64
  let typeName: String
  let created: Moment
  /// How often it is drawn, against the others.
  let weight: Int
}

/// A reason to reject, or to be rejected.
struct Reason: Sendable {
  let id: Int64
  let name: String
  let typeID: Int64
  let typeKey: String
  let typeName: String
  let isDefault: Bool
  let created: Moment
}

/// A reason to close an opening.
struct CloseReason: Sendable {
  let index: Int
  let name: String

  var id: Int64 { IDs.closeReasons.id(index) }
}

/// A pool of prospects with its stages.
struct Pool: Sendable {
  let index: Int
  let name: String
  let stages: [String]
  let description: String?
  let created: Moment
  /// When it was hidden, if it was.
  let retired: Moment?

  var id: Int64 { IDs.pools.id(index) }
}
