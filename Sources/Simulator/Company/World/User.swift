/// Someone who works with Greenhouse, or a service account of an integration.
struct User: Sendable {
  let index: Int
  let firstName: String
  let lastName: String
  let email: String
  let otherEmails: [String]
  let employeeID: String?
  let isService: Bool
  let isSiteAdmin: Bool
  let agencyID: Int64?
  let offices: [Int]
  let departments: [Int]
  let created: Moment
  let titles: (first: String?, later: String)
  let promoted: Moment?
  let deactivated: Moment?

  var id: Int64 { IDs.users.id(index) }
  var name: String { "\(firstName) \(lastName)" }
}

extension User {
  /// The number of service accounts, which come before the staff.
  static let services = 2

  /// The user of a member of staff.
  static func ofStaff(_ number: Int) -> Int { number + services }

  static func all(seed: UInt64, calendar: Calendar, until horizon: Moment) -> [User] {
    var users = [
      service(0, "Warehouse Sync", World.founded),
      service(1, "HRIS Import", World.founded + Moment.dayLength),
    ]
    for number in 0..<calendar.staff(at: horizon) {
      users.append(member(number, seed: seed, joined: calendar.joined(number)))
    }
    return users
  }

  private static func service(_ index: Int, _ name: String, _ created: Moment) -> User {
    User(
      index: index, firstName: name, lastName: "Service Account", email: "", otherEmails: [],
      employeeID: nil, isService: true, isSiteAdmin: true, agencyID: nil, offices: [],
      departments: [], created: created, titles: (nil, ""), promoted: nil, deactivated: nil)
  }

  private static func member(_ number: Int, seed: UInt64, joined: Moment) -> User {
    var draw = Draw(seed, .user, number)
    let names = Vocabulary.firstNames
    let first = number == 9 ? "美咲" : names[(number * 7 + 3) % names.count]
    let surnames = Vocabulary.lastNames
    let last = surnames[(number * 11 + number / names.count) % surnames.count]
    let address = "user\(number)@example.com"
    let office = draw.below(5)
    let career = draw.below(100)
    return User(
      index: ofStaff(number), firstName: first, lastName: last, email: address,
      otherEmails: draw.chance(200) ? ["u\(number).alias@example.org"] : [],
      employeeID: draw.chance(800) ? "1\(100 + number)" : nil, isService: false,
      isSiteAdmin: number < 3, agencyID: number > 14 && number % 17 == 0 ? 5_099_001_004 : nil,
      offices: office == 0 ? [] : office == 4 ? [1, 4] : [office],
      departments: draw.chance(150) ? [] : [draw.below(8)], created: joined,
      titles: (draw.chance(250) ? nil : draw.pick(Vocabulary.titles), "Director, Platform"),
      promoted: career < 35 ? joined + draw.span(200, 900) * Moment.dayLength : nil,
      deactivated: career >= 86 && number >= 14
        ? joined + draw.span(90, 700) * Moment.dayLength : nil)
  }
}

/// Someone who can be credited with an application: a user, or a friend of the house.
struct Referrer: Sendable {
  let index: Int
  let user: Int?
  let name: String?
  let created: Moment

  var id: Int64 { IDs.referrers.id(index) }
}

extension Referrer {
  static let all: [Referrer] =
    (0..<12).map { number in
      Referrer(
        index: number, user: User.ofStaff(number), name: nil,
        created: World.founded + Int64(number + 40) * Moment.hour)
    } + [
      Referrer(
        index: 12, user: nil, name: "Grace O'Malley (alumna)", created: World.founded + 4_000_007),
      Referrer(
        index: 13, user: nil, name: "Campus \"Ambassador\", Kraków",
        created: World.founded + 5_000_011),
    ]
}
