import Rendering

extension Session {
  /// The form of the answers.
  var format: Format { delivery.format }

  /// Sets the form of the answers.
  func choose(_ format: Format) { delivery.format = format }

  /// Sets the form of the next answer alone.
  func chooseOnce(_ format: Format) { delivery.formatOnce = format }

  /// Changes how answers are laid out.
  func lay(_ change: @Sendable (inout Layout) -> Void) { change(&delivery.layout) }

  /// Sets how many rows are shown on the screen, or that all are.
  func showAtMost(_ rows: Int?) { terms.mostShown = rows }

  /// Sets the command that shows what is taller than the screen.
  func page(with command: String?) { delivery.pager = command }

  /// Sets which results of a saved query are written.
  func choose(_ result: ResultChoice) { terms.result = result }

  /// Numbers people from the next answer on; what was answered before, and named them, is forgotten.
  func redact(_ isOn: Bool) {
    guard terms.redacts != isOn else { return }
    terms.redacts = isOn
    guard isOn else { return }
    for past in pasts { try? past.kept?.forget() }
    pasts = []
    try? reader.dropLastAnswer()
  }

  /// Shows or hides the time under an answer.
  func showTime(_ isShown: Bool) { showsTime = isShown }

  /// Goes back to how answers were at the start.
  func resetLayout() throws {
    try delivery.finish()
    delivery.reset()
    terms.mostShown = nil
    showsTime = true
  }
}
