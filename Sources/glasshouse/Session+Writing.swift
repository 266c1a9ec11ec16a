import Charts
import Rendering
import Rows
import Warehouse

extension Session {
  /// Writes the rows of a statement in the chosen form.
  ///
  /// `statements` are those that prepare what it reads; `role` says what a person in a column is called.
  func write(
    _ prepared: Prepared, values: [String: Scalar], notes: [String],
    beside statements: [String] = [], as role: (String) -> String = { $0 }
  ) throws -> Answer {
    try bind(values, to: prepared)
    var answer = Answer(rows: nil, seconds: 0, tables: prepared.tables, notes: notes)
    let start = ContinuousClock.now
    written = 0
    if prepared.columns.isEmpty {
      let ticker = Ticker(isShown: setting.showsProgress)
      defer { ticker.end() }
      while try prepared.step() != nil {}
    } else {
      var redaction =
        terms.redacts || delivery.file != nil
        ? try self.redaction(of: prepared, beside: statements, as: role) : nil
      let exposure =
        redaction == nil || terms.redacts ? nil : self.exposure(of: delivery.file)
      if exposure == nil, !terms.redacts { redaction = nil }
      let kept = try begunKeeping(prepared)
      var isWhole = false
      defer { finishKeeping(kept, of: prepared, values: values, isWhole: isWhole) }
      isWhole = try writeRows(prepared, through: &redaction, to: kept, &answer)
      answer.rows = written
      if let redaction, terms.redacts, !redaction.hidden.isEmpty {
        answer.masked = redaction.sentence
      }
      if let exposure, let redaction { warn(of: exposure, naming: redaction.hiddenNames) }
    }
    answer.seconds = Double(start.duration(to: .now) / .seconds(1))
    if terms.writesManifest { given.append(Given(prepared, values: told(values), answer: answer)) }
    return answer
  }

  /// Writes the rows; whether they are the whole answer.
  func writeRows(
    _ source: any RowSource, through redaction: inout Redaction?, to kept: KeptAnswer? = nil,
    _ answer: inout Answer
  ) throws -> Bool {
    let isShown = delivery.reachesTerminal
    let ticker = Ticker(isShown: setting.showsProgress)
    defer { ticker.end() }
    var warnings: [String] = []
    var isCut = false
    do {
      try delivery.write(warn: { warnings.append($0) }) { writer in
        // The first row is read before anything is written, so that an error leaves no header.
        var row = try source.step()
        if isShown { ticker.end() }
        try writer.begin(source.columns)
        while let current = row {
          if written == limit(isShown: isShown) {
            isCut = true
            break
          }
          if !terms.redacts { try redaction?.look(at: current) }
          if terms.redacts, let masked = try redaction?.mask(current, with: &pseudonyms) {
            try Row.lending(masked) { row in
              try writer.write(row)
              try kept?.append(row)
            }
          } else {
            try writer.write(current)
            try kept?.append(current)
          }
          written += 1
          ticker.note(rows: written)
          row = try source.step()
        }
        if isCut { writer.note(Self.cut(after: written)) }
        try writer.end()
      }
    } catch OutputError.readerGone where isShown && delivery.isPaging {
      answer.remarks.append("left after \(grouped(written)) rows; there may be more")
      return false
    }
    if isShown { answer.remarks += warnings } else { answer.notes += warnings }
    if isShown, written == 0, terms.keepsAnswers {
      answer.remarks.append("no rows: .why counts what each part of the statement leaves")
    }
    if isCut { answer.remarks.append(Self.cut(after: written)) }
    return !isCut
  }

  /// Values as a manifest may tell them: a text that is no date may be the name of somebody.
  private func told(_ values: [String: Scalar]) -> [String: Scalar] {
    guard terms.redacts else { return values }
    return values.mapValues { value in
      guard case .text(let text) = value, !isDate(text) else { return value }
      return .text(pseudonyms.name(for: text, as: "value"))
    }
  }

  private static func cut(after rows: Int) -> String {
    "cut after \(grouped(rows)) rows; there are more"
  }

  private func limit(isShown: Bool) -> Int? {
    guard isShown, let most = terms.mostShown else { return terms.limit }
    return min(most, terms.limit ?? most)
  }

  /// Gives a statement those of the values that it has parameters for.
  func bind(_ values: [String: Scalar], to prepared: Prepared) throws {
    for parameter in prepared.parameters {
      guard let value = values[String(parameter.dropFirst())] else { continue }
      try prepared.bind(parameter, value)
    }
  }

  private func begunKeeping(_ prepared: Prepared) throws -> KeptAnswer? {
    guard terms.keepsAnswers, !prepared.isExplain else { return nil }
    keptCount += 1
    return try reader.keep(prepared.columns, number: keptCount)
  }

  /// An answer that cannot be kept, for want of room, is still an answer.
  private func finishKeeping(
    _ kept: KeptAnswer?, of prepared: Prepared, values: [String: Scalar], isWhole: Bool
  ) {
    guard let kept else { return }
    prepared.rewind()
    let isKept = (try? kept.finish(isWhole: isWhole)) != nil && isWhole && !kept.isTooLarge
    let names = Set(prepared.parameters.map { String($0.dropFirst()) })
    remember(
      Past(
        sql: prepared.sql, values: values.filter { names.contains($0.key) },
        chart: delivery.chartUsually, isWhole: isWhole, kept: isKept ? kept : nil))
  }
}
