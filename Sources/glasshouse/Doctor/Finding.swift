/// What a check has found, and what to do about it.
struct Finding: Sendable {
  enum Result: String, Sendable {
    case ok, warning, problem, skipped
  }

  let result: Result
  let sentence: String
  var advice: String?
  /// The code that the program ends with because of it.
  var status = ExitStatus.success

  static func ok(_ sentence: String) -> Finding { Finding(result: .ok, sentence: sentence) }

  static func skipped(_ why: String) -> Finding { Finding(result: .skipped, sentence: why) }

  static func warning(_ sentence: String, advice: String?) -> Finding {
    Finding(result: .warning, sentence: sentence, advice: advice)
  }

  static func problem(_ sentence: String, advice: String?, _ status: ExitStatus) -> Finding {
    Finding(result: .problem, sentence: sentence, advice: advice, status: status)
  }

  /// What an error says of itself, as it would when a command met it.
  static func problem(_ error: any Error) -> Finding {
    problem(
      Complaint.sentence(of: error), advice: Complaint.hint(of: error), ExitStatus(error))
  }

  /// The sentence, with what to do behind it.
  var text: String { sentence + (advice.map { " " + $0 } ?? "") }
}
