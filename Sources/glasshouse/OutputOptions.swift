import ArgumentParser
import Glibc
import Rendering

/// The options that say how an answer is written.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "\(Format.allCases.map(\.rawValue).joined(separator: ", ")); table on a terminal, by the name of a file, else csv.",
      valueName: "format"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: String?

  @Flag(help: "Short for --format csv.")
  var csv = false

  @Flag(help: "Short for --format json.")
  var json = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write the answer to a file, whole or not at all; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(
    help: "Beside the file of -o, write FILE.meta.json: SQL, values, table ages, rows, checksum.")
  var manifest = false

  @Flag(
    help:
      "Number people instead of naming them: names, addresses, notes and what is made of them.")
  var redact = false

  @Flag(name: .customLong("no-header"), help: "Leave the line of column names out.")
  var noHeader = false

  @Option(
    help: ArgumentHelp("The text for NULL; a real text equal to it is quoted.", valueName: "text"))
  var null: String?

  @Flag(help: "End lines of csv and tsv in CR LF.")
  var crlf = false

  @Flag(help: "Begin csv and tsv with the byte order mark that some spreadsheets want.")
  var bom = false

  @Flag(help: "Put ' before texts in csv that a spreadsheet would calculate. Changes data.")
  var safeCells = false

  @Option(
    help: ArgumentHelp(
      "null or string: what JSON says for Inf and NaN.", valueName: "kind"),
    completion: .list(["null", "string"]))
  var jsonNonfinite: String = "null"

  @Option(
    help: ArgumentHelp("Write at most so many rows, and say when it cuts.", valueName: "rows"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("Stop after this long, sync included (30s, 5m): exit 4.", valueName: "time"))
  var timeout: String?

  @Option(
    help: ArgumentHelp(
      "json: tell rows, time, tables and ages of each answer on standard error.", valueName: "form"),
    completion: .list(["json"]))
  var stats: String?

  @Option(
    help: ArgumentHelp("auto (the usual), always or never.", valueName: "when"),
    completion: .list(["auto", "always", "never"]))
  var color: String?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative.") }
    if manifest, output == nil { throw ValidationError("--manifest needs a file: -o FILE.") }
  }
}

extension Format {
  /// The format that the name of a file ends in, such as `json`.
  init?(ofFile path: String) {
    let name = path.split(separator: "/").last ?? ""
    let endings: [Substring: Format] = [
      "csv": .csv, "tsv": .tsv, "json": .json, "jsonl": .jsonl, "ndjson": .jsonl, "md": .markdown,
      "html": .html, "htm": .html, "svg": .svg,
    ]
    guard name.contains("."), let ending = name.split(separator: ".").last,
      let format = endings[ending]
    else { return nil }
    self = format
  }
}

extension Format {
  /// Endings of files that other programs could not open if one of our formats were in them.
  private static let foreign: Set<Substring> = [
    "xlsx", "xls", "ods", "numbers", "parquet", "feather", "avro", "orc", "pdf", "docx", "odt",
    "png", "jpg", "jpeg", "gif", "webp", "eps", "xml", "yaml", "yml", "sqlite", "sqlite3", "db",
  ]

  /// Refuses a file whose name promises a format that is not written here.
  ///
  /// - Throws: `DoorError.foreignFile`.
  static func refuse(file path: String) throws {
    let name = path.split(separator: "/").last ?? ""
    guard let ending = name.split(separator: ".").dropFirst().last, foreign.contains(ending) else {
      return
    }
    throw DoorError.foreignFile(path, ending: String(ending))
  }
}

extension OutputOptions {
  /// The format that was asked for, or the usual one.
  ///
  /// - Throws: `DoorError` when it cannot be read or two are named.
  func chosenFormat(_ setting: Setting, isTerminal: Bool) throws -> Format {
    let named = [
      format.map { ("--format", $0) }, csv ? ("--csv", "csv") : nil,
      json ? ("--json", "json") : nil,
    ]
    .compactMap(\.self)
    if named.count > 1 { throw DoorError.contradiction(named[0].0, named[1].0) }
    guard let (_, word) = named.first else {
      if let output, output != "-" {
        try Format.refuse(file: output)
        return Format(ofFile: output) ?? .csv
      }
      return isTerminal ? setting.configuration.mode ?? .table : .csv
    }
    return try Format(typed: word, for: "--format")
  }

  /// Where answers go, and in which form.
  ///
  /// - Throws: `DoorError` for what cannot be read, or says nothing about the format.
  func delivery(_ setting: Setting, isTerminal: Bool) throws -> Delivery {
    let format = try chosenFormat(setting, isTerminal: isTerminal)
    var layout = Layout(showsHeader: !noHeader, null: null)
    layout.hasByteOrderMark = bom
    layout.endsLinesInCRLF = crlf
    layout.guardsCells = safeCells
    layout.namesNonfinite = try isNonfiniteNamed()
    layout.isColored = try isColored(setting, isTerminal: isTerminal)
    for (option, isGiven) in [("--bom", bom), ("--crlf", crlf)]
    where isGiven && ![.csv, .tsv].contains(format) {
      throw DoorError.contradiction(option, "the format \(format.rawValue)")
    }
    if safeCells, format != .csv {
      throw DoorError.contradiction("--safe-cells", "the format \(format.rawValue)")
    }
    let delivery = Delivery(
      format: format, layout: layout, isTerminal: isTerminal, pager: setting.pager)
    delivery.keepsColors = color == "always"
    delivery.tellsFiles = !setting.isQuiet && Terminal.isTerminal(STDERR_FILENO)
    return delivery
  }

  /// What holds for every answer.
  ///
  /// - Throws: `DoorError` for what cannot be read.
  func terms(keepsGoing: Bool = false) throws -> Terms {
    if let stats, stats.lowercased() != "json" {
      throw DoorError.option("--stats", typed: stats, wanted: "json")
    }
    return Terms(
      limit: limit, keepsGoing: keepsGoing, tellsStatistics: stats != nil,
      writesManifest: manifest, redacts: redact)
  }

  /// The seconds after which to stop, if any.
  ///
  /// - Throws: `DoorError` when they cannot be read.
  func timeLimit() throws -> Double? {
    guard let timeout else { return nil }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let unit = timeout.last.flatMap { units[$0] }
    let digits = unit == nil ? timeout : String(timeout.dropLast())
    guard let number = Double(digits), number > 0, number.isFinite else {
      throw DoorError.option("--timeout", typed: timeout, wanted: "a time such as 30s or 5m")
    }
    return number * (unit ?? 1)
  }

  private func isNonfiniteNamed() throws -> Bool {
    switch jsonNonfinite {
    case "null": return false
    case "string": return true
    default:
      throw DoorError.option("--json-nonfinite", typed: jsonNonfinite, wanted: "null or string")
    }
  }

  private func isColored(_ setting: Setting, isTerminal: Bool) throws -> Bool {
    let color = color ?? setting.configuration.color ?? "auto"
    switch color {
    case "always": return true
    case "never": return false
    case "auto": return isTerminal && setting.showsColors
    default: throw DoorError.option("--color", typed: color, wanted: "auto, always or never")
    }
  }
}
