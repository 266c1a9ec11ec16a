/// What is true of a company, computed from the model by plain loops.
package struct Truth: Sendable {
  let company: Company

  package init(_ company: Company) {
    self.company = company
  }

  /// What is asked for; everything is optional.
  package struct Filter: Sendable {
    /// The first moment of the period, inclusive.
    package var since: Moment?
    /// The end of the period, exclusive.
    package var until: Moment?
    package var department: String?
    package var office: String?
    package var job: String?
    /// The source's name, for the funnel alone.
    package var source: String?

    package init(
      since: Moment? = nil, until: Moment? = nil, department: String? = nil,
      office: String? = nil, job: String? = nil, source: String? = nil
    ) {
      self.since = since
      self.until = until
      self.department = department
      self.office = office
      self.job = job
      self.source = source
    }

    /// Whether a moment is in the period.
    func covers(_ moment: Moment) -> Bool {
      (since.map { moment >= $0 } ?? true) && (until.map { moment < $0 } ?? true)
    }
  }

  /// What a number is told apart by.
  package enum Segment: String, CaseIterable, Sendable {
    case all, department, job, month
  }

  /// Why some were left out, and how many.
  package struct Exclusion: Equatable, Sendable {
    package let cause: String
    package let n: Int

    package init(cause: String, n: Int) {
      self.cause = cause
      self.n = n
    }
  }

  /// Some numbers per segment, with what was left out of them.
  package struct Answer<Row: Sendable>: Sendable {
    package let rows: [Row]
    package let excluded: [Exclusion]
  }
}

extension Truth {
  /// The lives of all candidates who have arrived, one after the other.
  func eachLife(_ body: (Life) -> Void) {
    for index in 0..<company.candidateCount { body(company.life(index)) }
  }

  /// Whether a job passes the filter on department, office and name.
  func admits(_ filter: Filter, _ job: Job?) -> Bool {
    guard let job else {
      return filter.department == nil && filter.office == nil && filter.job == nil
    }
    if let name = filter.department, departmentName(job) != name { return false }
    if let name = filter.office,
      !job.offices.contains(where: { company.world.offices[$0].name == name })
    {
      return false
    }
    if let name = filter.job, job.name != name { return false }
    return true
  }

  /// The name of the segment that something belongs to.
  func segment(_ by: Segment, _ job: Job?, _ moment: Moment) -> String {
    switch by {
    case .all: "all"
    case .department: job.flatMap(departmentName) ?? "(no department)"
    case .job: job?.name ?? "(no job)"
    case .month: String(moment.iso.prefix(7))
    }
  }

  private func departmentName(_ job: Job) -> String? {
    job.department.map { company.world.departments[$0].name }
  }

  /// The names of segments in their order: the largest first, months as they come.
  static func ordered(_ by: Segment, _ sizes: [String: Int]) -> [String] {
    sizes.keys.sorted { a, b in
      if by == .month { return Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) }
      let first = sizes[a] ?? 0
      let second = sizes[b] ?? 0
      return first == second
        ? Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) : first > second
    }
  }

  /// The causes that occurred, in the order they are checked.
  static func exclusions(_ causes: [String], _ counts: [String: Int]) -> [Exclusion] {
    causes.compactMap { cause in counts[cause].map { Exclusion(cause: cause, n: $0) } }
  }
}
