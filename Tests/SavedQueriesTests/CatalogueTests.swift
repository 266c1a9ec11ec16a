import FoundationEssentials
import Testing

@testable import SavedQueries

@Suite struct CatalogueTests {
  private let queries = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Queries").standardized.path

  @Test func `every file in Queries is built in, as it is`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: queries)
    #expect(files.allSatisfy { $0.hasSuffix(".sql") })
    #expect(files.map { String($0.dropLast(4)) }.sorted() == BuiltIn.files.map(\.name))
    for file in BuiltIn.files {
      let data = FileManager.default.contents(atPath: "\(queries)/\(file.name).sql")
      #expect(data.map(Array.init) == file.bytes)
    }
  }

  @Test func `every built-in query says what it counts and leaves out`() {
    let catalogue = Catalogue()
    #expect(catalogue.problems == [])
    #expect(catalogue.all.map(\.name) == BuiltIn.files.map(\.name))
    for query in catalogue.all {
      #expect(query.title != query.name)
      #expect(!query.description.isEmpty && !query.definition.isEmpty && query.excluded != nil)
      let used = Set(query.main.parameters + (query.excluded?.parameters ?? []))
      #expect(used == Set(query.parameters.map(\.name)))
      #expect(query.parameters.allSatisfy { !$0.sentence.isEmpty })
      // What must be given is one of the values of a column, which an error lists.
      #expect(query.parameters.allSatisfy { !$0.isRequired || $0.domain != nil })
    }
  }

  @Test func `finds a query by name, by file name and by path`() throws {
    let folder = Folder(["mine.sql": "-- Mine\nselect 1"])
    let catalogue = Catalogue(folders: [folder.path, "/nowhere"])
    #expect(try catalogue.find("mine").title == "Mine")
    #expect(try catalogue.find("mine.sql").origin == .file("\(folder.path)/mine.sql"))
    #expect(try catalogue.find("\(folder.path)/mine.sql").name == "mine")
    #expect(try catalogue.find("time-to-hire").origin == .builtIn)
    #expect(try catalogue.find("time-to-hire.sql").origin == .builtIn)
  }

  @Test func `a file in a folder takes the place of a built-in query, which is said`() throws {
    let first = Folder(["time-to-hire.sql": "-- Ours\nselect 1"])
    let second = Folder(["time-to-hire.sql": "-- Theirs\nselect 2"])
    let catalogue = Catalogue(folders: [first.path, second.path])
    #expect(try catalogue.find("time-to-hire").title == "Ours")
    #expect(catalogue.all.count == BuiltIn.files.count)
    #expect(
      catalogue.notes == [
        "“time-to-hire” is \(first.path)/time-to-hire.sql, not the built-in query."
      ])
  }

  @Test func `one broken file does not hide the others`() throws {
    let folder = Folder(["bad.sql": "-- param n dat\nselect 1", "good.sql": "select 1"])
    let catalogue = Catalogue(folders: [folder.path])
    #expect(catalogue.problems.count == 1)
    #expect(try catalogue.find("good").name == "good")
    let error = #expect(throws: QueryError.self) { try catalogue.find("bad") }
    #expect(
      error?.errorDescription
        == "\(folder.path)/bad.sql:1: “dat” is no kind of value for “n”.")
  }

  @Test(arguments: [
    ("time-to-hir", "There is no saved query “time-to-hir”.", "Did you mean “time-to-hire”?"),
    ("funnel", "There is no saved query “funnel”.", "Did you mean “funnel-by-source”?"),
    ("/nowhere/x.sql", "“/nowhere/x.sql” cannot be read: there is no such file.", nil),
    ("/tmp/", "“/tmp/” cannot be read: it is a folder.", nil),
  ])
  func `a miss names what was typed and the nearest name`(
    typed: String, message: String, hint: String?
  ) {
    let error = #expect(throws: QueryError.self) { try Catalogue().find(typed) }
    #expect(error?.errorDescription == message)
    #expect(error?.recoverySuggestion == hint)
  }
}

/// A folder of query files that is removed when the value goes.
private final class Folder {
  let path: String

  init(_ files: [String: String]) {
    path = "/tmp/saved-queries-\(UInt64.random(in: .min ... .max))"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(text.utf8))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
