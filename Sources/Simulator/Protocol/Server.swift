import Dispatch
import Synchronization

/// A pretend Greenhouse on loopback: v3 and v1 over the same company.
///
///     let server = Server(world: world, moment: moment)
///     try server.start()
///     defer { server.stop() }
///     // server.url is "http://127.0.0.1:41123"
package final class Server: Sendable {
  /// The lists of one moment, by name and dialect.
  package typealias Lists = @Sendable (String, Dialect) -> (any Listing)?
  /// The company through time.
  package typealias World = @Sendable (Moment) -> Lists

  private let world: World
  let state: Mutex<State>
  private let line = Mutex(Line())
  private let threads = DispatchGroup()

  /// The sockets that are open.
  private struct Line: Sendable {
    var door: Socket?
    var port: UInt16 = 0
    var callers: Set<Int32> = []
    var isStopping = false
  }

  /// So many callers are served at a time; the next ones are hung up on.
  private static let callerLimit = 512

  package init(world: @escaping World, moment: Moment, options: Options = Options()) {
    self.world = world
    state = Mutex(State(options: options, moment: moment, lists: world(moment)))
  }

  /// Where the server listens: `http://127.0.0.1:41123`.
  package var url: String { "http://127.0.0.1:\(line.withLock(\.port))" }

  /// Opens the port and serves until `stop()`.
  package func start() throws(SimulatorError) {
    let door = try Socket.listening(on: options.port)
    line.withLock {
      $0.door = door
      $0.port = door.port
      $0.isStopping = false
    }
    let hasStarted = onThread(in: threads) { [self] in
      while let caller = door.accepted() { welcome(caller) }
    }
    guard hasStarted else {
      door.close()
      throw .cannotStartThread
    }
  }

  /// Hangs up on everyone, and returns when every thread has ended.
  package func stop() {
    line.withLock {
      $0.isStopping = true
      $0.door?.shut()
      for caller in $0.callers { Socket(descriptor: caller).shut() }
    }
    threads.wait()
    line.withLock {
      $0.door?.close()
      $0.door = nil
    }
  }

  /// Makes the company's time another: the lists change, and the `Date` header with them.
  package func move(to moment: Moment) {
    let lists = world(moment)
    state.withLock { $0.move(to: moment, lists) }
  }

  private func welcome(_ caller: Socket) {
    let isWelcome = line.withLock {
      guard !$0.isStopping, $0.callers.count < Server.callerLimit else { return false }
      $0.callers.insert(caller.descriptor)
      return true
    }
    guard isWelcome, onThread(in: threads, { [self] in serve(caller) }) else {
      hangUp(on: caller)
      return
    }
  }

  private func serve(_ caller: Socket) {
    defer { hangUp(on: caller) }
    var connection = Connection(caller)
    while true {
      do {
        guard let request = try connection.next() else { return }
        let answer = answer(request)
        let latency = options.latencyMilliseconds
        if latency > 0, !caller.pause(milliseconds: latency) { return }
        guard connection.write(answer, keepAlive: request.keepsAlive) else { return }
      } catch {
        _ = connection.write(error, keepAlive: false)
        return
      }
    }
  }

  /// Closes under the lock, so that `stop()` never shuts a descriptor that is someone else's.
  private func hangUp(on caller: Socket) {
    line.withLock {
      $0.callers.remove(caller.descriptor)
      caller.close()
    }
  }
}
