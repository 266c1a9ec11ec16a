import Digests
import Rendering

/// What becomes of the JSON lines of one partition, which are cut into files of a bounded size.
protocol LakePartition: AnyObject {
  /// A part of the line at hand.
  func take(_ bytes: UnsafeRawBufferPointer) throws(OutputError)
  /// The line is whole.
  func endLine() throws(OutputError)
}

/// One file of a partition, before anybody compresses it.
struct LakeFile: Equatable {
  /// The first digits of the digest of its lines, which name it.
  let hash: String
  let rows: Int
}

/// A partition that is looked at only, for what its files are.
final class HashedPartition: LakePartition {
  private var ended: [LakeFile] = []
  private var digest = SHA256()
  private var rows = 0
  private var bytes = 0
  /// From how many bytes on a file takes no further line.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

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
    ended.append(LakeFile(hash: String(digest.finish().prefix(32)), rows: rows))
    (digest, rows, bytes) = (SHA256(), 0, 0)
  }
}

/// A partition of which the files are written that are not there yet.
final class WrittenPartition: LakePartition {
  /// The files to come with their paths; those that are there have none.
  private var rest: ArraySlice<(file: LakeFile, path: String?)>
  private var rows = 0
  private var output: CompressedFile?

  init(_ files: [(file: LakeFile, path: String?)]) throws(OutputError) {
    rest = files[...]
    try open()
  }

  func take(_ bytes: UnsafeRawBufferPointer) throws(OutputError) { try output?.write(bytes) }

  func endLine() throws(OutputError) {
    rows += 1
    guard rows == rest.first?.file.rows else { return }
    try output?.commit()
    (output, rows) = (nil, 0)
    rest = rest.dropFirst()
    try open()
  }

  private func open() throws(OutputError) {
    output = try rest.first?.path.map { path throws(OutputError) in
      try CompressedFile(path: path)
    }
  }
}
