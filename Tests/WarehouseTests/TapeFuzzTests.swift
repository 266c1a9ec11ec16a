import Foundation
import Testing

@testable import Warehouse

/// Damaged JSON by the thousands; a longer run asks for more with `FUZZ_ROUNDS`.
@Suite struct `Mutated JSON` {
  static let rounds =
    ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000
  /// Where the numbers begin, so that several long runs try different inputs.
  static let start =
    ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_261_124

  @Test func `is refused or understood just as the grammar says`() throws {
    var mutation = Mutation(state: Self.start)
    let seeds = try Mutation.seeds()
    let tape = Tape(capacity: 4)
    var disagreements: [String] = []
    var valid = 0
    for _ in 0..<Self.rounds {
      let bytes = mutation.mutant(of: seeds)
      // A copy of its own size, so that a byte read beyond its end is noticed by a sanitizer.
      let mine = bytes.withUnsafeBytes { bytes -> [UInt8]? in
        let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { exact.deallocate() }
        exact.copyMemory(from: bytes)
        guard let element = try? tape.read(UnsafeRawBufferPointer(exact)) else { return nil }
        var told: [UInt8] = []
        tell(element, &told)
        return told
      }
      if mine != nil { valid += 1 }
      if mine != StrictJSON.read(bytes) {
        disagreements.append("\(String(decoding: bytes, as: UTF8.self)) \(bytes)")
      }
    }
    #expect(disagreements.isEmpty, "\(disagreements.prefix(3).joined(separator: "\n\n"))")
    #expect(valid > Self.rounds / 6)
  }

  @Test func `on a page is mended or refused, and what is mended can be read`() throws {
    var mutation = Mutation(state: Self.start &+ 1)
    let seeds = try Mutation.seeds()
    var mended = 0
    for _ in 0..<Self.rounds / 10 {
      let records = (0..<3).map { _ in mutation.mutant(of: seeds, strikes: 2) }
      let page = [0x5B] + records.joined(separator: [0x2C]) + [0x5D]
      let repaired = page.withUnsafeBytes { MendedPage($0) }
      guard let repaired else { continue }
      mended += 1
      #expect(String(validating: repaired.bytes, as: UTF8.self) != nil)
      #expect(repaired.notes.values.allSatisfy { !$0.isEmpty })
    }
    #expect(mended > 0)
  }

  /// Tells a value as the oracle does.
  private func tell(_ element: Element, _ told: inout [UInt8]) {
    switch element.kind {
    case .null, .isTrue, .isFalse: told += element.raw
    case .number:
      told.append(UInt8(ascii: "#"))
      told += element.raw
    case .string:
      told.append(UInt8(ascii: "\""))
      told += Array((element.string ?? "").utf8)
      told.append(UInt8(ascii: "\""))
    case .array:
      told.append(UInt8(ascii: "["))
      element.eachElement { tell($0, &told) }
      told.append(UInt8(ascii: "]"))
    case .object:
      told.append(UInt8(ascii: "{"))
      element.eachMember {
        tell($0, &told)
        tell($1, &told)
      }
      told.append(UInt8(ascii: "}"))
    }
  }
}

/// Damage done to texts, the same in every run.
struct Mutation {
  private var random: SplitMix
  private static let alphabet =
    Array(#"{}[]",:\/u0123456789eE+-. tfnrabAB"#.utf8)
    + [0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff, 0, 1, 10]

  init(state: UInt64) { random = SplitMix(state: state) }

  /// One of the texts with up to so many strikes.
  mutating func mutant(of seeds: [[UInt8]], strikes: Int = 4) -> [UInt8] {
    var bytes = seeds[random.below(seeds.count)]
    for _ in 0..<random.below(strikes) { strike(&bytes) }
    return bytes
  }

  private mutating func strike(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes.append(0x5b) }
    let at = random.below(bytes.count)
    let other = Self.alphabet[random.below(Self.alphabet.count)]
    switch random.below(7) {
    case 0: bytes[at] = other
    case 1: bytes.insert(other, at: at)
    case 2: bytes.remove(at: at)
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + random.below(12)))
    case 4:
      let slice = Array(bytes[at..<min(bytes.count, at + random.below(30))])
      bytes.insert(contentsOf: slice, at: random.below(bytes.count))
    case 5: bytes.removeLast(random.below(bytes.count))
    default: bytes[at] ^= UInt8(1 << random.below(8))
    }
  }

  /// Members of the recorded samples, and texts with everything that JSON has.
  static func seeds() throws -> [[UInt8]] {
    var seeds = [
      #"{"a":[1,-2.5e+3,0.1,1E-2,true,false,null],"é\n":"\u00e9\ud83d\ude00\"\\\/","":{"x":{}}}"#,
      #"[[],{},"",0,-0,[[[1]]],"😀"]"#, #"{"id":9007199254740993,"t":"2026-11-02T09:00:00.000Z"}"#,
    ].map { Array($0.utf8) }
    for sample in ["v3_candidates", "v1_applications", "v3_offers", "v1_jobs"] {
      let records = try JSONSerialization.jsonObject(
        with: Data(fixtureText("samples/\(sample).json").utf8))
      for record in records as? [[String: Any]] ?? [] {
        for (key, value) in record.sorted(by: { $0.key < $1.key }) where !(value is NSNull) {
          let text = try JSONSerialization.data(
            withJSONObject: [key: value], options: [.sortedKeys])
          if text.count < 120 { seeds.append(Array(text)) }
        }
      }
    }
    return seeds
  }
}
