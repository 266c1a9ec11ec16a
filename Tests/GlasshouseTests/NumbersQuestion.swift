import Simulator

/// One of the saved queries with values for its parameters.
struct NumbersQuestion: CustomStringConvertible, Sendable {
  enum Query: String, CaseIterable, Sendable {
    case timeToHire = "time-to-hire"
    case funnelBySource = "funnel-by-source"
    case offerAcceptance = "offer-acceptance"
  }

  let query: Query
  /// The period, as days; half-open.
  var since = "2020-01-01"
  var until = "2030-01-01"
  var by: Truth.Segment?
  var department: String?
  var office: String?
  var job: String?
  var source: String?

  /// How it is typed.
  var arguments: [String] {
    let given = [
      ("since", since), ("until", until), ("by", by?.rawValue), ("department", department),
      ("office", office), ("job", job), ("source", source),
    ]
    return ["run", query.rawValue, "--csv"]
      + given.flatMap { name, value in value.map { ["-p", "\(name)=\($0)"] } ?? [] }
  }

  /// What is asked of the truth.
  var filter: Truth.Filter {
    Truth.Filter(
      since: Moment(since), until: Moment(until), department: department, office: office,
      job: job, source: source)
  }

  var description: String { arguments.joined(separator: " ") }
}

extension NumbersQuestion {
  /// The segments that a query can be told apart by; the funnel has sources alone.
  private static func segments(_ query: Query) -> [Truth.Segment?] {
    query == .funnelBySource ? [nil] : Truth.Segment.allCases
  }

  /// Every query by every segment over all time.
  static let whole = Query.allCases.flatMap { query in
    segments(query).map { NumbersQuestion(query: query, by: $0) }
  }

  /// Every query over several periods: two years, a month, a day, none at all, before everything.
  static let periods = Query.allCases.flatMap { query in
    [
      ("2024-01-01", "2026-01-01"), ("2026-03-01", "2026-04-01"), ("2026-09-15", "2026-09-16"),
      ("2026-05-01", "2026-05-01"), ("2026-06-01", "2026-05-01"), ("2010-01-01", "2011-01-01"),
    ].flatMap { since, until in
      segments(query).map { NumbersQuestion(query: query, since: since, until: until, by: $0) }
    }
  }

  /// The names that there are in a company.
  struct Names {
    let departments: [String]
    let offices: [String]
    let jobs: [String]
    let sources: [String]
  }

  /// Every query with each of its filters by every name that there is, and by none.
  static func filters(_ names: Names) -> [NumbersQuestion] {
    Query.allCases.flatMap { query in
      filters(query).flatMap { set, of in
        (of(names) + ["Nowhere'; drop table jobs"]).map { name in
          var question = NumbersQuestion(query: query, by: segments(query).last ?? nil)
          set(&question, name)
          return question
        }
      }
        + zip(names.departments, names.offices).map { department, office in
          var question = NumbersQuestion(query: query, since: "2025-01-01")
          question.department = department
          question.office = office
          return question
        }
    }
  }

  /// Every query with each of its filters by one name.
  static func oneOfEachFilter(_ names: Names) -> [NumbersQuestion] {
    Query.allCases.flatMap { query in
      filters(query).map { set, of in
        var question = NumbersQuestion(query: query, since: "2025-06-01")
        set(&question, of(names).last ?? "")
        return question
      }
    }
  }

  private typealias FilterSetting = (
    set: (inout NumbersQuestion, String) -> Void, of: (Names) -> [String]
  )

  private static func filters(_ query: Query) -> [FilterSetting] {
    let common: [FilterSetting] = [
      ({ $0.department = $1 }, \.departments), ({ $0.office = $1 }, \.offices),
      ({ $0.job = $1 }, \.jobs),
    ]
    return query == .funnelBySource ? common + [({ $0.source = $1 }, \.sources)] : common
  }
}
