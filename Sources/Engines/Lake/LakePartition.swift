import Digests
import Rendering

/// What becomes of the JSON lines of one partition, which are cut into files of a bounded size.
protocol LakePartition: AnyObject {
  /// A part of the line at hand.
  func take(_ bytes: UnsafeRawBufferPointer) throws(OutputError)
  /// The line is whole.
  func endLine() throws(OutputError)
}

/// One file of a partition, which may be there or not.
struct LakeFile: Equatable {
  /// The path from the lake; its name is the first digits of the digest of its lines.
  let path: String
  let rows: Int
}

/// A partition that is looked at only, for what its files are.
final class HashedPartition: LakePartition {
  private var ended: [LakeFile] = []
  private var digest = SHA256()
  private var rows = 0
  private var bytes = 0
  private let folder: String
  /// From how many bytes on a file takes no further line.
  private let limit: Int

  /// A partition in a folder of the lake.
  init(in folder: String, limit: Int) {
    self.folder = folder
    self.limit = limit
  }

  func take(_ bytes: UnsafeRawBufferPointer) {
    digest.take(bytes)
    self.bytes += bytes.count
  }

  func endLine() {
    rows += 1
    if bytes >= limit { endFile() }
  }

  /// The files, of which the last may be small.
  func files() -> [LakeFile] {
    if rows > 0 { endFile() }
    return ended
  }

  private func endFile() {
    let name = digest.finish().prefix(32) + Lake.rows
    ended.append(LakeFile(path: "\(folder)/\(name)", rows: rows))
    (digest, rows, bytes) = (SHA256(), 0, 0)
  }
}

/// A partition of which the files are written that are not there yet.
final class WrittenPartition: LakePartition {
  private let lake: Lake
  /// The files to come, the one of the line at hand first.
  private var rest: ArraySlice<LakeFile>
  private var rows = 0
  /// The file that is written; nothing while the lines are those of one that is there.
  private var output: CompressedFile?

  init(_ files: [LakeFile], in lake: Lake) throws(OutputError) {
    self.lake = lake
    rest = files[...]
    try open()
  }

  func take(_ bytes: UnsafeRawBufferPointer) throws(OutputError) { try output?.write(bytes) }

  func endLine() throws(OutputError) {
    rows += 1
    guard rows == rest.first?.rows else { return }
    try output?.commit()
    (output, rows) = (nil, 0)
    rest = rest.dropFirst()
    try open()
  }

  private func open() throws(OutputError) {
    guard let file = rest.first, !lake.has(file.path) else { return }
    output = try CompressedFile(path: try lake.place(for: file.path))
  }
}
