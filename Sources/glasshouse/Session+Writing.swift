import Rows
import Warehouse

extension Session {
  /// Writes the rows of a statement in the chosen form.
  func write(
    _ prepared: Prepared, values: [String: Scalar], notes: [String]
  ) throws -> Answer {
    try bind(values, to: prepared)
    var answer = Answer(rows: nil, seconds: 0, tables: prepared.tables, notes: notes)
    let start = ContinuousClock.now
    written = 0
    if prepared.columns.isEmpty {
      while try prepared.step() != nil {}
    } else {
      let isShown = delivery.reachesTerminal
      var isCut = false
      try delivery.write(
        warn: { if isShown { answer.remarks.append($0) } else { answer.notes.append($0) } }
      ) { writer in
        // The first row is read before anything is written, so that an error leaves no header.
        var row = try prepared.step()
        try writer.begin(prepared.columns)
        while let current = row {
          if written == terms.limit {
            isCut = true
            break
          }
          try writer.write(current)
          written += 1
          row = try prepared.step()
        }
        try writer.end()
      }
      if isCut { answer.remarks.append("cut after \(grouped(written)) rows; there are more") }
      answer.rows = written
    }
    answer.seconds = Double(start.duration(to: .now) / .seconds(1))
    given.append(Given(prepared, values: values, answer: answer))
    return answer
  }

  /// Gives a statement those of the values that it has parameters for.
  func bind(_ values: [String: Scalar], to prepared: Prepared) throws {
    for parameter in prepared.parameters {
      guard let value = values[String(parameter.dropFirst())] else { continue }
      try prepared.bind(parameter, value)
    }
  }
}
