import FoundationEssentials

/// The desktop's keyring, asked through `secret-tool`: secrets go through its standard input and output, and
/// are found by an id that says nothing.
struct Keyring: Sendable {
  /// Why the keyring does not do what it is asked.
  enum Failure: Error, Equatable {
    /// There is no `secret-tool`, or no session to ask in.
    case absent
    /// It did not answer in time, as one that waits for somebody to unlock it.
    case late(seconds: Double)
    /// It answered that it did not do it.
    case refused

    var reason: String {
      switch self {
      case .absent: "there is none that can be asked"
      case .late(let seconds):
        "it did not answer within \(seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)") s"
      case .refused: "it refused"
      }
    }
  }

  private let environment: [String: String]
  private let seconds: Double
  private let isThere: Bool

  /// The name of the variable that says how long the keyring is waited for, or that it is not used.
  static let variable = "GLASSHOUSE_KEYRING"

  /// - Throws: `DoorError.option` when the variable says neither.
  init(_ environment: [String: String]) throws(DoorError) {
    self.environment = environment
    switch environment[Self.variable] ?? "" {
    case "": seconds = 20
    case "off": seconds = 0
    case let text:
      guard let number = Double(text), number > 0, number.isFinite else {
        throw .option(Self.variable, typed: text, wanted: "off or a number of seconds")
      }
      seconds = number
    }
    isThere = seconds > 0 && Self.hasSession(environment)
  }

  /// Stores a secret, and makes sure that it can be read again.
  func store(_ secret: String, as id: String, label: String) throws(Failure) {
    let words = ["store", "--label=\(label)"]
    guard try ask(words, id, telling: Array(secret.utf8)) != nil else { throw .refused }
    guard try self.secret(of: id) == secret else { throw .refused }
  }

  /// The secret that was stored by this id.
  func secret(of id: String) throws(Failure) -> String {
    guard let bytes = try ask(["lookup"], id), !bytes.isEmpty else { throw .refused }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Removes what was stored by this id.
  func remove(_ id: String) throws(Failure) {
    guard try ask(["clear"], id) != nil else { throw .refused }
  }

  /// What `secret-tool` answers; `nil` when it fails.
  private func ask(
    _ words: [String], _ id: String, telling input: [UInt8] = []
  ) throws(Failure) -> [UInt8]? {
    guard isThere else { throw .absent }
    let outcome = OtherProgram.ask(
      ["secret-tool"] + words + ["service", "glasshouse", "id", id], telling: input,
      in: environment, within: seconds)
    switch outcome {
    case .missing, .ended(127, _): throw .absent
    case .late: throw .late(seconds: seconds)
    case .ended(let status, let output): return status == 0 ? output : nil
    }
  }

  /// Whether there is a session of a desktop, whose bus leads to a keyring.
  private static func hasSession(_ environment: [String: String]) -> Bool {
    if !(environment["DBUS_SESSION_BUS_ADDRESS"] ?? "").isEmpty { return true }
    return environment["XDG_RUNTIME_DIR"].map {
      FileManager.default.fileExists(atPath: $0 + "/bus")
    } ?? false
  }
}
