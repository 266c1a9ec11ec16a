import CSQLite
import Rows

/// The arguments of one call, borrowed from SQLite while it lasts.
struct Arguments {
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  let count: Int
  /// The call, through which a function can look something up on its connection.
  let context: OpaquePointer?

  init(
    _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?, in context: OpaquePointer?
  ) {
    self.count = Int(count)
    self.values = values
    self.context = context
  }

  subscript(index: Int) -> Value {
    guard let value = values?[index] else { return .null }
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      let start = sqlite3_value_text(value)
      return .text(
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    case SQLITE_BLOB:
      let start = sqlite3_value_blob(value)
      return .blob(
        UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    default: return .null
    }
  }

  /// The argument as a number; `nil` for NULL.
  func number(_ index: Int, of function: String) throws(FunctionError) -> Double? {
    switch self[index] {
    case .null: return nil
    case .integer(let integer): return Double(integer)
    case .real(let real): return real
    case .text(let bytes), .blob(let bytes):
      let text = String(decoding: bytes.prefix(40), as: UTF8.self)
      throw FunctionError(sentence: "\(function) needs a number, not “\(text)”")
    }
  }

  /// The argument as text, numbers included; `nil` for NULL.
  func text(_ index: Int) -> String? {
    switch self[index] {
    case .null: nil
    case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    case .integer, .real:
      values?[index].flatMap { sqlite3_value_text($0) }.map { String(cString: $0) }
    }
  }

  /// What a call for a row before kept for an argument that is the same in all of them, as a parameter is.
  func kept<Kept: AnyObject>(at index: Int) -> Kept? {
    sqlite3_get_auxdata(context, Int32(index)).map {
      Unmanaged<Kept>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Keeps something for an argument; SQLite lets it go when the argument may be another in the next row.
  func keep(_ object: AnyObject, at index: Int) {
    sqlite3_set_auxdata(
      context, Int32(index), Unmanaged.passRetained(object).toOpaque(), release)
  }
}

extension SQLFunction {
  /// Makes every function known to a connection.
  static func register(on connection: Connection) throws(WarehouseError) {
    let known = Set(try connection.texts("select distinct name from pragma_function_list"))
    for function in all where !(function.isFallback && known.contains(function.name)) {
      try function.register(on: connection)
    }
  }

  private func register(on connection: Connection) throws(WarehouseError) {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    let box = Unmanaged.passRetained(Box(self)).toOpaque()
    let code =
      switch form {
      case .scalar:
        sqlite3_create_function_v2(
          connection.handle, name, arity, flags, box, callScalar, nil, nil, release)
      case .aggregate:
        sqlite3_create_window_function(
          connection.handle, name, arity, flags, box, addRow, finish, current, removeRow, release)
      }
    guard code == SQLITE_OK else { throw connection.failure("") }
  }
}

/// What SQLite keeps for a function.
private final class Box {
  let form: SQLFunction.Form

  init(_ function: SQLFunction) {
    form = function.form
  }
}

private func release(_ box: UnsafeMutableRawPointer?) {
  if let box { Unmanaged<AnyObject>.fromOpaque(box).release() }
}

private func form(_ context: OpaquePointer?) -> SQLFunction.Form? {
  sqlite3_user_data(context).map {
    Unmanaged<Box>.fromOpaque($0)._withUnsafeGuaranteedRef { $0.form }
  }
}

private func callScalar(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard case .scalar(let call) = form(context) else { return }
  do throws(FunctionError) {
    answer(context, try call(Arguments(count, values, in: context)))
  } catch {
    sqlite3_result_error(context, error.sentence, -1)
  }
}

/// What SQLite keeps for one group of rows, in memory that it clears and owns.
private typealias Slot = UnsafeMutablePointer<UnsafeMutableRawPointer?>

private func slot(_ context: OpaquePointer?, make: Bool) -> Slot? {
  sqlite3_aggregate_context(
    context, make ? Int32(MemoryLayout<UnsafeMutableRawPointer?>.size) : 0)?
    .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
}

private func aggregate(_ context: OpaquePointer?, make: Bool) -> (any Aggregate)? {
  guard let slot = slot(context, make: make) else { return nil }
  if let kept = slot.pointee {
    return Unmanaged<AggregateBox>.fromOpaque(kept).takeUnretainedValue().aggregate
  }
  guard make, case .aggregate(let begin) = form(context) else { return nil }
  let box = AggregateBox(begin())
  slot.pointee = Unmanaged.passRetained(box).toOpaque()
  return box.aggregate
}

private final class AggregateBox {
  let aggregate: any Aggregate

  init(_ aggregate: any Aggregate) {
    self.aggregate = aggregate
  }
}

private func addRow(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let aggregate = aggregate(context, make: true) else {
    return sqlite3_result_error_nomem(context)
  }
  do throws(FunctionError) {
    try aggregate.add(Arguments(count, values, in: context))
  } catch {
    sqlite3_result_error(context, error.sentence, -1)
  }
}

private func removeRow(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  do throws(FunctionError) {
    try aggregate(context, make: false)?.remove(Arguments(count, values, in: context))
  } catch {
    sqlite3_result_error(context, error.sentence, -1)
  }
}

private func current(_ context: OpaquePointer?) {
  answer(context, aggregate(context, make: false)?.answer() ?? .null)
}

private func finish(_ context: OpaquePointer?) {
  current(context)
  if let slot = slot(context, make: false), let kept = slot.pointee {
    Unmanaged<AggregateBox>.fromOpaque(kept).release()
    slot.pointee = nil
  }
}

private func answer(_ context: OpaquePointer?, _ answer: Answer) {
  switch answer {
  case .null: sqlite3_result_null(context)
  case .integer(let integer): sqlite3_result_int64(context, integer)
  case .real(let real): sqlite3_result_double(context, real)
  case .text(var text):
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        sqlite3_result_text64(
          context, $0.baseAddress ?? emptyText, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
      }
    }
  }
}
