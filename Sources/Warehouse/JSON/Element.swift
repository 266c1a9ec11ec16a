/// One value on a tape, valid as long as the tape and its text are left alone.
struct Element {
  let bytes: UnsafePointer<UInt8>
  let nodes: UnsafePointer<Tape.Node>
  let index: Int

  @inline(__always)
  init(bytes: UnsafePointer<UInt8>, nodes: UnsafePointer<Tape.Node>, index: Int) {
    self.bytes = bytes
    self.nodes = nodes
    self.index = index
  }

  @inline(__always)
  private var node: Tape.Node { nodes[index] }

  @inline(__always)
  private func element(_ index: Int) -> Element {
    Element(bytes: bytes, nodes: nodes, index: index)
  }

  @inline(__always)
  var kind: Tape.Kind { nodes[index].kind }

  @inline(__always)
  var isNull: Bool { nodes[index].kind == .null }

  /// The value exactly as it is written.
  @inline(__always)
  var raw: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: bytes + Int(node.start), count: Int(node.end) - Int(node.start))
  }

  /// A string between its quotes, with escapes left as they are.
  @inline(__always)
  var inside: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: bytes + Int(node.start) + 1, count: Int(node.end) - Int(node.start) - 2)
  }

  /// Whether a string holds an escape.
  @inline(__always)
  var isEscaped: Bool { node.isMarked }

  /// Whether a number is written without fraction and exponent.
  @inline(__always)
  var isWhole: Bool { !node.isMarked }

  /// The element after this one, wherever that is.
  @inline(__always)
  var following: Int { Int(node.next) }

  /// A whole number that fits in 64 bits; `nil` for all else.
  var integer: Int64? {
    guard kind == .number else { return nil }
    guard isWhole else {
      guard let real, real.rounded() == real, abs(real) < 9_007_199_254_740_992 else { return nil }
      return Int64(real)
    }
    var value: Int64 = 0
    var digits = raw[...]
    let isNegative = digits.first == Byte.minus
    if isNegative { digits = digits.dropFirst() }
    // So many digits fit whatever they are.
    guard digits.count > 18 else {
      for digit in digits { value = value &* 10 &+ Int64(digit &- Byte.zero) }
      return isNegative ? -value : value
    }
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let step = Int64(digit - Byte.zero)
      let (sum, overflow2) =
        isNegative
        ? product.subtractingReportingOverflow(step) : product.addingReportingOverflow(step)
      if overflow || overflow2 { return nil }
      value = sum
    }
    return value
  }

  /// The number as a double, when it is finite.
  var real: Double? {
    guard kind == .number else { return nil }
    return Double(String(decoding: raw, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether this is a string of just these bytes once its escapes are resolved.
  func isText(_ other: UnsafeRawBufferPointer) -> Bool {
    guard kind == .string else { return false }
    guard isEscaped else { return inside.isEqual(to: other) }
    var unescaped: [UInt8] = []
    unescape(into: &unescaped)
    return unescaped.withUnsafeBytes { $0.isEqual(to: other) }
  }

  /// A string's text; `nil` for all else.
  var string: String? {
    guard kind == .string else { return nil }
    guard isEscaped else { return String(decoding: inside, as: UTF8.self) }
    var unescaped: [UInt8] = []
    unescape(into: &unescaped)
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// The value of a key of this object: the last one, should it be there twice.
  func value(_ key: UnsafeRawBufferPointer) -> Element? {
    var found: Element?
    eachMember { name, value in
      if name.isText(key) { found = value }
    }
    return found
  }

  /// The value of a key of this object.
  func value(_ key: String) -> Element? {
    var key = key
    return key.withUTF8 { value(UnsafeRawBufferPointer($0)) }
  }

  /// Visits the keys and values of an object in the order of the text.
  @inline(__always)
  func eachMember(_ body: (_ key: Element, _ value: Element) throws -> Void) rethrows {
    guard kind == .object else { return }
    var at = index + 1
    let end = following
    while at < end {
      let value = element(at + 1)
      try body(element(at), value)
      at = value.following
    }
  }

  /// Visits the elements of an array in order.
  @inline(__always)
  func eachElement(_ body: (Element) throws -> Void) rethrows {
    guard kind == .array else { return }
    var at = index + 1
    let end = following
    while at < end {
      let value = element(at)
      try body(value)
      at = value.following
    }
  }
}
