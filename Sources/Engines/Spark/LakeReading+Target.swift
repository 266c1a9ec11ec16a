import Warehouse

extension LakeReading: EngineTarget {
  package var shown: String { "the lake “\(path)”" }

  package var filled: String { "exported to \(shown)" }

  package func filling(sensitive: Bool) -> String {
    "glasshouse export --lake \(sensitive ? "--sensitive " : "")\(path)"
  }

  package func script(
    of question: EngineQuestion, reading tables: Set<String>
  ) throws -> QueryScript {
    try QueryScript(forSpark: question, over: self, schema: .greenhouse)
  }

  package func ask(
    _ question: EngineQuestion, by script: QueryScript
  ) throws -> any EngineAnswer {
    try SparkAnswer(script, columns: question.columns)
  }

  /// The manifests know, before anything is asked.
  package func tables(in answer: any EngineAnswer) throws -> EngineTables { tables }
}
