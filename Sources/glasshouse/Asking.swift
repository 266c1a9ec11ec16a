import FoundationEssentials
import Rows
import SavedQueries
import Shell
import Warehouse

/// A text of SQL with its values, ready to be asked.
struct Asking: Sendable {
  /// Where the statements stand, for telling about an error.
  let origin: Misstep.Origin?
  /// The statements, one after another.
  let sql: String
  /// The same for when the cases of its saved query are listed already.
  var shortcut: String? = nil
  /// The value of each parameter, by its name without the sign before it.
  let values: [String: Scalar]
  /// The values that read differently from what was typed, for telling.
  var resolved: [Arguments.Resolved] = []

  /// SQL that declares nothing, with values as typed (`name=value`).
  ///
  /// - Throws: `QueryError` when a value is missing, unknown or unreadable.
  init(_ sql: String, from origin: Misstep.Origin? = nil, typed: [String], today: Day) throws {
    self.origin = origin
    let arguments = try Arguments(typed, sql: sql, today: today)
    let bound = try arguments.bound(to: sql)
    self.sql = bound.sql
    values = bound.values
    resolved = arguments.resolved.filter { $0.from != nil }
  }

  /// A statement with the values that it had before.
  init(sql: String, values: [String: Scalar]) {
    origin = nil
    self.sql = sql
    self.values = values
  }

  /// An error of the first statement of what is left, with its place in the whole text.
  func placed(_ error: any Error, before rest: String) -> any Error {
    let done = sql.utf8.count - rest.utf8.count
    let space = rest.utf8.prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
    if case ShellError.unterminated(let opening, let line) = error {
      let before = sql.utf8.prefix(done).count { $0 == UInt8(ascii: "\n") }
      return Misstep(
        cause: ShellError.unterminated(opening, line: line + before + (origin?.firstLine ?? 1) - 1),
        text: sql, offset: done + space, origin: origin)
    }
    guard case WarehouseError.sql(let problem) = error else { return error }
    return Misstep(
      cause: error, text: sql, offset: done + (problem.byteOffset ?? space), origin: origin)
  }

  /// One statement of a saved query, with values for all of it.
  ///
  /// - Throws: `QueryError` when a list stands where only one value can.
  init(_ statement: SavedQueries.Statement, of arguments: Arguments) throws {
    origin = nil
    let bound = try arguments.bound(to: statement)
    sql = bound.sql
    values = bound.values
    guard let listed = statement.listed else { return }
    let short = try arguments.bound(to: listed.sql)
    // A list is bound under names that are free in the text; they must be the same in both.
    if short.values.allSatisfy({ bound.values[$0.key] == $0.value }) { shortcut = short.sql }
  }
}
