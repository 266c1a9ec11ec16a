import Rows

/// Rows that another engine writes as lines of JSON, `{"c1": 5, "c2": null}`.
package final class JSONLines {
  private let tape = Tape(capacity: 128)

  package init() {}

  /// The values of c1, c2 and so on in a line, as the warehouse would have them: numbers without fraction are whole,
  /// truth is 1 or 0, and what is an object or array stays text; `nil` for a line that is no object.
  package func values(of line: ArraySlice<UInt8>, columns: Int) -> [Scalar]? {
    line.withUnsafeBytes { bytes in
      guard let object = try? tape.read(bytes), object.kind == .object else { return nil }
      return (0..<columns).map { object.value("c\($0 + 1)").map(Self.value) ?? .null }
    }
  }

  private static func value(_ element: Element) -> Scalar {
    switch element.kind {
    case .null: .null
    case .isTrue: .integer(1)
    case .isFalse: .integer(0)
    case .string: element.string.map { .text($0) } ?? .null
    case .number:
      if element.isWhole, let integer = element.integer {
        .integer(integer)
      } else {
        element.real.map { .real($0) } ?? .text(String(decoding: element.raw, as: UTF8.self))
      }
    case .array, .object: .text(String(decoding: element.raw, as: UTF8.self))
    }
  }
}
