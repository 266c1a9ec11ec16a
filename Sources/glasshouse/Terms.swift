/// What holds for every answer of a session.
struct Terms: Sendable {
  /// The most rows that an answer is given with, if there is a limit.
  var limit: Int?
  /// Whether the statements behind one that failed are run all the same.
  var keepsGoing = false
  /// Whether numbers about each answer are told as JSON.
  var tellsStatistics = false
  /// Which results of a saved query are written.
  var result = ResultChoice.last
  /// The most rows that are shown on the screen, if there is a limit.
  var mostShown: Int?
  /// Whether what is answered is written down for a manifest.
  var writesManifest = false
  /// Whether people are numbered and not named.
  var redacts = false
  /// Whether answers are kept, to be asked and shown again.
  var keepsAnswers = false
}
