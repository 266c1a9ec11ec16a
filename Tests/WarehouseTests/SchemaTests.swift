import Testing

@testable import Warehouse

struct SchemaTests {
  private let schema = Schema.greenhouse
  private var byName: [String: Table] {
    Dictionary(uniqueKeysWithValues: schema.tables.map { ($0.name, $0) })
  }

  @Test func `the promised tables are there`() {
    #expect(
      schema.tables.filter { $0.role == .main }.map(\.name) == [
        "candidates", "applications", "jobs", "job_posts", "offers", "scorecards",
        "scheduled_interviews", "users", "departments", "offices", "sources",
        "rejection_reasons", "close_reasons",
      ])
    #expect(
      schema.tables.filter { $0.role == .companion }.map(\.name) == [
        "application_stages", "job_interview_stages", "openings", "rejection_details",
        "interviewers", "interview_kits", "job_interviews", "job_owners", "job_hiring_managers",
        "referrers", "prospect_details", "prospect_pools", "prospect_pool_stages",
        "job_post_locations", "scorecard_candidate_attributes", "job_candidate_attributes",
        "candidate_attribute_types", "custom_fields", "custom_field_options",
      ])
  }

  @Test func `what people said of themselves, what was written, and pay is sensitive`() {
    #expect(
      schema.sensitive == [
        "eeoc", "demographic_question_sets", "demographic_questions", "demographic_answer_options",
        "demographic_answers", "notes", "job_notes", "attachments", "email_templates", "pay_inputs",
        "pay_input_ranges",
      ])
    let said = ["gender", "race", "veteran", "disability"]
    for column in byName["eeoc"]?.columns ?? [] where said.contains(where: column.name.hasPrefix) {
      #expect(column.isPersonal, "\(column.name)")
    }
  }

  @Test func `no two tables or views share a name`() {
    let names = schema.tables.map(\.name) + schema.views.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.hasPrefix("_") })
  }

  @Test(arguments: Schema.greenhouse.tables)
  func `a table's own words fit together`(table: Table) {
    let names = table.columns.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(table.key).isSubset(of: names))
    #expect(Set(table.indexes.flatMap(\.columns)).isSubset(of: names))
    #expect((names.last == "extra") == (table.role != .child))
    #expect(names.contains("id") == (table.role != .child))
    for feeding in table.v1 {
      #expect(Set(feeding.columns.keys).isSubset(of: names))
      #expect(feeding.owner.map(names.contains) ?? true)
      #expect(feeding.owner != "id")
    }
    for column in table.columns {
      #expect(column.references.map { byName[$0] != nil } ?? true, "\(table.name).\(column.name)")
    }
  }

  @Test(arguments: Schema.greenhouse.tables)
  func `a child table is made from a column of its parent`(table: Table) throws {
    for child in table.children {
      let made = try #require(byName[child.table])
      let column = try #require(table.columns.first { $0.name == child.column })
      #expect(made.role == .child)
      if case .observed = child.form { continue }
      #expect(column.kind == .json)
      #expect(made.columns.contains { $0.name == child.parentID })
      if case .values(let name) = child.form {
        #expect(made.columns.contains { $0.name == name })
      }
    }
    if table.role == .child {
      #expect(schema.tables.contains { $0.children.contains { $0.table == table.name } })
    }
  }

  @Test(arguments: Schema.greenhouse.tables.filter { $0.role != .child })
  func `an incremental field is one that the list's filter knows`(table: Table) {
    let known: Set = ["updated_at", "last_activity_at", "created_at"]
    for shape in Shape.allCases {
      #expect(Set(table.incremental[shape] ?? []).isSubset(of: known))
      #expect(table.incremental[shape] != nil)
    }
  }

  @Test func `a companion on v1 follows the list it is nested in`() {
    let main = schema.tables.filter { $0.role == .main }
    for table in schema.tables where table.role == .companion {
      for feeding in table.v1 {
        guard let feeder = main.first(where: { $0.v1.contains { $0.list == feeding.list } })
        else { continue }
        #expect(table.incremental[.v1] == feeder.incremental[.v1], "\(table.name)")
      }
    }
  }

  @Test func `every sentence is one sentence`() {
    var sentences: [(String, String)] = []
    for table in schema.tables {
      sentences.append((table.name, table.sentence))
      sentences += table.columns.map { ("\(table.name).\($0.name)", $0.sentence) }
    }
    for view in schema.views {
      sentences.append((view.name, view.sentence))
      sentences += view.columns.map { ("\(view.name).\($0.name)", $0.sentence) }
    }
    for (name, sentence) in sentences {
      #expect(sentence.hasSuffix("."), "\(name)")
      #expect(!sentence.contains(". ") && !sentence.contains("; "), "\(name)")
      #expect(sentence.first?.isUppercase == true, "\(name)")
      #expect(sentence.count <= 130, "\(name)")
    }
  }

  @Test func `what names a person is marked`() {
    let telling = ["first_name", "last_name", "email", "phone", "address", "notes", "answer"]
    for table in schema.tables {
      for column in table.columns
      where column.kind == .text && telling.contains(where: column.name.hasPrefix)
        && !["answer_type", "email_type"].contains(column.name)
      {
        #expect(column.isPersonal, "\(table.name).\(column.name)")
      }
    }
  }

  @Test func `an old name leads to a column that exists`() throws {
    for former in schema.formerNames {
      let parts = former.now.split(separator: ".").map(String.init)
      let table = try #require(byName[parts[0]], "\(former.now)")
      if parts.count == 2 {
        #expect(table.columns.contains { $0.name == parts[1] }, "\(former.now)")
      }
      if let old = former.table {
        #expect(byName[old] != nil, "\(old)")
        #expect(byName[old]?.columns.contains { $0.name == former.word } == false, "\(former)")
      } else {
        #expect(byName[former.word] == nil)
      }
    }
  }
}

extension Table: CustomTestStringConvertible {
  public var testDescription: String { name }
}
