extension ByteSink {
  /// Writes an integer in decimal.
  func write(_ number: Int64) throws(OutputError) {
    try NumberText(number).withBytes { (bytes) throws(OutputError) in try write(bytes) }
  }

  /// Writes a real number in its shortest exact form.
  func write(_ number: Double) throws(OutputError) {
    try NumberText(number).withBytes { (bytes) throws(OutputError) in try write(bytes) }
  }

  /// Writes bytes as lower-case hexadecimal.
  func write(hex bytes: UnsafeRawBufferPointer) throws(OutputError) {
    for byte in bytes {
      try write(hexDigit(byte >> 4))
      try write(hexDigit(byte & 15))
    }
  }

  /// Writes so many spaces.
  func write(spaces count: Int) throws(OutputError) {
    for _ in 0..<count { try write(UInt8(ascii: " ")) }
  }
}

/// The lower-case hexadecimal digit of a number below 16.
func hexDigit(_ number: UInt8) -> UInt8 {
  number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
}
