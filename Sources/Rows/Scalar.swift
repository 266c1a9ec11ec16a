/// A value that owns its bytes: what is bound to a parameter, or kept after its row is gone.
package enum Scalar: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// A copy of a borrowed value; bytes that are not UTF-8 become U+FFFD.
  package init(_ value: Value) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
      case .blob(let bytes): .blob(Array(bytes))
      }
  }
}
