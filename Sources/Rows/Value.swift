/// One value of a row, borrowed from SQLite until the next row is read.
///
/// Text is UTF-8 as stored (it may be invalid UTF-8 and may hold NUL bytes).
package enum Value {
  case null
  case integer(Int64)
  case real(Double)
  case text(UnsafeRawBufferPointer)
  case blob(UnsafeRawBufferPointer)
}
