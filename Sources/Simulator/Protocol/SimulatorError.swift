import FoundationEssentials

/// What keeps the pretend Greenhouse from starting.
package enum SimulatorError: LocalizedError {
  case cannotListen(port: UInt16, reason: String)
  case cannotStartThread

  package var errorDescription: String? {
    switch self {
    case .cannotListen(0, let reason):
      "The pretend Greenhouse cannot listen on 127.0.0.1: \(reason)."
    case .cannotListen(let port, let reason):
      "The pretend Greenhouse cannot listen on 127.0.0.1, port \(port): \(reason)."
    case .cannotStartThread:
      "The system gave the pretend Greenhouse no thread to run on."
    }
  }

  package var recoverySuggestion: String? {
    switch self {
    case .cannotListen(0, _), .cannotStartThread: nil
    case .cannotListen: "Choose another port, or leave it out to take any free one."
    }
  }
}
