/// A question kept in a file: what it counts, what it asks for, its statements.
package struct SavedQuery: Sendable {
  /// Where a saved query comes from.
  package enum Origin: Equatable, Sendable, CustomStringConvertible {
    case builtIn
    case file(String)

    package var description: String {
      switch self {
      case .builtIn: "built in"
      case .file(let path): path
      }
    }
  }

  /// The file's name without `.sql`.
  package let name: String
  /// The first line of the header; the name when there is none.
  package let title: String
  /// What the question is good for.
  package let description: String
  /// What exactly is counted, what is left out.
  package let definition: String
  /// Which fields of Greenhouse it is made of, on v3 and v1.
  package let fields: String
  /// Whose definition it is.
  package let source: String
  /// Why the rows behind a line are never listed, nor two answers compared; empty where they may be.
  package let withheld: String
  /// Which picture is drawn of the answer, as kind and columns; empty where its columns tell.
  package let chart: String
  /// The numbers that are read first.
  package let headlines: [Headline]
  /// What the answer is made of, each with how it is counted.
  package let counts: [CaseCount]
  /// The statement that counts those and what the headlines say, a column for each of `counted`.
  package let counting: Statement?
  /// What `counting` counts, in the order of its columns.
  package let counted: [CaseCount]
  /// How the answer on the demo's company begins, as lines of CSV.
  package let example: [String]
  /// What must hold of every answer.
  package let expectations: [Expectation]
  package let parameters: [Parameter]
  /// The select that the other statements read from as from a table.
  package let cases: Statement?
  /// The statements without a name, in order; the last gives the answer.
  package let statements: [Statement]
  /// The statement that gives the answer.
  package let main: Statement
  /// The statement that counts what was left out, as cause and n.
  package let excluded: Statement?
  /// The statement that lists the rows behind the answer.
  package let rows: Statement?
  package let origin: Origin
  /// The whole file as it stands.
  package let text: String

  /// Reads a query from its text; `QueryHeader` and `Statement` say how it is written.
  package init(parsing text: String, name: String, origin: Origin) throws(QueryError) {
    let place = Place(file: origin.file(for: name), line: 1)
    let source =
      text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    let header = try QueryHeader(parsing: source, at: place)
    var all = try Statement.all(in: source, at: place)
    let cases = all.first { $0.name == "cases" }
    if let cases { all = all.filter { $0.name != "cases" }.map { $0.reading(cases) } }
    guard let main = all.last(where: { $0.name == nil }) else { throw .noStatement(place) }
    self.name = name
    self.title = header.title.isEmpty ? name : header.title
    self.description = header.description
    self.definition = header.definition
    self.fields = header.fields
    self.source = header.source
    self.withheld = header.withheld
    self.chart = header.chart
    headlines = try Self.lines(of: header.headline) { (line) throws(QueryError) in
      try Headline(parsing: line, at: place)
    }
    let named = try Self.lines(of: header.counts) { (line) throws(QueryError) in
      try CaseCount(parsing: line, at: place)
    }
    counts = named
    let counted = named + headlines.flatMap(\.counts)
    self.counted = counted
    counting = cases.flatMap { CaseCount.statement(counted, over: $0) }
    if cases == nil, let count = counted.first {
      throw .header(
        place, "“\(count.what)” is counted over cases, and no statement has that name", nil,
        allowed: Statement.names)
    }
    if !header.withheld.isEmpty, headlines.contains(where: \.asksAgain) {
      throw .header(
        place, "A query that is withheld has no headline of a second answer", nil,
        allowed: ["COLUMN where COLUMN=VALUE", "WHAT = count(*)"])
    }
    self.example = header.example
    self.expectations = header.expectations
    self.parameters = header.parameters
    self.cases = cases
    self.statements = all.filter { $0.name == nil }
    self.main = main
    self.excluded = all.first { $0.name == "excluded" }
    self.rows = header.withheld.isEmpty ? all.first { $0.name == "rows" } : nil
    self.origin = origin
    self.text = text
  }
}

extension SavedQuery {
  private static func lines<Element>(
    of text: String, _ read: (Substring) throws(QueryError) -> Element
  ) throws(QueryError) -> [Element] {
    var all: [Element] = []
    for line in text.split(separator: "\n") { all.append(try read(line.trimmed)) }
    return all
  }
}

extension SavedQuery.Origin {
  /// The file that errors name.
  func file(for name: String) -> String {
    switch self {
    case .builtIn: "Queries/\(name).sql"
    case .file(let path): path
    }
  }
}

/// A line of a query file.
package struct Place: Equatable, Sendable, CustomStringConvertible {
  package let file: String
  package let line: Int

  package var description: String { "\(file):\(line)" }

  /// The place so many lines further down.
  func line(_ number: Int) -> Place { Place(file: file, line: number) }
}
