/// What the comments at the top of a query file say.
///
/// The header is the run of `--` lines before the SQL:
///
/// ```sql
/// -- Time to hire
/// -- How long it takes from application to accepted offer.
/// --
/// -- definition: Applications whose current offer was accepted in the period.
/// --   A text goes on over lines that are indented by two spaces or more.
/// -- param since date = -365d -- first day of the period (example: 2026-01-01)
/// -- param by choice(all, department) = department -- what a line of the answer is
/// -- param office text of offices.name optional -- only jobs of this office (example: Lisbon)
/// select …;
/// ```
///
/// - The first line is the title; the lines up to an empty one or a field are the description.
/// - `definition:` says what exactly is counted, `fields:` which fields of Greenhouse it is made of, and
///   `source:` whose definition it is.
/// - `example:` with lines of CSV below it says how the answer on the demo's company begins.
/// - `expect rows > 0`, `expect unique COLUMN, …`, `expect not null COLUMN` and `expect COLUMN > 0` say
///   what must hold of every answer.
/// - `chart:` says which picture is drawn of the answer, and of which columns: `bars segment, hired_rate of applied`.
/// - `counts:` says what the cases are, and how they are counted where that is not once each: `CaseCount`.
/// - `headline:` says which number is read first: `Headline`.
/// - `withheld:` says why the rows behind a line of the answer are never listed, nor two answers compared.
/// - `param NAME KIND [of TABLE.COLUMN] [from SMALLEST] [= DEFAULT | optional] [-- SENTENCE [(example: VALUE)]]` declares
///   a parameter; a value that the column does not hold is an error. The kinds are `text`, `integer`,
///   `number`, `date`, `boolean`, `list` and `choice(ONE, TWO)`. Without a
///   default there must be a value, unless the parameter is `optional`: then NULL is bound.
/// - Days called `since` and `until` are a period: the first day, and the one after the last.
/// - Other comments are left alone, and a file without any header runs too.
struct QueryHeader {
  private(set) var title = ""
  private(set) var description = ""
  private(set) var definition = ""
  private(set) var fields = ""
  private(set) var source = ""
  private(set) var withheld = ""
  private(set) var chart = ""
  private(set) var counts = ""
  private(set) var headline = ""
  private(set) var example: [String] = []
  private(set) var expectations: [Expectation] = []
  private(set) var parameters: [Parameter] = []

  /// Where the next line belongs.
  private enum Section {
    case title
    case description
    case text(WritableKeyPath<QueryHeader, String>)
    case example
    case none
  }

  /// The fields that are a text, by the word that they begin with.
  private static var texts: [(word: String, path: WritableKeyPath<QueryHeader, String>)] {
    [
      ("definition:", \.definition), ("fields:", \.fields), ("source:", \.source),
      ("withheld:", \.withheld), ("chart:", \.chart),
      ("counts:", \.counts), ("headline:", \.headline),
    ]
  }

  init(parsing text: String, at place: Place) throws(QueryError) {
    var section = Section.title
    var number = 0
    var rest = text[...]
    while !rest.isEmpty {
      number += 1
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end].trimmed
      rest = rest[end...].dropFirst()
      if line.isEmpty { continue }
      guard line.hasPrefix("--") else { return }
      try read(line.dropFirst(2), &section, at: place.line(number))
    }
  }

  private mutating func read(
    _ line: Substring, _ section: inout Section, at place: Place
  ) throws(QueryError) {
    let text = line.trimmed
    if case .text(let path) = section, line.hasPrefix("  ") || line.hasPrefix("\t"), !text.isEmpty {
      self[keyPath: path].append(text, joinedBy: " ")
    } else if case .example = section, line.hasPrefix("   "), !text.isEmpty {
      example.append(String(text))
    } else if text.hasPrefix("example:") {
      section = .example
    } else if text.isEmpty {
      if case .title = section { return }
      section = .none
    } else if let field = Self.texts.first(where: { text.hasPrefix($0.word) }) {
      self[keyPath: field.path].append(
        text.dropFirst(field.word.count).trimmed, joinedBy: "\n")
      section = .text(field.path)
    } else if text.hasPrefix("expect ") {
      expectations.append(try Expectation(parsing: text.dropFirst(7), at: place))
      section = .none
    } else if text.hasPrefix("param ") {
      let parameter = try Parameter(parsing: text.dropFirst(6), at: place)
      if parameters.contains(where: { $0.name == parameter.name }) {
        throw .header(
          place, "The parameter “\(parameter.name)” is declared twice", nil, allowed: [])
      }
      parameters.append(parameter)
      section = .none
    } else if text.hasPrefix("name:") {
      section = .none
    } else {
      try refuseMisspeltField(text, at: place)
      readProse(text, &section)
    }
  }

  private mutating func readProse(_ text: Substring, _ section: inout Section) {
    switch section {
    case .title:
      title = String(text)
      section = .description
    case .description: description.append(text, joinedBy: " ")
    case .text, .example, .none: section = .none
    }
  }

  /// A field with a slip in its name would otherwise vanish among the comments.
  private func refuseMisspeltField(_ text: Substring, at place: Place) throws(QueryError) {
    let fields = Self.texts.map(\.word) + ["param", "example:"]
    let words = text.split(separator: " ").map(String.init)
    guard let word = words.first else { return }
    let kind = words.count > 2 ? words[2] : ""
    let isField =
      word.hasSuffix(":") || Parameter.Kind.named(kind) != nil || kind.hasPrefix("choice(")
    guard isField, let meant = nearest(to: word, in: fields), meant != word else { return }
    throw .header(place, "“\(word)” is no field of a header", meant, allowed: fields)
  }
}

extension String {
  /// Adds a text after what is there already.
  fileprivate mutating func append(_ text: Substring, joinedBy separator: String) {
    self += (isEmpty ? "" : separator) + text
  }
}

extension Substring {
  /// The text without space at either end.
  var trimmed: Substring {
    var scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return Substring(scalars)
  }
}
