import Rows

/// A value as it is shown to a person: what would move the cursor or hide text is made visible.
///
/// Control characters become their pictures (`␛`, `␊`), those without a picture and the ones that turn
/// the direction of writing become `<U+202E>`, bytes that are not UTF-8 become U+FFFD, and a blob is
/// written `x'00ff'`.
struct VisibleText {
  /// The UTF-8 of what is shown.
  private(set) var bytes: [UInt8] = []
  /// The columns it takes; of the longest line where line breaks are kept.
  private(set) var width = 0

  /// Whether line feeds are kept as they are instead of shown as `␊`.
  private let keepsLines: Bool

  init(keepsLines: Bool = false) {
    self.keepsLines = keepsLines
  }

  /// Replaces what is shown by this value.
  mutating func show(_ value: Value, null: String) {
    bytes.removeAll(keepingCapacity: true)
    switch value {
    case .null: set(null)
    case .integer(let number): set(NumberText(number))
    case .real(let number): set(NumberText(number))
    case .text(let raw): show(raw)
    case .blob(let raw):
      bytes += [UInt8(ascii: "x"), UInt8(ascii: "'")]
      for byte in raw { bytes += [hexDigit(byte >> 4), hexDigit(byte & 15)] }
      bytes.append(UInt8(ascii: "'"))
      width = bytes.count
    }
  }

  /// Replaces what is shown by this text.
  mutating func show(_ text: String) {
    var text = text
    bytes.removeAll(keepingCapacity: true)
    text.withUTF8 { show(UnsafeRawBufferPointer($0)) }
  }

  /// Replaces what is shown by a text that is already fit to be shown.
  mutating func show(markup text: String) {
    bytes.removeAll(keepingCapacity: true)
    set(text)
  }

  /// Cuts what is shown to so many columns, the last of which is `…`.
  mutating func shorten(to limit: Int) {
    guard width > limit else { return }
    var kept = ""
    var used = 0
    for cluster in String(decoding: bytes, as: UTF8.self) {
      let next = used + displayWidth(of: cluster)
      guard next < limit else { break }
      kept.append(cluster)
      used = next
    }
    bytes.removeAll(keepingCapacity: true)
    bytes += Array((kept + "…").utf8)
    width = used + 1
  }

  private mutating func set(_ text: String) {
    bytes += Array(text.utf8)
    width = displayWidth(of: text)
  }

  private mutating func set(_ number: NumberText) {
    number.withBytes { bytes.append(contentsOf: $0) }
    width = bytes.count
  }

  private mutating func show(_ raw: UnsafeRawBufferPointer) {
    if isPlain(raw) {
      bytes.append(contentsOf: raw)
      width = raw.count
      return
    }
    if let columns = latinWidth(raw) {
      bytes.append(contentsOf: raw)
      width = columns
      return
    }
    var text = ""
    for scalar in String(decoding: raw, as: UTF8.self).unicodeScalars {
      append(scalar, to: &text)
    }
    bytes += Array(text.utf8)
    width = text.split(separator: "\n").map { displayWidth(of: $0) }.max() ?? 0
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x0a where keepsLines:
      text.unicodeScalars.append(scalar)
    case 0..<0x20:
      text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{fffd}")
    case 0x7f:
      text += "␡"
    case 0x80..<0xa0, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069:
      text += codePoint(scalar)
    default:
      text.unicodeScalars.append(scalar)
    }
  }
}

/// Whether text is nothing but printable ASCII.
private func isPlain(_ raw: UnsafeRawBufferPointer) -> Bool {
  // No early way out of the loop: like this the compiler looks at many bytes at once.
  var found = false
  for byte in raw { found = found || byte < 0x20 || byte >= 0x7f }
  return !found
}

/// The columns that text takes when it is valid, below U+0300 and without control characters, so that
/// each scalar takes one; `nil` for any other text.
private func latinWidth(_ raw: UnsafeRawBufferPointer) -> Int? {
  var width = 0
  var index = 0
  while index < raw.count {
    let byte = raw[index]
    switch byte {
    case 0x20..<0x7f: index += 1
    case 0xc2...0xcb:
      guard index + 1 < raw.count, 0x80..<0xc0 ~= raw[index + 1] else { return nil }
      if byte == 0xc2 && raw[index + 1] < 0xa0 { return nil }
      index += 2
    default: return nil
    }
    width += 1
  }
  return width
}
