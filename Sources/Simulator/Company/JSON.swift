/// JSON written straight into bytes; commas come by themselves.
extension [UInt8] {
  /// Appends `{…}` with what `body` writes into it.
  mutating func object(_ body: (inout [UInt8]) -> Void) {
    separate()
    append(UInt8(ascii: "{"))
    body(&self)
    append(UInt8(ascii: "}"))
  }

  /// Appends `"name":{…}`.
  mutating func object(_ name: StaticString, _ body: (inout [UInt8]) -> Void) {
    key(name)
    object(body)
  }

  /// Appends `"name":[…]` with one item per element.
  mutating func array<Items: Sequence>(
    _ name: StaticString, _ items: Items, _ body: (inout [UInt8], Items.Element) -> Void
  ) {
    key(name)
    array(items, body)
  }

  /// Appends `[…]` with one item per element.
  mutating func array<Items: Sequence>(
    _ items: Items, _ body: (inout [UInt8], Items.Element) -> Void
  ) {
    separate()
    append(UInt8(ascii: "["))
    for item in items { body(&self, item) }
    append(UInt8(ascii: "]"))
  }

  mutating func field(_ name: StaticString, _ value: String?) {
    key(name)
    item(value)
  }

  mutating func field(_ name: StaticString, _ value: Int64?) {
    key(name)
    item(value)
  }

  mutating func field(_ name: StaticString, number value: Int) {
    field(name, Int64(value))
  }

  mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func field(_ name: StaticString, _ value: Moment?) {
    key(name)
    guard let value else { return appendNull() }
    append(UInt8(ascii: "\""))
    value.appendISO(to: &self)
    append(UInt8(ascii: "\""))
  }

  mutating func field(_ name: StaticString, day value: Moment?) {
    key(name)
    guard let value else { return appendNull() }
    append(UInt8(ascii: "\""))
    value.appendDay(to: &self)
    append(UInt8(ascii: "\""))
  }

  mutating func field(_ name: StaticString, ids: [Int64]) {
    array(name, ids) { $0.item($1) }
  }

  mutating func null(_ name: StaticString) {
    key(name)
    appendNull()
  }

  /// Appends a key that is known at compile time.
  mutating func key(_ name: StaticString) {
    separate()
    append(UInt8(ascii: "\""))
    append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }

  /// Appends a key that is data.
  mutating func key(text name: String) {
    item(name)
    append(UInt8(ascii: ":"))
  }

  mutating func item(_ value: Int64?) {
    separate()
    guard let value else { return appendNull() }
    appendDigits(value)
  }

  mutating func item(_ value: Bool) {
    separate()
    append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func item(_ value: String?) {
    separate()
    guard var value else { return appendNull() }
    append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      for byte in text {
        switch byte {
        case UInt8(ascii: "\""): append(contentsOf: [0x5C, 0x22])
        case UInt8(ascii: "\\"): append(contentsOf: [0x5C, 0x5C])
        case 0x0A: append(contentsOf: [0x5C, UInt8(ascii: "n")])
        case 0x09: append(contentsOf: [0x5C, UInt8(ascii: "t")])
        case 0x00..<0x20:
          append(contentsOf: "\\u00".utf8)
          append(contentsOf: [[UInt8]("0123456789abcdef".utf8)[Int(byte >> 4)]])
          append(contentsOf: [[UInt8]("0123456789abcdef".utf8)[Int(byte & 15)]])
        default: append(byte)
        }
      }
    }
    append(UInt8(ascii: "\""))
  }

  mutating func appendNull() { append(contentsOf: "null".utf8) }

  /// Appends a comma unless this is the first thing in its object, array or field.
  mutating func separate() {
    switch last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","): break
    default: append(UInt8(ascii: ","))
    }
  }

  private mutating func appendDigits(_ value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var divisor: UInt64 = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(48 + rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
