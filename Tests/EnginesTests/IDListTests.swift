import Testing

@testable import Engines

/// The ids of a table in few bytes.
struct IDListTests {
  private static func list(_ ids: some Sequence<Int64>) -> IDList {
    var list = IDList()
    for id in ids { list.append(id) }
    return list
  }

  @Test(
    arguments: [
      [], [0], [.min], [.max], [.min, .max], [.min, -1, 0, 1, 127, 128, 16_511, .max],
    ] as [[Int64]])
  func `ids that are written are read again`(ids: [Int64]) {
    let list = Self.list(ids)
    #expect(Array(IDList(bytes: list.bytes)) == ids)
    #expect(list.least == ids.first && list.greatest == ids.last)
  }

  @Test func `ids that lists share are counted, wherever they are`() throws {
    let (even, third) = (
      Set(stride(from: -30, to: 3000, by: 2)), Set(stride(from: 3, to: 900, by: 3))
    )
    let both = even.intersection(third).sorted()
    let (one, other) = (
      Self.list(even.sorted().map(Int64.init)), Self.list(third.sorted().map(Int64.init))
    )
    let shared = try #require(one.shared(with: IDList(bytes: other.bytes)))
    #expect(shared.count == both.count && shared.least == Int64(both[0]))
    let odd = Self.list(stride(from: -31, to: 3000, by: 2).map(Int64.init))
    #expect(odd.shared(with: one) == nil)
    #expect(one.shared(with: IDList()) == nil)
  }

  @Test func `close ids take a byte each`() {
    #expect(Self.list((1...1000).map { Int64(4_000_000 + $0 * 7) }).bytes.count < 1010)
  }
}
