/// Functions of the JSON that some columns hold.
extension SQLFunction {
  static let records: [SQLFunction] = [
    SQLFunction(
      "custom", "custom(custom_fields, 'key')",
      "The value of one custom field, by its key; NULL where the field is not there or empty.",
      arity: 2,
      .scalar { arguments throws(FunctionError) in
        guard case .text(let json) = arguments[0], let key = arguments.text(1) else {
          return .null
        }
        let fields: Element
        let tape = Tape(capacity: 128)
        do throws(Tape.Malformed) {
          fields = try tape.read(json)
        } catch {
          throw FunctionError(sentence: "custom needs a column of custom fields: \(error.reason)")
        }
        return withExtendedLifetime(tape) {
          guard let field = fields.value(key) else { return .null }
          return answer(field.kind == .object ? field.value("value") : field)
        }
      })
  ]

  private static func answer(_ value: Element?) -> Answer {
    guard let value else { return .null }
    switch value.kind {
    case .null: return .null
    case .isTrue: return .integer(1)
    case .isFalse: return .integer(0)
    case .string: return value.string.map { .text($0) } ?? .null
    case .number:
      if value.isWhole, let integer = value.integer { return .integer(integer) }
      return value.real.map { .real($0) } ?? .text(String(decoding: value.raw, as: UTF8.self))
    case .array, .object: return .text(String(decoding: value.raw, as: UTF8.self))
    }
  }
}
