import FoundationEssentials
import Simulator
import Synchronization
import Testing
import Warehouse

/// What was true of a company at each moment of a run, reckoned from the company itself.
final class KillTruth: Sendable {
  /// What may befall a candidate.
  enum Fate {
    case deleted(Int64)
    case merged(Int64, into: Int64)
    case anonymised(Int64)
  }

  private struct State {
    /// The moments of change that a row was seen with, by list and id.
    var states: [String: [Int64: Set<String>]] = [:]
    var gone: Set<Int64> = []
    var touched: Set<Int64> = []
    var chance: Chance
  }

  private let company: Company
  private let dialect: Dialect
  private let state: Mutex<State>

  /// The lists that are looked at row by row, named as their tables are, and whose each row is.
  private static let lists = [
    "candidates": "id", "applications": "candidate_id", "jobs": "0", "offers": "candidate_id",
    "scorecards": "(select candidate_id from applications where id = application_id)",
  ]

  init(_ company: Company, _ dialect: Dialect) {
    self.company = company
    self.dialect = dialect
    state = Mutex(State(chance: Chance(state: company.seed &+ 99)))
  }

  /// The field that tells two states of a row apart, and which both dialects have.
  private func field(_ list: String) -> String {
    list == "applications" && dialect == .v1 ? "last_activity_at" : "updated_at"
  }

  /// Remembers how every row is at a moment.
  func see(_ moment: Moment) {
    let present = company.at(moment)
    state.withLock { state in
      for list in Self.lists.keys {
        present.listing(list, dialect)?.visit(
          .ascendingID, from: nil, created: nil, updatedAtLeast: nil
        ) { entry in
          let instant =
            field(list) == "updated_at" ? entry.updated : entry.activity ?? entry.updated
          state.states[list, default: [:]][entry.id, default: []].insert(instant.iso)
          return true
        }
      }
    }
  }

  /// Lets time pass, in which someone may be deleted, merged or anonymised.
  func move(_ server: Server, _ fates: Fates, by milliseconds: Int64) {
    let moment = Moment(milliseconds: server.moment.milliseconds + milliseconds)
    switch drawFate(at: moment) {
    case .deleted(let id): fates.delete(id, at: moment)
    case .merged(let id, let survivor): fates.merge(id, into: survivor, at: moment)
    case .anonymised(let id): fates.anonymise(id, at: moment)
    case nil: break
    }
    server.move(to: moment)
    see(moment)
  }

  /// The candidates that are there at a moment.
  func survivors(at moment: Moment) -> Set<Int64> {
    var ids: Set<Int64> = []
    company.at(moment).listing("candidates", dialect)?.visit(
      .ascendingID, from: nil, created: nil, updatedAtLeast: nil
    ) {
      ids.insert($0.id)
      return true
    }
    return state.withLock { ids.subtracting($0.gone) }
  }

  /// Draws who is hit next, if anyone; nobody is hit twice.
  private func drawFate(at moment: Moment) -> Fate? {
    let present = survivors(at: moment).sorted()
    return state.withLock { state in
      guard state.chance.below(3) == 0 else { return nil }
      let free = present.filter { !state.touched.contains($0) }
      guard free.count > 10 else { return nil }
      let one = free[state.chance.below(free.count)]
      let other = free[state.chance.below(free.count)]
      state.touched.formUnion([one, other])
      switch state.chance.below(3) {
      case 0:
        state.gone.insert(one)
        return .deleted(one)
      case 1 where one != other:
        state.gone.insert(one)
        return .merged(one, into: other)
      default: return .anonymised(one)
      }
    }
  }

  /// Every row is one that was, no row that lived through the run is missing, none is there twice.
  func expect(in file: WarehouseFile, survivors: Set<Int64>, phase: String) throws {
    let reader = try Reader(file)
    for (list, person) in Self.lists {
      let columns = ["id", "coalesce(\(field(list)), '')", "coalesce(\(person), 0)"]
      let rows = try reader.texts(
        "select \(columns.joined(separator: " || '|' || ")) from \(list)")
      var seen: Set<Int64> = []
      try state.withLock { state in
        for row in rows {
          let parts = row.split(separator: "|", omittingEmptySubsequences: false)
          let id = try #require(Int64(parts[0]))
          #expect(seen.insert(id).inserted, "\(list) \(id) twice")
          // Whom a merge or an anonymisation touched has changed at that moment, too.
          if let person = Int64(parts[2]), state.touched.contains(person) { continue }
          #expect(
            state.states[list]?[id]?.contains(String(parts[1])) == true,
            "\(phase): \(list) \(id) was never as of \(parts[1])")
        }
      }
      if list == "candidates" {
        let lived = self.state.withLock { survivors.subtracting($0.gone) }
        #expect(lived.subtracting(seen).isEmpty, "\(phase): candidates are missing")
      }
    }
  }

  /// The tables that must equal a clean sync's; on v1 some are made from what happens to be told.
  static func comparable(_ dialect: Dialect) -> [Table] {
    let v1 = Set([
      "candidates", "applications", "offers", "scorecards", "scheduled_interviews",
      "rejection_details", "prospect_details", "interviewers", "candidate_emails", "jobs",
      "job_posts", "users", "departments", "offices", "sources", "rejection_reasons",
      "close_reasons", "openings", "job_interview_stages", "job_owners", "job_hiring_managers",
    ])
    return Schema.greenhouse.tables.filter { dialect == .v3 || v1.contains($0.name) }
  }
}

/// All rows of a warehouse as text, table by table.
struct Contents {
  private let rows: [String: [String]]

  init(_ path: String) throws {
    let reader = try Reader(WarehouseFile(path))
    rows = try Dictionary(
      uniqueKeysWithValues: Schema.greenhouse.tables.map { table in
        // How long a stage lasts so far is reckoned when it is asked for.
        let columns = table.columns.map(\.name).filter { $0 != "days_in_stage" }
        let text = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
        return (table.name, try reader.texts("select \(text) from \(table.name)").sorted())
      })
  }

  /// Where two warehouses differ in a table, or `nil`.
  func difference(from other: Contents, in table: Table) -> String? {
    let mine = rows[table.name] ?? []
    let theirs = other.rows[table.name] ?? []
    guard mine != theirs else { return nil }
    let more = Set(mine).subtracting(theirs).sorted().prefix(2)
    let fewer = Set(theirs).subtracting(mine).sorted().prefix(2)
    return "\(mine.count) rows and \(theirs.count); only here: \(more); only there: \(fewer)"
  }
}

extension Reader {
  /// The first column of a question's rows.
  func texts(_ sql: String) throws -> [String] {
    guard let prepared = try prepare(sql) else { return [] }
    var texts: [String] = []
    while let row = try prepared.step() {
      if case .text(let bytes) = row[0] { texts.append(String(decoding: bytes, as: UTF8.self)) }
    }
    return texts
  }
}

/// Numbers that look random but are the same in every run (SplitMix64).
struct Chance: Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
