import FoundationEssentials

/// The saved queries that can be named: the built-in ones and those in folders.
package struct Catalogue: Sendable {
  /// The queries by name; of two with one name, the one that is found first.
  package let all: [SavedQuery]
  /// Files that are no saved query, with the reason.
  package let problems: [QueryError]
  /// A sentence for each built-in query that a folder's file takes the place of.
  package let notes: [String]

  private let broken: [String: QueryError]

  /// The built-in queries and the `.sql` files of these folders, the first folder first.
  ///
  /// A folder that does not exist holds no queries.
  package init(folders: [String] = []) {
    var found: [String: SavedQuery] = [:]
    var broken: [String: QueryError] = [:]
    var notes: [String] = []
    for path in folders.flatMap(queryFiles) {
      let name = queryName(path)
      guard found[name] == nil && broken[name] == nil else { continue }
      do throws(QueryError) {
        found[name] = try SavedQuery(path: path)
      } catch {
        broken[name] = error
      }
    }
    for file in BuiltIn.files {
      if let mine = found[file.name] {
        notes.append("“\(file.name)” is \(mine.origin), not the built-in query.")
      } else if broken[file.name] == nil {
        do throws(QueryError) {
          found[file.name] = try SavedQuery(
            parsing: String(decoding: file.bytes, as: UTF8.self), name: file.name, origin: .builtIn)
        } catch {
          broken[file.name] = error
        }
      }
    }
    all = found.values.sorted { $0.name < $1.name }
    problems = broken.sorted { $0.key < $1.key }.map(\.value)
    self.broken = broken
    self.notes = notes
  }

  /// The query of this name, or in the file at this path.
  package func find(_ nameOrPath: String) throws(QueryError) -> SavedQuery {
    if let query = all.first(where: { $0.name == nameOrPath }) { return query }
    if let error = broken[nameOrPath] { throw error }
    let isPath = nameOrPath.contains("/")
    if isPath || nameOrPath.hasSuffix(".sql") {
      if isPath || FileManager.default.fileExists(atPath: nameOrPath) {
        return try SavedQuery(path: nameOrPath)
      }
      if let query = all.first(where: { $0.name + ".sql" == nameOrPath }) { return query }
    }
    let names = all.map(\.name)
    throw .unknownQuery(nameOrPath, nearest(to: queryName(nameOrPath), in: names), known: names)
  }
}

extension SavedQuery {
  /// Reads the query in a file.
  package init(path: String) throws(QueryError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw .unreadable(path: path, reason: reason(error, path))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "it is not UTF-8 text")
    }
    try self.init(parsing: text, name: queryName(path), origin: .file(path))
  }
}

private func reason(_ error: any Error, _ path: String) -> String {
  var isFolder = false
  if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
    return "it is a folder"
  }
  return switch (error as? CocoaError)?.code {
  case CocoaError.fileReadNoSuchFile?, CocoaError.fileNoSuchFile?: "there is no such file"
  case CocoaError.fileReadNoPermission?: "permission denied"
  default: "it cannot be opened"
  }
}

private func queryFiles(_ folder: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".sql") && !$0.hasPrefix(".") }.sorted()
    .map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
}

private func queryName(_ path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  return String(name.hasSuffix(".sql") ? name.dropLast(4) : name)
}
