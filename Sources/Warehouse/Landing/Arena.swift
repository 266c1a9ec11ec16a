import Glibc

/// Memory for the texts that one record makes, all given back at once.
///
/// What it hands out stays where it is until the arena is emptied, so it can be bound without a
/// copy.
final class Arena {
  private static let chunkSize = 64 * 1024

  private var chunks: [UnsafeMutableRawBufferPointer] = []
  /// Texts too large for a chunk.
  private var large: [UnsafeMutableRawBufferPointer] = []
  private var chunk = 0
  private var used = 0
  private var scratch: [UInt8] = []

  deinit {
    for chunk in chunks { chunk.deallocate() }
    for block in large { block.deallocate() }
  }

  /// Takes back everything handed out.
  func empty() {
    chunk = 0
    used = 0
    for block in large { block.deallocate() }
    large.removeAll(keepingCapacity: true)
  }

  /// Room for so many bytes.
  func room(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if count > Arena.chunkSize / 4 {
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
      large.append(block)
      return block
    }
    if chunk < chunks.count, used + count > Arena.chunkSize {
      chunk += 1
      used = 0
    }
    if chunk == chunks.count {
      chunks.append(.allocate(byteCount: Arena.chunkSize, alignment: 1))
      used = 0
    }
    defer { used += count }
    return UnsafeMutableRawBufferPointer(rebasing: chunks[chunk][used..<used + count])
  }

  /// A text written by the closure.
  func text(_ write: (inout [UInt8]) throws -> Void) rethrows -> UnsafeRawBufferPointer {
    scratch.removeAll(keepingCapacity: true)
    try write(&scratch)
    let room = room(scratch.count)
    room.copyBytes(from: scratch)
    return UnsafeRawBufferPointer(room)
  }
}
