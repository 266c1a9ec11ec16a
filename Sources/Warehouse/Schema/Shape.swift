/// How a record is laid out: flat as Harvest v3 delivers it, or nested as v1 did.
package enum Shape: String, CaseIterable, Sendable {
  case v1
  case v3
}
