import Warehouse

extension LakeReading: EngineTarget {
  package var shown: String { "the lake “\(path)”" }

  package var filled: String { "exported to \(shown)" }

  package func filling(_ tables: [String]) -> String {
    // The usual tables need no name.
    let named = tables.filter { name in
      Schema.greenhouse.tables.contains {
        $0.name == name && ($0.role == .further || $0.role == .sensitive)
      }
    }
    return (["glasshouse export \(path) --lake"] + named.map { "--also \($0)" })
      .joined(separator: " ")
  }

  package func script(of question: EngineQuestion) throws -> QueryScript {
    try script(of: [question])
  }

  /// The script that asks several questions, one after another.
  package func script(of questions: [EngineQuestion]) throws -> QueryScript {
    try QueryScript(forSpark: questions, over: self, schema: .greenhouse)
  }

  package func ask(
    _ question: EngineQuestion, by script: QueryScript
  ) throws -> any EngineAnswer {
    try ask([question], by: script)
  }

  /// Asks several questions by their script.
  package func ask(
    _ questions: [EngineQuestion], by script: QueryScript
  ) throws -> any EngineAnswer {
    try SparkAnswer(script, columns: questions.flatMap(\.columns))
  }

  /// The manifests told it before anything was asked.
  package func tables(in answer: any EngineAnswer) throws -> EngineTables { EngineTables() }
}
