import ArgumentParser
import Charts
import Rendering

/// The options that make a picture of an answer.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw the answer: \(ChartChoice.words.joined(separator: ", ")), with columns as in bars:source,hired; svg or svg:KIND for a file. Alone it is auto.",
      valueName: "kind"))
  var chart: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  /// The arguments with a `--chart` that has no value given the usual one.
  ///
  /// The next word is its value when it begins as one does, so that `--chart svg` is what it looks like.
  static func completed(_ arguments: [String]) -> [String] {
    var completed: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return completed + [argument] + rest }
      guard argument == "--chart" else {
        completed.append(argument)
        continue
      }
      let next = rest.first.flatMap { DrawnForm.begins($0) ? $0 : nil }
      if next != nil { rest.removeFirst() }
      completed.append("--chart=\(next ?? "auto")")
    }
    return completed
  }

  /// Makes the answers of a delivery pictures, where that is asked for.
  ///
  /// - Throws: `ChartError` for what is no kind, `DoorError.contradiction` beside a format of rows.
  func apply(to delivery: Delivery, _ output: OutputOptions) throws {
    delivery.layout.isASCII = ascii
    guard let chart else { return }
    let form = try DrawnForm(chart)
    delivery.layout.chart = form.choice
    let isNamed =
      output.format != nil || output.csv || output.json
      || output.output.flatMap(Format.init(ofFile:)) != nil
    switch delivery.format {
    case .html, .svg: if form.isSVG { delivery.format = .svg }
    case .chart: if form.isSVG { delivery.format = .svg }
    case let format where isNamed:
      throw DoorError.contradiction("--chart", "the format \(format.rawValue)")
    default: delivery.format = form.isSVG ? .svg : .chart
    }
  }
}

/// What is typed for a picture: a kind with its columns, as text or as SVG.
struct DrawnForm: Equatable {
  let choice: ChartChoice
  let isSVG: Bool

  /// Reads `bars`, `bars:source,hired`, `svg` or `svg:bars:source,hired`.
  ///
  /// - Throws: `ChartError.unknownKind`.
  init(_ typed: String) throws(ChartError) {
    let word = typed.prefix { $0 != ":" }
    isSVG = word.lowercased() == "svg"
    choice = try ChartChoice(isSVG ? String(typed.dropFirst(word.count + 1)) : typed)
  }

  /// Whether a word begins as a picture that is asked for does, be it one that there is not.
  static func begins(_ word: String) -> Bool {
    let kind = word.prefix { $0 != ":" }.lowercased()
    return (ChartChoice.words + ["svg"]).contains(kind) || ChartChoice.foreignWords.contains(kind)
  }
}
