import FoundationEssentials
import Glibc

/// Why a file of one's own may come before other eyes all the same.
enum FileExposure: Equatable {
  /// Others can look into its folder.
  case openFolder(String)
  /// It is in the folder of a git repository, which does not ignore it.
  case workTree(String)

  /// What is so of a file that is about to be written, if anything is; a device and a pipe keep nothing.
  init?(of path: String, in environment: [String: String]) {
    var facts = stat()
    if stat(path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG { return nil }
    let url = URL(filePath: path).standardizedFileURL
    // A link is followed, as it is when the file is written.
    let linked = realpath(url.path, nil).map { FilePlace(taking: $0) }
    guard
      let place = linked
        ?? realpath(url.deletingLastPathComponent().path, nil).map({
          FilePlace(taking: $0, name: url.lastPathComponent)
        })
    else { return nil }
    let (folder, file) = (place.folder, place.file)
    if let tree = Self.tree(around: folder), !Self.isIgnored(file, in: folder, environment) {
      self = .workTree(tree)
    } else if Self.isOpen(folder) {
      self = .openFolder(folder)
    } else {
      return nil
    }
  }

  /// What is so, in words that follow the name of a file.
  var sentence: String {
    switch self {
    case .openFolder(let folder): "is in “\(folder)”, which others can look into"
    case .workTree(let tree): "is in the git repository “\(tree)”, which does not ignore it"
    }
  }

  /// What to do instead of masking.
  var advice: String {
    switch self {
    case .openFolder: "write to a folder of your own"
    case .workTree: "write elsewhere, or name it in .gitignore"
    }
  }

  /// Whether others can list a folder: each folder above must let them in.
  private static func isOpen(_ folder: String) -> Bool {
    var facts = stat()
    guard stat(folder, &facts) == 0, facts.st_mode & S_IROTH != 0 else { return false }
    return parents(of: folder).allSatisfy { stat($0, &facts) == 0 && facts.st_mode & S_IXOTH != 0 }
  }

  private static func tree(around folder: String) -> String? {
    parents(of: folder).first { FileManager.default.fileExists(atPath: $0 + "/.git") }
  }

  /// Whether git says that it leaves a file alone; where git cannot be asked, nobody knows that it does.
  private static func isIgnored(
    _ file: String, in folder: String, _ environment: [String: String]
  ) -> Bool {
    let own = environment.filter { !$0.key.hasPrefix("GIT_") }
    // What a repository names as its watcher would be run otherwise.
    let words = [
      "git", "-c", "core.fsmonitor=false", "-C", folder, "check-ignore", "--quiet", "--", file,
    ]
    return OtherProgram.ask(words, in: own, within: 2) == .ended(0, output: [])
  }

  /// A folder and those above it, itself first.
  private static func parents(of folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, last != "/", let slash = last.lastIndex(of: "/") {
      folders.append(slash == last.startIndex ? "/" : String(last[..<slash]))
    }
    return folders
  }
}

/// A file that may not be there yet, with no link in its path.
private struct FilePlace {
  let folder: String
  let file: String

  /// `path` is the file's, or its folder's when a name is given.
  init(taking path: UnsafeMutablePointer<CChar>, name: String? = nil) {
    defer { free(path) }
    let path = String(cString: path)
    if let name {
      folder = path
      file = (path == "/" ? "" : path) + "/" + name
    } else {
      file = path
      folder = URL(filePath: path).deletingLastPathComponent().path
    }
  }
}
