import SavedQueries

/// What a saved query says of itself.
enum QueryHelp {
  /// The lines that explain a query: title, definition, parameters, a call to try.
  static func text(_ query: SavedQuery) -> String {
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
    let sample = query.parameters.first.map { " -p \($0.name)=\($0.sample)" } ?? ""
    lines += ["", "try:", "  glasshouse run \(query.name)\(sample) --demo"]
    return lines.joined(separator: "\n")
  }

  private static func facts(of parameter: Parameter) -> String {
    var facts = [parameter.kind.word]
    if !parameter.choices.isEmpty {
      facts[0] = "one of " + parameter.choices.joined(separator: ", ")
    }
    if let usual = parameter.defaultText {
      facts.append("default \(usual)")
    } else {
      facts.append(parameter.isOptional ? "optional" : "required")
    }
    if let domain = parameter.domain { facts.append("a \(domain.table).\(domain.column)") }
    if let example = parameter.example { facts.append("for example \(example)") }
    return facts.joined(separator: ", ")
  }
}
