import Rows

/// Functions of instants and dates.
extension SQLFunction {
  static let times: [SQLFunction] = [
    SQLFunction(
      "days_between", "days_between(start, end)",
      "The days from one instant or date to another, with a fraction where there are times.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard let start = try moment(arguments[0]), let end = try moment(arguments[1]) else {
          return .null
        }
        return .real(Double(end - start) / 86_400_000)
      })
  ]

  /// The milliseconds since 1970 that an instant, or the beginning of a day in UTC, stands for.
  private static func moment(_ value: Value) throws(FunctionError) -> Int64? {
    let bytes: UnsafeRawBufferPointer
    switch value {
    case .null: return nil
    case .text(let text): bytes = text
    case .integer(let number): throw notAMoment("\(number)")
    case .real(let number): throw notAMoment("\(number)")
    case .blob: throw notAMoment("a blob")
    }
    if let day = Calendar.dayNumber(bytes) { return Int64(day) * 86_400_000 }
    if let milliseconds = Calendar.milliseconds(bytes) { return milliseconds }
    throw notAMoment(String(decoding: bytes.prefix(40), as: UTF8.self))
  }

  private static func notAMoment(_ text: String) -> FunctionError {
    FunctionError(
      sentence: "days_between needs instants with a time zone or dates (YYYY-MM-DD), not “\(text)”")
  }
}
