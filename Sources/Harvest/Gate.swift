internal import FoundationEssentials

/// Lets one task at a time through; a cancelled task stops waiting at once.
actor Gate {
  private var isTaken = false
  private var waiting: [(id: UUID, continuation: CheckedContinuation<Bool, Never>)] = []

  /// Waits for its turn; whoever enters must leave.
  func enter() async throws(CancellationError) {
    if !isTaken {
      isTaken = true
      return
    }
    let id = UUID()
    let entered = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: false)
        } else {
          waiting.append((id, continuation))
        }
      }
    } onCancel: {
      Task { await self.giveUp(id) }
    }
    guard entered else { throw CancellationError() }
  }

  /// Lets the next task through.
  func leave() {
    if waiting.isEmpty {
      isTaken = false
    } else {
      waiting.removeFirst().continuation.resume(returning: true)
    }
  }

  private func giveUp(_ id: UUID) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).continuation.resume(returning: false)
  }
}
