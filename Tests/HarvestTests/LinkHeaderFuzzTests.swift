import Foundation
import Testing

@testable import Harvest

/// Damaged headers and bodies by the thousands; a longer run asks for more with `FUZZ_ROUNDS`.
@Suite struct `Mutated answers` {
  private static let rounds =
    ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) } ?? 20_000
  private static let start =
    ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_261_124

  private static let headers = [
    "<https://h/v1/x?page=2&per_page=500>; rel=\"next\", <https://h/v1/x?page=9>; rel=\"last\"",
    "<https://h/v3/jobs?cursor=eyJxIjp7fX0%3D>; rel=\"next\"",
    "</a>;rel=next;title=\"x, \\\"y\\\" ; <z>; rel=last\" , <b> ; REL = \"prev Last\"", "",
  ].map { Array($0.utf8) }

  @Test func `have the links that the grammar gives them`() {
    var chance = Chance(seed: Self.start)
    var disagreements: [String] = []
    var linked = 0
    for _ in 0..<Self.rounds {
      let header = mutant(of: Self.headers, &chance)
      let text = String(decoding: header, as: UTF8.self)
      let mine = LinkHeader(text).targets
      if !mine.isEmpty { linked += 1 }
      if mine != PlainLinks.read(text) { disagreements.append(text.debugDescription) }
    }
    #expect(disagreements.isEmpty, "\(disagreements.prefix(3).joined(separator: "\n"))")
    #expect(linked > Self.rounds / 3)
  }

  @Test func `are never taken for whole when they are no JSON array`() {
    var chance = Chance(seed: Self.start &+ 1)
    let bodies = [
      #"[{"id":1,"a":"x\"]","b":[{}]},{"id":2}]"#, "[]", " [ ] ", #"[{"a":"\\"}]"#,
    ].map { Array($0.utf8) }
    for _ in 0..<Self.rounds / 10 {
      let body = mutant(of: bodies, &chance)
      let verdict = PageBody.judge(Data(body))
      guard let whole = try? JSONSerialization.jsonObject(with: Data(body)) as? [Any],
        !body.contains(0), body.first != 0xEF
      else { continue }
      #expect(
        verdict == (whole.isEmpty ? .empty : .records), "\(String(decoding: body, as: UTF8.self))")
    }
  }

  private func mutant(of seeds: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
    var bytes = seeds[chance.below(seeds.count)]
    let alphabet = Array("<>;,=\"\\ \trelnextLAST[]{}:0".utf8) + [0xC3, 0xFF]
    for _ in 0..<chance.below(6) {
      guard !bytes.isEmpty else {
        bytes = [0x3C]
        continue
      }
      let place = chance.below(bytes.count)
      let other = alphabet[chance.below(alphabet.count)]
      switch chance.below(5) {
      case 0: bytes[place] = other
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(other, at: place)
      case 3: bytes.removeLast(chance.below(bytes.count))
      default:
        let slice = Array(bytes[place..<min(bytes.count, place + chance.below(20))])
        bytes.insert(contentsOf: slice, at: chance.below(bytes.count))
      }
    }
    return bytes
  }
}

/// The links of a header read letter by letter, as a person would by RFC 8288: slow and simple.
///
/// A link is `<target>` and the parameters behind it up to a comma outside of quotes; of a repeated
/// parameter the first counts, of links with one relation the first.
private enum PlainLinks {
  static func read(_ header: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = Array(String(decoding: Array(header.utf8), as: UTF8.self).unicodeScalars)
    while let open = rest.firstIndex(of: "<") {
      rest.removeFirst(open + 1)
      guard let close = rest.firstIndex(of: ">") else { break }
      let target = text(rest[..<close])
      rest.removeFirst(close + 1)
      let (end, fields) = fields(rest)
      for relation in relations(of: fields) where found[relation] == nil {
        found[relation] = target
      }
      rest.removeFirst(end)
    }
    return found
  }

  /// The parts of a link's tail between semicolons, and how long the tail is, its comma included.
  private static func fields(_ tail: [Unicode.Scalar]) -> (end: Int, [[Unicode.Scalar]]) {
    var fields: [[Unicode.Scalar]] = []
    var current: [Unicode.Scalar]?
    var index = 0
    while index < tail.count, tail[index] != "," {
      if tail[index] == ";" {
        if let current { fields.append(current) }
        current = []
      } else if current != nil {
        // A quote begins where a value does; what it holds ends no field.
        let isValue =
          current?.contains("=") == true
          && current?.drop { $0 != "=" }.dropFirst().allSatisfy { $0 == " " || $0 == "\t" } == true
        current?.append(tail[index])
        if tail[index] == "\"", isValue {
          index += 1
          while index < tail.count, tail[index] != "\"" {
            current?.append(tail[index])
            if tail[index] == "\\", index + 1 < tail.count {
              index += 1
              current?.append(tail[index])
            }
            index += 1
          }
          if index < tail.count { current?.append("\"") }
        }
      }
      index += 1
    }
    if let current { fields.append(current) }
    return (min(index + 1, tail.count), fields)
  }

  private static func relations(of fields: [[Unicode.Scalar]]) -> [String] {
    for field in fields {
      let name = trimmed(field.prefix { $0 != "=" })
      guard name.lowercased() == "rel" else { continue }
      let value = field.drop { $0 != "=" }.dropFirst().drop { $0 == " " || $0 == "\t" }
      let words = value.first == "\"" ? quoted(value.dropFirst()) : trimmed(value)
      return words.split(separator: " ").map { $0.lowercased() }
    }
    return []
  }

  private static func quoted(_ value: ArraySlice<Unicode.Scalar>) -> String {
    var result: [Unicode.Scalar] = []
    var index = value.startIndex
    while index < value.endIndex, value[index] != "\"" {
      if value[index] == "\\", index + 1 < value.endIndex { index += 1 }
      result.append(value[index])
      index += 1
    }
    return text(result[...])
  }

  private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let front = part.drop(while: isBlank)
    return text(ArraySlice(front.reversed().drop(while: isBlank).reversed()))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
