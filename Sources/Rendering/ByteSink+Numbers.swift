extension ByteSink {
  /// Writes an integer in decimal.
  func write(_ number: Int64) throws(OutputError) {
    if number < 0 { try write(UInt8(ascii: "-")) }
    try write(digitsOf: number.magnitude, atLeast: 1)
  }

  /// Writes the shortest decimal that reads back as the same number: `0.1`, `1.0`, `1e+100`, `Inf`.
  ///
  /// Numbers of up to 15 digits and four decimals, which is most of them, are written without making
  /// a text of them; the digits are those of Swift's own `description`.
  func write(_ number: Double) throws(OutputError) {
    guard number.isFinite else {
      return try write(number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf")
    }
    let size = number.magnitude
    guard size >= 0.001, size < 1e11 else { return try write(number.description) }
    var scale = 1.0
    for decimals in 0...4 {
      let scaled = (size * scale).rounded()
      if scaled / scale == size, scaled < 1e15 {
        return try write(scaled, decimals: decimals, scale: UInt64(scale), negative: number < 0)
      }
      scale *= 10
    }
    try write(number.description)
  }

  /// Writes bytes as lower-case hexadecimal.
  func write(hex bytes: UnsafeRawBufferPointer) throws(OutputError) {
    for byte in bytes {
      try write(hexDigit(byte >> 4))
      try write(hexDigit(byte & 15))
    }
  }

  private func write(
    _ scaled: Double, decimals: Int, scale: UInt64, negative: Bool
  ) throws(OutputError) {
    let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: scale)
    if negative { try write(UInt8(ascii: "-")) }
    try write(digitsOf: whole, atLeast: 1)
    try write(UInt8(ascii: "."))
    try write(digitsOf: fraction, atLeast: max(decimals, 1))
  }

  private func write(digitsOf number: UInt64, atLeast count: Int) throws(OutputError) {
    var digits: InlineArray<20, UInt8> = .init(repeating: UInt8(ascii: "0"))
    var first = 20
    var rest = number
    while rest > 0 || 20 - first < count {
      first -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    for index in first..<20 { try write(digits[index]) }
  }
}

/// The lower-case hexadecimal digit of a number below 16.
func hexDigit(_ number: UInt8) -> UInt8 {
  number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
}
