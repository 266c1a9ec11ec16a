import SavedQueries
import Warehouse

/// What a saved query says of itself.
enum QueryHelp {
  /// The lines that explain a query: title, definition, parameters, a call to try.
  ///
  /// The reader compiles the query, which tells what it reads.
  static func text(_ query: SavedQuery, _ reader: Reader) -> String {
    var lines = ["\(query.title) (\(query.name), \(query.origin))"]
    for part in [query.description, query.definition] where !part.isEmpty {
      lines.append("")
      lines += Footer.wrapped(part, to: 96)
    }
    if !query.parameters.isEmpty {
      lines += ["", "parameters:"]
      let width = query.parameters.map(\.name.count).max() ?? 0
      for parameter in query.parameters {
        lines.append("  \(parameter.name.padding(to: width))  \(parameter.sentence)")
        lines.append("  \(String(repeating: " ", count: width))  \(facts(of: parameter))")
      }
    }
    for (word, text) in [("fields", query.fields), ("source", query.source)] where !text.isEmpty {
      lines.append("")
      lines += Footer.wrapped("\(word): \(text)", to: 96)
    }
    let asked = query.parameters.filter(\.isRequired)
    let sample = (asked.isEmpty ? Array(query.parameters.prefix(1)) : asked).map { parameter in
      " -p " + "\(parameter.name)=\(parameter.sample)".asShellWord
    }.joined()
    let sensitive =
      query.tables(by: reader).isDisjoint(with: reader.schema.sensitive) ? "" : " --sensitive"
    lines += ["", "try:", "  glasshouse run \(query.name)\(sample) --demo\(sensitive)"]
    if !query.withheld.isEmpty { lines += Footer.wrapped("rows: " + query.withheld, to: 96) }
    if query.rows != nil {
      lines.append("  glasshouse run \(query.name)\(sample) --demo --drill 1")
    }
    return lines.joined(separator: "\n")
  }

  /// What a value of a parameter may be, and what it is when none is given.
  static func facts(of parameter: Parameter) -> String {
    var facts = [parameter.kind.word]
    if !parameter.choices.isEmpty {
      facts[0] = "one of " + parameter.choices.joined(separator: ", ")
    }
    if let usual = parameter.defaultText {
      facts.append("default \(usual)")
    } else {
      facts.append(parameter.isOptional ? "optional" : "required")
    }
    if let smallest = parameter.smallest { facts.append("at least \(smallest)") }
    if let domain = parameter.domain { facts.append("a \(domain.table).\(domain.column)") }
    if let example = parameter.example { facts.append("for example \(example)") }
    return facts.joined(separator: ", ")
  }
}

extension SavedQuery {
  /// The tables that a query reads, through views and subqueries; none of a statement that does not compile.
  func tables(by reader: Reader) -> Set<String> {
    statements.reduce(into: []) { tables, statement in
      tables.formUnion((try? reader.prepare(statement.sql)).flatMap { $0?.tables } ?? [])
    }
  }
}
