import Foundation
import Testing

@testable import Warehouse

struct TapeTests {
  private func value(_ text: String) throws -> String {
    try value(Array(text.utf8))
  }

  /// The value of a JSON text in a form that is the same for all ways to write it.
  private func value(_ bytes: [UInt8]) throws -> String {
    let tape = Tape(capacity: 4)
    return try bytes.withUnsafeBytes { bytes in
      let element = try tape.read(bytes)
      return withExtendedLifetime(tape) { canonical(element) }
    }
  }

  private func canonical(_ element: Element) -> String {
    switch element.kind {
    case .null: return "null"
    case .isTrue: return "true"
    case .isFalse: return "false"
    case .number: return canonical(element.real ?? .infinity)
    case .string: return (element.string ?? "").debugDescription
    case .array:
      var parts: [String] = []
      element.eachElement { parts.append(canonical($0)) }
      return "[\(parts.joined(separator: ","))]"
    case .object:
      var members: [String: String] = [:]
      element.eachMember { members[$0.string ?? ""] = canonical($1) }
      return canonical(members)
    }
  }

  private func canonical(_ number: Double) -> String {
    number == 0 ? "0" : "\(number)"
  }

  private func canonical(_ members: [String: String]) -> String {
    let sorted = members.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    return "{\(sorted.map { "\($0.key.debugDescription):\($0.value)" }.joined(separator: ","))}"
  }

  private func canonical(oracle value: Any) -> String {
    switch value {
    case is NSNull: return "null"
    case let text as String: return text.debugDescription
    case let array as [Any]: return "[\(array.map(canonical(oracle:)).joined(separator: ","))]"
    case let object as [String: Any]: return canonical(object.mapValues(canonical(oracle:)))
    case let flag as Bool where CFGetTypeIDIsBoolean(value): return flag ? "true" : "false"
    case let number as NSNumber: return canonical(number.doubleValue)
    default: return "?"
    }
  }

