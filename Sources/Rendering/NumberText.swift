/// The text of a number, written where it lies: no `String` is made of it.
struct NumberText {
  /// The text is at the end, since digits come out last first.
  private var bytes: InlineArray<32, UInt8> = .init(repeating: 0)
  private var first = 32

  /// An integer in decimal.
  init(_ number: Int64) {
    put(number.magnitude, atLeast: 1)
    if number < 0 { put(UInt8(ascii: "-")) }
  }

  /// The shortest decimal that reads back as the same number: `0.1`, `1.0`, `1e+100`, `Inf`.
  ///
  /// Numbers of up to 15 digits and four decimals, which is most of them, are taken apart here; for all
  /// others, and always with the same digits, Swift's own `description` is asked.
  init(_ number: Double) {
    guard number.isFinite else {
      put(number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf")
      return
    }
    let size = number.magnitude
    if size >= 0.001, size < 1e11 {
      var scale = 1.0
      for decimals in 0...4 {
        let scaled = (size * scale).rounded()
        if scaled / scale == size, scaled < 1e15 {
          let (whole, fraction) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(scale))
          put(fraction, atLeast: max(decimals, 1))
          put(UInt8(ascii: "."))
          put(whole, atLeast: 1)
          if number < 0 { put(UInt8(ascii: "-")) }
          return
        }
        scale *= 10
      }
    }
    put(number.description)
  }

  /// Calls the body with the text, which is ASCII.
  func withBytes<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.span.extracting(first...).withUnsafeBytes(body)
  }

  private mutating func put(_ byte: UInt8) {
    first -= 1
    bytes[first] = byte
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8.reversed() { put(byte) }
  }

  private mutating func put(_ number: UInt64, atLeast count: Int) {
    var rest = number
    var left = count
    while rest > 0 || left > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
      left -= 1
    }
  }
}
