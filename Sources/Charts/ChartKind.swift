/// The kinds of picture, each with the columns that it is made of.
package enum ChartKind: String, CaseIterable, Sendable {
  case bars
  case line
  case histogram
  case funnel
  case heat

  /// One sentence for help and listings.
  package var sentence: String {
    switch self {
    case .bars: "A category and a number: the highest first."
    case .line: "A date and a number: dates to scale, a missing month breaks the line."
    case .histogram: "One number: how many rows have a value in each interval."
    case .funnel: "Ordered stages and a number: each with its share of the first."
    case .heat: "Two categories and a number: the darker, the more."
    }
  }

  /// How many columns it is made of.
  var columns: Int {
    switch self {
    case .histogram: 1
    case .bars, .line, .funnel: 2
    case .heat: 3
    }
  }
}
