import Rows

/// Functions of instants and dates.
extension SQLFunction {
  static let times: [SQLFunction] = [
    SQLFunction(
      "days_between", "days_between(start, end)",
      "The days from one instant or date to another, with a fraction where there are times.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        try span(arguments, of: "days_between").map { .real(Double($0) / 86_400_000) } ?? .null
      }),
    SQLFunction(
      "milliseconds_between", "milliseconds_between(start, end)",
      "The whole milliseconds from one instant or date to another, for exact durations.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        try span(arguments, of: "milliseconds_between").map { .integer($0) } ?? .null
      }),
  ]

  /// The milliseconds from the first argument to the second; `nil` when either is NULL.
  private static func span(
    _ arguments: Arguments, of name: String
  ) throws(FunctionError) -> Int64? {
    guard let start = try moment(arguments[0], for: name),
      let end = try moment(arguments[1], for: name)
    else { return nil }
    return end - start
  }

  /// The milliseconds since 1970 that an instant, or the beginning of a day in UTC, stands for.
  private static func moment(
    _ value: Value, for name: String
  ) throws(FunctionError) -> Int64? {
    let bytes: UnsafeRawBufferPointer
    switch value {
    case .null: return nil
    case .text(let text): bytes = text
    case .integer(let number): throw notAMoment("\(number)", name)
    case .real(let number): throw notAMoment("\(number)", name)
    case .blob: throw notAMoment("a blob", name)
    }
    if bytes.count == 10, let day = Calendar.dayNumber(bytes) { return Int64(day) * 86_400_000 }
    if let milliseconds = Calendar.milliseconds(bytes) { return milliseconds }
    throw notAMoment(String(decoding: bytes.prefix(40), as: UTF8.self), name)
  }

  private static func notAMoment(_ text: String, _ name: String) -> FunctionError {
    FunctionError(
      sentence: "\(name) needs instants with a time zone or dates (YYYY-MM-DD), not “\(text)”")
  }
}
