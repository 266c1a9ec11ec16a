import Charts

/// Several answers as one page to hand on.
package struct Report: Sendable {
  /// A number that is read first.
  package struct Headline: Sendable {
    /// What is counted, such as `Time to hire`.
    let title: String
    /// Which number of it, such as `median days`; empty where its title says it.
    let measure: String
    let value: String
    /// How it compares with the period before, in words; empty where it has none.
    let change: String

    package init(title: String, measure: String, value: String, change: String) {
      self.title = title
      self.measure = measure
      self.value = value
      self.change = change
    }
  }

  /// One answer: its picture, its table, and what its numbers mean.
  package struct Section: Sendable {
    let title: String
    let description: String
    /// The picture, or why there is none.
    let chart: Result<Chart, ChartError>
    let sheet: Sheet
    let facts: [(term: String, text: String)]

    package init(
      title: String, description: String, chart: Result<Chart, ChartError>, sheet: Sheet,
      facts: [(term: String, text: String)]
    ) {
      self.title = title
      self.description = description
      self.chart = chart
      self.sheet = sheet
      self.facts = facts
    }
  }

  let title: String
  /// What holds for all of it: when it was made, of what.
  let about: [String]
  /// What its reader must know before any number.
  let warnings: [String]
  let headlines: [Headline]
  let sections: [Section]

  package init(
    title: String, about: [String], warnings: [String], headlines: [Headline],
    sections: [Section]
  ) {
    self.title = title
    self.about = about
    self.warnings = warnings
    self.headlines = headlines
    self.sections = sections
  }
}

extension Report {
  /// The whole page as one text.
  package var html: String {
    get throws(OutputError) {
      let page = Page()
      let sink = ByteSink { bytes throws(OutputError) in page.bytes.append(contentsOf: bytes) }
      try write(to: sink)
      try sink.flush()
      return String(decoding: page.bytes, as: UTF8.self)
    }
  }

  private final class Page {
    var bytes: [UInt8] = []
  }
}
