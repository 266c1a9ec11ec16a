import Dispatch
internal import Foundation
internal import FoundationNetworking
import Synchronization

/// What a session delivers, gathered per task; it also refuses every redirect.
///
/// `data(for:)` is not used: on Linux its cancellation waits for the session's queue while the task is
/// locked, and the queue waits for the task when an answer comes at that moment; neither goes on.
final class Deliveries: NSObject, URLSessionDataDelegate, Sendable {
  /// One answer on its way.
  private struct Delivery: Sendable {
    var body = Data()
    let waiting: CheckedContinuation<(Data, URLResponse?), any Error>
  }

  private let open = Mutex<[Int: Delivery]>([:])

  /// Starts a task and waits for its whole answer; cancelling ends it.
  ///
  /// Whoever is cancelled is not kept waiting for the session, which may never tell the end of a task
  /// that is cancelled while it begins.
  func body(of task: URLSessionDataTask) async throws -> (Data, URLResponse?) {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiting in
        open.withLock { $0[task.taskIdentifier] = Delivery(waiting: waiting) }
        task.resume()
        if Task.isCancelled { abandon(task) }
      }
    } onCancel: {
      abandon(task)
    }
  }

  private func abandon(_ task: URLSessionDataTask) {
    let delivery = open.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    delivery?.waiting.resume(throwing: CancellationError())
    DispatchQueue.global().async { task.cancel() }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    open.withLock { $0[dataTask.taskIdentifier]?.body.append(data) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let delivery = open.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    if let error {
      delivery?.waiting.resume(throwing: error)
    } else {
      delivery?.waiting.resume(returning: (delivery?.body ?? Data(), task.response))
    }
  }

  /// The request that would follow a redirect carries the credentials elsewhere.
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
