import FoundationEssentials
import Testing

@testable import Simulator

@Suite struct RecordsKeysTests {
  private static let lists = expectedKeys.keys.sorted()

  @Test(arguments: lists)
  func `records have the keys of the recorded examples, no more and no fewer`(_ list: String)
    throws
  {
    let dialect = try #require(Dialect(rawValue: String(list.prefix(2))))
    let records = try Company(candidates: 400).records(String(list.dropFirst(3)), dialect)
    let expected = Set((expectedKeys[list] ?? "").split { " \n".contains($0) }.map(String.init))
    let atTop = expected.filter { !$0.contains(".") && !$0.contains("[") }
    var seen: Set<String> = []
    for record in records {
      #expect(record.keys == atTop)
      if record.keys != atTop { break }
      Self.collect(record, "", &seen)
    }
    #expect(
      seen == expected, "missing \(expected.subtracting(seen)), extra \(seen.subtracting(expected))"
    )
  }

  private static func collect(_ value: JSON, _ path: String, _ seen: inout Set<String>) {
    switch value {
    case .object(let fields):
      for (key, value) in fields {
        let own = path.isEmpty ? key : "\(path).\(key)"
        seen.insert(own)
        if !key.hasSuffix("custom_fields") { collect(value, own, &seen) }
      }
    case .array(let items): for item in items { collect(item, path + "[]", &seen) }
    default: break
    }
  }
}
