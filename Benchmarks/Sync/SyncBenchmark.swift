import FoundationEssentials
import Glibc
import Warehouse

/// Parts of a sync alone: fetching without landing, landing without a network, and the most that SQLite
/// itself could do with the same values.
///
///     SyncBenchmark fetch SERVER PATHS    asks for the paths of a file, keeps nothing, prints the bytes
///     SyncBenchmark land PAGES FILE       lands the pages of a folder, LIST.NUMBER.json, in a new file
///     SyncBenchmark ceiling FILE COPY     binds the values of every table from arrays into a new file
///     SyncBenchmark read FILE             reads those values alone, which `ceiling` does first
///
/// The others print the seconds of CPU of its work and how many rows it came to; what is read from the disk
/// beforehand is not counted.
@main struct SyncBenchmark {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("fetch", 3): print(try await Fetch(words[1], paths: words[2]).run())
    case ("land", 3): try land(words[1], into: words[2])
    case ("ceiling", 3): try Copy(of: words[1]).write(to: words[2])
    case ("read", 2): print("0 \(try Copy(of: words[1]).rows)")
    default:
      print("SyncBenchmark fetch SERVER PATHS | land PAGES FILE | ceiling FILE COPY | read FILE")
      exit(2)
    }
  }

  private static func land(_ folder: String, into path: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let pages = try names.map { name in
      (
        list: String(name.prefix { $0 != "." }),
        body: try Data(contentsOf: URL(filePath: folder + "/" + name))
      )
    }
    let writer = try Writer(WarehouseFile(path), create: true)
    let start = clock()
    var rows = 0
    let lists = Set(pages.map(\.list))
    for list in lists { try writer.deferIndexes(list: list, shape: .v3) }
    for page in pages {
      let landed = try page.body.withUnsafeBytes {
        try writer.land(
          $0, list: page.list, shape: .v3, into: .tables, seenAt: "2026-11-02T12:00:00.000Z")
      }
      rows += landed.changes.count
    }
    for list in lists { try writer.index(list: list, shape: .v3) }
    report(since: start, rows)
  }

  static func report(since start: clock_t, _ rows: Int) {
    print("\(Double(clock() - start) / Double(CLOCKS_PER_SEC)) \(rows)")
  }
}
