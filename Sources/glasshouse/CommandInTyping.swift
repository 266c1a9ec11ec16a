import ArgumentParser
import FoundationEssentials
import SavedQueries
import Shell
import Warehouse

/// A command that is being typed in bash, zsh or fish, as far as Tab there needs to know it.
///
/// The values offered are those that Tab at the prompt offers, so that a call reads the same in both places.
struct CommandInTyping {
  private let words: [String]
  private let index: Int
  /// What is typed of the word, up to the cursor.
  private let typed: String

  init(_ words: [String], _ index: Int, _ typed: String) {
    self.words = words
    self.index = index
    self.typed = typed
  }

  /// The saved queries, or the query files of a folder once a path is begun.
  var queries: [String] {
    guard typed.contains("/") else { return catalogue.all.map(\.name) }
    let folder = typed[...(typed.lastIndex(of: "/") ?? typed.startIndex)]
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: paths.expanded(String(folder)))) ?? []
    return names.filter { $0.hasSuffix(".sql") }.sorted().map { folder + $0 }
  }

  /// The parameters of the saved query that are not given yet; of one with its “=”, the values.
  var values: [String] {
    values(of: Array(named.prefix(1)))
  }

  /// The same of all queries that a report is made of.
  var reportValues: [String] {
    let named = named
    let queries = catalogue
    return values(
      of: named.isEmpty ? ReportOrder.usual.compactMap { try? queries.find($0.name) } : named)
  }

  /// What a report is made of: saved queries, their parameters, and the values of one whose “=” is typed.
  var reportWords: [String] { (parameter == nil ? queries : []) + reportValues }

  /// The saved queries that are named so far.
  private var named: [SavedQuery] {
    let queries = catalogue
    return words.compactMap { try? queries.find($0) }
  }

  /// The parameters of any of these queries that are not given yet, or the values of one.
  private func values(of queries: [SavedQuery]) -> [String] {
    var parameters: [Vocabulary.Parameter] = []
    for parameter in queries.flatMap({ Vocabulary.Query($0).parameters })
    where !parameters.contains(where: { $0.name == parameter.name }) {
      parameters.append(parameter)
    }
    guard let (name, stem) = parameter else {
      let given = Set(words.indices.filter { $0 != index }.map { words[$0].prefix { $0 != "=" } })
      return parameters.map(\.name).filter { !given.contains($0[...]) }.map { $0 + "=" }
    }
    guard let parameter = parameters.first(where: { $0.name == name }) else { return [] }
    var vocabulary = Vocabulary()
    if let setting {
      vocabulary.values = ColumnValues(setting.file, schema: .greenhouse).of
    }
    return vocabulary.values(of: parameter).map { stem + $0 }
  }

  /// The parameter whose value is typed, and what stands before the value in the same word.
  ///
  /// To bash an “=” is a word of its own, to zsh and fish it is not.
  private var parameter: (name: String, stem: String)? {
    if let equals = typed.firstIndex(of: "="), equals > typed.startIndex {
      return (String(typed[..<equals]), String(typed[...equals]))
    }
    let equals = words.indices.contains(index) && words[index] == "=" ? index : index - 1
    guard equals > 0, words.indices.contains(equals), words[equals] == "=" else { return nil }
    return (words[equals - 1], "")
  }

  private var paths: Paths { Paths(environment: ProcessInfo.processInfo.environment) }

  private var catalogue: Catalogue { Catalogue(folders: setting?.queryFolders ?? [paths.queries]) }

  /// The names of the stored accounts.
  static var accounts: [String] {
    CredentialFile.stored(in: Paths(environment: ProcessInfo.processInfo.environment))
      .compactMap(\.self)
  }

  /// The setting that the command will have, or none where something in it is wrong.
  private var setting: Setting? {
    guard var options = try? Options.parse([]) else { return nil }
    options.demo = words.contains("--demo")
    options.account = values(of: "--account").last
    options.warehouse = values(of: "--warehouse").last
    options.queries = values(of: "--queries")
    return try? Setting(options)
  }

  private func values(of option: String) -> [String] {
    words.indices.filter { words[$0] == option }
      .compactMap { words[($0 + 1)...].first { $0 != "=" } }
      .map(paths.expanded)
  }
}

extension CompletionKind {
  /// The saved queries.
  static let savedQueries = custom {
    CompletionScript.quoted(CommandInTyping($0, $1, $2).queries)
  }

  /// The parameters of the saved query that is named, and their values.
  static let queryValues = custom {
    CompletionScript.quoted(CommandInTyping($0, $1, $2).values)
  }

  /// The stored accounts that have a name.
  static let accounts = custom { _, _, _ in CompletionScript.quoted(CommandInTyping.accounts) }

  /// The parameters of the saved queries of a report, and their values.
  static let reportValues = custom {
    CompletionScript.quoted(CommandInTyping($0, $1, $2).reportValues)
  }

  /// The saved queries of a report, and what `reportValues` are.
  static let reportWords = custom {
    CompletionScript.quoted(CommandInTyping($0, $1, $2).reportWords)
  }

  /// The tables that can be synced.
  static let tables = list(Schema.greenhouse.tables.filter { $0.role != .child }.map(\.name))

  /// All that can be asked for by name.
  static let relations = list(
    Schema.greenhouse.tables.map(\.name) + Schema.greenhouse.views.map(\.name))
}
