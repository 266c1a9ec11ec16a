import SavedQueries

/// Which values a saved query's parameters are tried with; they follow from what it declares.
enum LibraryQuestion {
  /// The names that there are in a company.
  struct Names: Sendable {
    let departments: [String]
    let offices: [String]
    let jobs: [String]
    let sources: [String]
    let recruiters: [String]
  }

  /// All time, and the usual value of everything else.
  static func allTime(_ query: SavedQuery) -> [String: String] {
    let time = ["since": "2020-01-01", "until": "2030-01-01", "at": "2026-11-03"]
    return Dictionary(
      uniqueKeysWithValues: query.parameters.compactMap { parameter in
        let usual = parameter.isRequired ? parameter.sample : parameter.defaultText
        return (time[parameter.name] ?? usual).map { (parameter.name, $0) }
      })
  }

  /// All time, then each parameter by itself, then some together, then periods without anything.
  static func all(
    of query: SavedQuery, names: Names, isThorough: Bool
  ) -> [[String: String]] {
    let declared = Set(query.parameters.map(\.name))
    let whole = allTime(query)
    var questions = [whole]
    for parameter in query.parameters {
      let values = values(of: parameter, names)
      for value in isThorough ? values[...] : values.suffix(1) {
        questions.append(whole.merging([parameter.name: value]) { _, new in new })
      }
    }
    var mixed = whole
    for parameter in query.parameters where parameter.name != "until" {
      mixed[parameter.name] = values(of: parameter, names).first
    }
    for name in ["office", "job", "recruiter", "source"] { mixed[name] = nil }
    questions.append(mixed)
    if declared.contains("until") {
      for (since, until) in [("2026-03-01", "2026-04-01"), ("2010-05-01", "2010-05-02")] {
        questions.append(whole.merging(["since": since, "until": until]) { _, new in new })
      }
    }
    // One line at most: everything in one segment.
    if query.parameters.contains(where: { $0.name == "by" && $0.choices.contains("all") }) {
      questions.append(whole.merging(["by": "all"]) { _, new in new })
    }
    return questions
  }

  private static func values(of parameter: Parameter, _ names: Names) -> [String] {
    let missing = "Nowhere'; drop table jobs"
    switch parameter.name {
    case "since": return ["2025-02-01", "2026-06-01"]
    case "until": return ["2025-09-01"]
    case "at": return ["2026-06-15", "2024-02-29", "2010-01-01"]
    case "zone": return ["Asia/Tokyo", "Asia/Kolkata"]
    case "department": return ["Engineering", missing, names.departments.last ?? ""]
    case "office": return [names.offices.last ?? "", missing, names.offices.first ?? ""]
    case "job": return [names.jobs.first ?? "", missing, names.jobs.last ?? ""]
    case "recruiter": return [names.recruiters.first ?? "", missing, names.recruiters.last ?? ""]
    case "source": return ["LinkedIn", missing, "Internal Applicant"]
    case "idle": return ["0", "400"]
    case "grace": return ["0", "72"]
    case "least": return parameter.smallest == nil ? ["1", "5"] : ["12", "25"]
    case "question":
      return ["Which of these communities are you part of?", missing, "How old are you?"]
    default:
      guard parameter.kind == .boolean else { return parameter.choices }
      return parameter.defaultText == "true" ? ["true", "false"] : ["false", "true"]
    }
  }
}