  private func CFGetTypeIDIsBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map {
      type(of: $0) == type(of: NSNumber(value: true)) && $0 === NSNumber(value: $0.boolValue)
    } ?? (value is Bool)
  }

  @Test(arguments: [
    "", " ", "[", "]", "[1,]", "[,1]", "[1 2]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{1:2}",
    #"{"a":1 "b":2}"#, "01", "-", "1.", ".5", "1e", "+1", "1e+", "tru", "nulll", "True", "'a'",
    #""a"#, #""\x""#, #""\u12g4""#, #""\u123"#, "\"\u{1}\"", "\"a\nb\"", "[1]]", "[1]x", "NaN",
    "[1}", #"{"a":1]"#, "\u{FEFF}[]", "[\u{0}]", "//\n1",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: Tape.Malformed.self) { try value(text) }
  }

  @Test(arguments: [
    ("null", "null"), (" [ ] ", "[]"), ("{}", "{}"), ("-0", "0"), ("1E2", "100.0"),
    ("-12.5e-1", "-1.25"), (#"["\u0041\n\/",true]"#, #"["A\n/",true]"#),
    (#""\ud83d\ude00""#, #""😀""#),
    (#""\ud83dx""#, #""\u{FFFD}x""#.replacing(#"\u{FFFD}"#, with: "\u{FFFD}")),
    (#"{"b":1,"a":{"c":[1,2]}}"#, #"{"a":{"c":[1.0,2.0]},"b":1.0}"#),
    (#"{"a":1,"a":2}"#, #"{"a":2.0}"#),
  ])
  func `what is JSON is understood`(text: String, meant: String) throws {
    #expect(try value(text) == meant)
  }

  @Test func `whole numbers of 64 bits are exact, and others are not taken for them`() throws {
    let numbers = [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1.0", "1.5", "1e3",
      "1e300", "12345678901234567890123",
    ]
    let tape = Tape()
    let found = try numbers.map { number in
      try Array(number.utf8).withUnsafeBytes { bytes in try tape.read(bytes).integer }
    }
    #expect(found == [Int64.max, Int64.min, nil, 1, nil, 1000, nil, nil])
  }

  @Test func `nesting is followed to its limit and refused beyond`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try value(nested(Tape.depthLimit)).count == Tape.depthLimit * 2)
    #expect(throws: Tape.Malformed.self) { try value(nested(Tape.depthLimit + 1)) }
  }

  @Test func `mutated samples are refused or understood just as Foundation does`() throws {
    var random = SplitMix(state: 20_261_102)
    let seeds = try Self.seeds()
    var disagreements: [String] = []
    var valid = 0
    for _ in 0..<Self.rounds {
      var bytes = seeds[random.below(seeds.count)]
      for _ in 0..<random.below(4) { mutate(&bytes, &random) }
      if Self.isUnfair(bytes) { continue }
      let mine = try? value(bytes)
      if let mine, mine.contains("inf") { continue }
      let oracle =
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
        .map(canonical(oracle:))
      if mine != nil { valid += 1 }
      if mine != oracle {
        disagreements.append(
          "\(String(decoding: bytes, as: UTF8.self)) → \(mine ?? "refused") ≠ \(oracle ?? "refused")"
        )
      }
    }
    #expect(disagreements.isEmpty, "\(disagreements.prefix(3).joined(separator: "\n\n"))")
    #expect(valid > Self.rounds / 6)
  }

  /// How many inputs are tried; many more are held against the grammar.
  private static let rounds = 20_000

  /// Whether Foundation is known to differ: it guesses other encodings from zero bytes and byte
  /// order marks, refuses half a surrogate pair, and forgives a comma before an end.
  private static func isUnfair(_ bytes: [UInt8]) -> Bool {
    if bytes.contains(where: { [0, 0xef, 0xfe, 0xff].contains($0) }) { return true }
    var before: UInt8 = 0
    for (index, byte) in bytes.enumerated() where !isSpace(byte) {
      if before == Byte.comma, byte == Byte.closeBrace || byte == Byte.closeBracket { return true }
      if before == UInt8(ascii: "u"), byte | 0x20 == UInt8(ascii: "d"), index > 1,
        bytes[index - 2] == Byte.backslash
      {
        return true
      }
      before = byte
    }
    return false
  }

  /// Records of the recorded samples, and texts with everything that JSON has.
  private static func seeds() throws -> [[UInt8]] {
    var seeds = [
      #"{"a":[1,-2.5e+3,0.1,1E-2,true,false,null],"é\n":"\u00e9\ud83d\ude00\"\\\/","":{"x":{}}}"#,
      #"[[],{},"",0,-0,[[[1]]],"😀"]"#,
    ].map { Array($0.utf8) }
    for sample in ["v3_candidates", "v1_applications", "v3_offers", "v1_jobs"] {
      let records = try JSONSerialization.jsonObject(
        with: Data(fixtureText("samples/\(sample).json").utf8))
      for record in records as? [[String: Any]] ?? [] {
        for (key, value) in record.sorted(by: { $0.key < $1.key }) where !(value is NSNull) {
          let text = try JSONSerialization.data(
            withJSONObject: [key: value], options: [.sortedKeys])
          if text.count < 400 { seeds.append(Array(text)) }
        }
      }
    }
    return seeds
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return bytes.append(0x5b) }
    let alphabet =
      Array(#"{}[]",:\/u0123456789eE+-. tfnrabAB"#.utf8) + [0x80, 0xc3, 0xe2, 0xf0, 1, 10]
    let at = random.below(bytes.count)
    switch random.below(6) {
    case 0: bytes[at] = alphabet[random.below(alphabet.count)]
    case 1: bytes.insert(alphabet[random.below(alphabet.count)], at: at)
    case 2: bytes.remove(at: at)
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.below(12)))
    case 4:
      let slice = Array(bytes[at..<min(bytes.count, at + random.below(30))])
      bytes.insert(contentsOf: slice, at: random.below(bytes.count))
    default: bytes[at] ^= UInt8(1 << random.below(7))
    }
  }
}

/// A small generator that gives the same numbers in every run.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }
}
