/// One thing that `doctor` looks at.
struct Check: Sendable {
  let name: String
  /// Looks, and says what it found; what is thrown is a problem.
  let look: @Sendable (Examination) async throws -> [Finding]

  /// Every check, in the order in which one rests on another.
  static let all = [
    version, settings, folders, permissions, credentials, proxy, network, clock, access, warehouse,
    syncs,
  ]

  /// What was found, also when the check itself broke off.
  func findings(in examination: Examination) async throws -> [Finding] {
    do {
      return try await look(examination)
    } catch let error as CancellationError {
      throw error
    } catch {
      return [.problem(error)]
    }
  }
}
