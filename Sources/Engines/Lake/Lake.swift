import FoundationEssentials
import Glibc

/// A folder of many accounts' tables as files that Spark reads.
///
/// Each account has its own files and its own manifest there, and no account touches another's.
package struct Lake: Sendable {
  /// The path as it was given.
  package let path: String

  /// The lake in this folder, which need not be there yet.
  package init(path: String) { self.path = path }

  /// The name of the folder of manifests, by which a lake is known.
  static let manifests = "_manifests"

  /// Whether the folder is a lake.
  package var exists: Bool { Self.isFolder("\(path)/\(Self.manifests)") }

  /// The names of the accounts that have a manifest, in order.
  ///
  /// - Throws: `LakeError.unreadable`.
  package var accounts: [String] {
    get throws(LakeError) {
      try names(in: Self.manifests).filter { !$0.hasPrefix(".") && $0.hasSuffix(Self.ending) }
        .map { String($0.dropLast(Self.ending.count)) }.filter(Self.isName)
    }
  }

  /// What the lake holds of an account; `nil` when it holds nothing.
  ///
  /// - Throws: `LakeError.unreadable`, and `.newer` when a newer program wrote it.
  package func manifest(of account: String) throws(LakeError) -> LakeManifest? {
    let file = manifestPath(of: account)
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unreadable(file, reason: String(cString: strerror(errno)))
    }
    do {
      let form = try JSONDecoder().decode(Form.self, from: data)
      guard form.glasshouse.lake == LakeManifest.form else {
        throw LakeError.newer(file, version: form.glasshouse.version)
      }
      return try JSONDecoder().decode(LakeManifest.self, from: data)
    } catch let error as LakeError {
      throw error
    } catch {
      throw .unreadable(file, reason: "it is no manifest of a lake")
    }
  }

  /// The path of an account's manifest.
  func manifestPath(of account: String) -> String {
    "\(path)/\(Self.manifests)/\(account)\(Self.ending)"
  }

  /// Whether a text can be the name of an account: it is a part of paths.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// What lies in a folder of the lake, in order; nothing where there is none.
  func names(in folder: String) throws(LakeError) -> [String] {
    let folder = folder.isEmpty ? path : "\(path)/\(folder)"
    guard Self.isFolder(folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .unreadable(folder, reason: String(cString: strerror(errno)))
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  private static let ending = ".json"

  /// What every form of a manifest says.
  private struct Form: Decodable {
    let glasshouse: LakeManifest.Maker
  }
}
