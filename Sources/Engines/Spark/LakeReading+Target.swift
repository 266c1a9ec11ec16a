import Warehouse

extension LakeReading: EngineTarget {
  package var shown: String { "the lake “\(path)”" }

  package var filled: String { "exported to \(shown)" }

  package func filling(sensitive: Bool) -> String {
    "glasshouse export \(path) --lake\(sensitive ? " --sensitive" : "")"
  }

  package func script(of question: EngineQuestion) throws -> QueryScript {
    try QueryScript(forSpark: question, over: self, schema: .greenhouse)
  }

  package func ask(
    _ question: EngineQuestion, by script: QueryScript
  ) throws -> any EngineAnswer {
    try SparkAnswer(script, columns: question.columns)
  }

  /// The manifests told it before anything was asked.
  package func tables(in answer: any EngineAnswer) throws -> EngineTables { EngineTables() }
}
