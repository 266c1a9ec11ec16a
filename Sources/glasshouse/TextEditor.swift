import FoundationEssentials
import Glibc
import Rendering

/// The user's editor: `$VISUAL`, else `$EDITOR`, else `vi`.
struct TextEditor {
  private let command: String

  init(_ environment: [String: String]) {
    command = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
  }

  /// Lets the user edit a text in a file of their own; the text as it is when the editor ends.
  ///
  /// - Throws: `DoorError.editor` when the editor fails, `DoorError.unreadable` for its file.
  func edit(_ text: String) throws -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/glasshouse-XXXXXX.sql".utf8CString)
    let descriptor = mkstemps(&template, 4)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else {
      throw DoorError.unreadable(path, reason: String(cString: strerror(errno)) + ".")
    }
    defer { unlink(path) }
    let bytes = Array((text + "\n").utf8)
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == bytes.count else {
      throw DoorError.unreadable(path, reason: "it cannot be written.")
    }
    let status = Spawned.run("\(command) '\(path)'")
    guard status == 0 else { throw DoorError.editor(command, status: status) }
    return try TextFile.read(path).trimmed
  }
}
