/// How the tables of a statement belong together, by what their columns point at.
struct Relations {
  private let members: [Scope.Member]

  init(_ members: [Scope.Member]) {
    self.members = members
  }

  /// What joins the last member to those before it, the closest relation first.
  var conditions: [String] {
    guard let last = members.last else { return [] }
    let others = members.dropLast()
    return others.flatMap { direct(last, $0) } + others.flatMap { shared(last, $0) }
  }

  /// The tables that belong to the members, each with its condition, such as
  /// `jobs on jobs.id = a.job_id`.
  func joins(in vocabulary: Vocabulary) -> [String] {
    let present = Set(members.compactMap { $0.table?.lowercased() })
    return vocabulary.tables.filter { !present.contains($0.name.lowercased()) }.flatMap { table in
      let new = Scope.Member(name: table.name, table: table.name, columns: table.columns)
      return members.flatMap { direct(new, $0) }.map { "\(table.name) on \($0)" }
    }
  }

  /// Conditions where one points at the other.
  private func direct(_ new: Scope.Member, _ old: Scope.Member) -> [String] {
    pointing(from: new, to: old).map { "\(new.name).\($0) = \(old.name).id" }
      + pointing(from: old, to: new).map { "\(new.name).id = \(old.name).\($0)" }
  }

  /// Conditions where both point at the same.
  private func shared(_ new: Scope.Member, _ old: Scope.Member) -> [String] {
    guard direct(new, old).isEmpty else { return [] }
    return new.columns.flatMap { mine in
      old.columns.filter {
        $0.references != nil && $0.references == mine.references && $0.name == mine.name
      }
      .map { "\(new.name).\(mine.name) = \(old.name).\($0.name)" }
    }
  }

  private func pointing(from one: Scope.Member, to other: Scope.Member) -> [String] {
    guard let table = other.table?.lowercased(), other.columns.contains(where: { $0.name == "id" })
    else { return [] }
    return one.columns.filter { $0.references?.lowercased() == table }.map(\.name)
  }
}
