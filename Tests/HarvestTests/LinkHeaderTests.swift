import Testing

@testable import Harvest

struct LinkHeaderTests {
  @Test(
    arguments: [
      ("", [:]),
      ("<https://h/v3/jobs?cursor=a%3D>; rel=\"next\"", ["next": "https://h/v3/jobs?cursor=a%3D"]),
      (
        "<https://h/x?page=2&per_page=2>; rel=\"next\",<https://h/x?page=474>; rel=\"last\"",
        ["next": "https://h/x?page=2&per_page=2", "last": "https://h/x?page=474"]
      ),
      (
        "<https://h/x?ids=1,2>; title=\"a, \\\"b\\\"; rel=x\"; rel=next , </y>;rel=\"prev last\"",
        ["next": "https://h/x?ids=1,2", "prev": "/y", "last": "/y"]
      ),
      ("<a>; REL=Next", ["next": "a"]),
      ("<a>; rel=next, <b>; rel=next", ["next": "a"]),
      ("<a>, <b>; rel=next", ["next": "b"]),
      ("<a; rel=next", [:]),
      ("<a>; rel=\"next", ["next": "a"]),
      ("<>; rel=next", ["next": ""]),
      ("; ; = , \" <", [:]),
    ] as [(String, [String: String])])
  func `links are read by their relation`(header: String, targets: [String: String]) {
    #expect(LinkHeader(header).targets == targets)
  }

  @Test func `no damage to a header harms the reader`() {
    var chance = Chance(seed: 7)
    let header = Array(
      "<https://h/v1/x?page=2>; rel=\"next\", <https://h/v1/x?page=9>; rel=\"last\"".utf8)
    for _ in 0..<20_000 {
      var bytes = header
      for _ in 0...chance.below(6) {
        let place = chance.below(bytes.count)
        switch chance.below(3) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: chance.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("<>;,=\"\\ ".utf8)[chance.below(8)], at: place)
        }
      }
      let targets = LinkHeader(String(decoding: bytes, as: UTF8.self)).targets
      #expect(targets.count < 20)
    }
  }
}

/// Numbers that look random but are the same in every run (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
