import Testing

@testable import Warehouse

struct SchemaSampleTests {
  private let schema = Schema.greenhouse

  @Test func `every field of Greenhouse's v3 pages is a column of its kind`() throws {
    let lists = try fixture("v3-kinds.json", as: [String: [String: String]].self)
    for (list, fields) in lists {
      let table = try #require(schema.tables.first { $0.v3?.list == list }, "\(list)")
      for (field, kind) in fields {
        let column = table.columns.first { $0.name == field }
        #expect(column?.kind.rawValue == kind, "\(list).\(field)")
      }
    }
    #expect(lists.count == schema.tables.count { $0.role != .child })
  }

  @Test func `every closed word list of v3 is told`() throws {
    let lists = try fixture("v3-words.json", as: [String: [String: [String]]].self)
    for (list, fields) in lists {
      let table = try #require(schema.tables.first { $0.v3?.list == list }, "\(list)")
      for (field, words) in fields {
        let column = table.columns.first { $0.name == field }
        #expect(Set(column?.words ?? []) == Set(words), "\(list).\(field)")
      }
    }
  }

  @Test(arguments: Schema.greenhouse.tables.filter { $0.role != .child })
  func `every key of a v3 sample is a column`(table: Table) throws {
    for record in try Self.v3Samples(of: table).flatMap({
      try Sample.list("v3_\($0)")
    }) {
      for key in try #require(record.object).keys {
        #expect(table.columns.contains { $0.name == key }, "\(table.name).\(key)")
      }
    }
  }

  /// The recorded samples of a table; of what came with v3 there is none but for the companions.
  private static func v3Samples(of table: Table) -> [String] {
    v3Samples[table.name] ?? (table.v1.isEmpty && table.role != .companion ? [] : [table.name])
  }

  /// The recorded samples of a table where they are not just the one of its name.
  private static let v3Samples = [
    "applications": ["applications", "applications_prospect"],
    "scheduled_interviews": ["scheduled_interviews", "interviews_to_be_scheduled"],
    "users": ["users", "users_rest"],
    "custom_fields": [], "custom_field_options": [], "demographic_question_sets": [],
    "demographic_questions": [], "demographic_answer_options": [], "demographic_answers": [],
  ]

  /// What v1 alone has, and so what `extra` holds, by list and place.
  private static let keptInExtra: [String: Set<String>] = [
    "candidates": ["recruiter", "coordinator", "educations", "employments"],
    "applications": ["current_stage"],
    "scorecards": ["questions", "interview", "interview_step"],
    "job_posts.location": ["name"],
    "job_stages.interviews[]": ["schedulable", "default_interviewer_users"],
    "job_stages.interviews[].interview_kit": ["content", "questions"],
  ]

  @Test(arguments: [
    ("candidates", ["candidates", "candidates_anonymized"]),
    ("applications", ["applications", "applications_prospect"]),
    ("jobs", ["jobs"]), ("job_posts", ["job_posts"]), ("offers", ["offers"]),
    ("scorecards", ["scorecards"]), ("scheduled_interviews", ["scheduled_interviews"]),
    ("users", ["users", "users_rest"]), ("departments", ["departments"]),
    ("offices", ["offices"]), ("sources", ["sources"]),
    ("rejection_reasons", ["rejection_reasons"]), ("close_reasons", ["close_reasons"]),
    ("job_stages", ["job_stages"]), ("prospect_pools", ["prospect_pools"]),
    ("custom_fields", ["custom_fields"]), ("custom_field_options", ["custom_field_options"]),
    ("eeoc", ["eeoc"]), ("demographic_question_sets", ["demographic_question_sets"]),
    ("demographic_questions", ["demographic_questions"]),
    ("demographic_answer_options", ["demographic_answer_options"]),
    ("demographic_answers", ["demographic_answers"]),
  ])
  func `every key of a v1 sample is used, kept or said elsewhere`(
    list: String, samples: [String]
  ) throws {
    let records = try samples.flatMap { try Sample.list("v1_\($0)") }
    for each in Set(feedings(of: list).map(\.feeding.each)) {
      let place = ([list] + (each.map { [$0] } ?? [])).joined(separator: ".")
      let found = Set(records.flatMap { $0.records(at: each) }.flatMap(\.keys))
      #expect(!found.isEmpty, "\(place)")
      #expect(found.subtracting(said(list, each)) == Self.keptInExtra[place] ?? [], "\(place)")
      #expect(
        redundant(list, each).subtracting(["custom_fields"]).isSubset(of: found), "\(place)")
    }
  }

  private func feedings(of list: String) -> [(table: Table, feeding: Feeding)] {
    schema.tables.flatMap { table in
      table.v1.filter { $0.list == list }.map { (table, $0) }
    }
  }

  private func redundant(_ list: String, _ each: String?) -> Set<String> {
    Set(feedings(of: list).filter { $0.feeding.each == each }.flatMap(\.feeding.redundant))
  }

  /// The keys of the record at that place that a column, a feeding or a redundancy accounts for.
  private func said(_ list: String, _ each: String?) -> Set<String> {
    var said = redundant(list, each)
    for (table, feeding) in feedings(of: list) {
      if feeding.each == each {
        for column in table.columns {
          said.formUnion((feeding.columns[column.name] ?? column.v1)?.keys ?? [])
        }
      } else if let deeper = feeding.each, deeper.hasPrefix(each.map { $0 + "." } ?? "") {
        let step = deeper.dropFirst(each.map { $0.count + 1 } ?? 0).prefix { $0 != "." }
        said.insert(step.hasSuffix("[]") ? String(step.dropLast(2)) : String(step))
      }
    }
    for (_, feeding) in feedings(of: list) where feeding.each == each {
      said.subtract(feeding.kept)
    }
    return said
  }
}

extension Source {
  /// The top-level keys of the record that the source reads.
  fileprivate var keys: [String] {
    func key(_ path: String) -> String { String(path.prefix { $0 != "." }) }
    return switch self {
    case .path(let path), .pluck(let path, _), .customFields(let path), .renamed(let path, _),
      .found(in: let path, where: _, is: _, take: _):
      [key(path)]
    case .map(let source, _), .equals(let source, _): source.keys
    case .when(.equal(let path, _), let source): [key(path)] + source.keys
    case .first(let sources), .synthetic(_, let sources): sources.flatMap(\.keys)
    case .up, .constant, .parent: []
    }
  }
}
