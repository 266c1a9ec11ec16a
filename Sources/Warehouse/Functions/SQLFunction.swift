import Rows

/// A function that SQL has here beyond SQLite's own.
package struct SQLFunction: Sendable {
  /// How a function comes to its answer.
  enum Form: Sendable {
    /// From the arguments of one row.
    case scalar(@Sendable (Arguments) throws(FunctionError) -> Answer)
    /// From the arguments of many rows, also of a window that slides over them.
    case aggregate(@Sendable () -> any Aggregate)
  }

  /// The name as it is called.
  package let name: String
  /// The name with its arguments, such as `rounded(x, n)`.
  package let signature: String
  /// One sentence that says what it answers.
  package let sentence: String
  /// How many arguments it takes; −1 for any number.
  let arity: Int32
  let form: Form
  /// Whether newer libraries have it themselves: then theirs is used.
  let isFallback: Bool

  init(
    _ name: String, _ signature: String, _ sentence: String, arity: Int32, isFallback: Bool = false,
    _ form: Form
  ) {
    self.name = name
    self.signature = signature
    self.sentence = sentence
    self.arity = arity
    self.isFallback = isFallback
    self.form = form
  }
}

/// What a function answers.
enum Answer {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

/// Why a function cannot answer: one sentence, which becomes SQLite's error.
struct FunctionError: Error {
  let sentence: String
}

/// A value that rows are added to, and taken from when a window slides on.
protocol Aggregate: AnyObject {
  /// Adds a row.
  func add(_ arguments: Arguments) throws(FunctionError)
  /// Takes away the row that was added first.
  func remove(_ arguments: Arguments) throws(FunctionError)
  /// The answer for the rows that are in it.
  func answer() -> Answer
}

extension SQLFunction {
  /// Every function that is there on every connection.
  package static let all: [SQLFunction] =
    statistics + numbers + intervals + chances + times + days + records + texts
}
