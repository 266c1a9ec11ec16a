import Warehouse

/// An engine, with the place where it finds the tables.
package protocol EngineTarget: Sendable {
  /// How it is told of.
  var shown: String { get }
  /// How the tables came there: `published to postgresql://…`.
  var filled: String { get }
  /// The command that brings tables there, these among them.
  func filling(_ tables: [String]) -> String
  /// What is known of the tables there before anything is asked; `nil` where an answer begins with it.
  var tables: EngineTables? { get }
  /// The script that asks a question.
  func script(of question: EngineQuestion) throws -> QueryScript
  /// Asks a question by its script.
  func ask(_ question: EngineQuestion, by script: QueryScript) throws -> any EngineAnswer
  /// What an answer tells first of the tables there, where that was not known before.
  func tables(in answer: any EngineAnswer) throws -> EngineTables
}

/// The tables that an engine has.
package struct EngineTables: Sendable {
  /// The states of those that were brought there.
  package var states: [String: TableState] = [:]
  /// Those for which Greenhouse has no records.
  package var unavailable: Set<String> = []
  /// What whoever asks should know of them.
  package var notes: [String] = []

  package init() {}
}

/// What an engine gives to a script, part by part.
package protocol EngineAnswer {
  /// What can be interrupted.
  var program: EngineProgram { get }
  /// Everything in the next part, in rows of so many cells.
  func rows(of width: Int) throws -> [[String?]]
  /// The rows of the statement that comes next.
  func answered() throws -> EngineRows
  /// Waits for the end of it.
  func finish() throws
}
