import Dispatch
import Glibc

/// Runs the work on a thread of its own, which the group waits for; false when there is none.
func onThread(in group: DispatchGroup, _ work: @escaping @Sendable () -> Void) -> Bool {
  let errand = Errand(work: work, group: group)
  let passed = Unmanaged.passRetained(errand)
  group.enter()
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  defer { pthread_attr_destroy(&attributes) }
  var thread = pthread_t()
  guard pthread_create(&thread, &attributes, run, passed.toOpaque()) == 0 else {
    passed.release()
    group.leave()
    return false
  }
  return true
}

/// What a new thread is to do.
private final class Errand {
  let work: @Sendable () -> Void
  let group: DispatchGroup

  init(work: @escaping @Sendable () -> Void, group: DispatchGroup) {
    self.work = work
    self.group = group
  }
}

private func run(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let raw else { return nil }
  let errand = Unmanaged<Errand>.fromOpaque(raw).takeRetainedValue()
  errand.work()
  errand.group.leave()
  return nil
}
