/// A value that owns its bytes: what is bound to a parameter, or kept after its row is gone.
package enum Scalar: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}
