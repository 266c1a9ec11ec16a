import Charts
import Rows
import Testing

@testable import Rendering

/// Pictures as SVG.
@Suite struct ChartSVGTests {
  private func svg(_ sheet: Sheet, _ kind: ChartKind) throws -> String {
    ChartSVG(try Chart(of: sheet, ChartChoice(kind))).text
  }

  /// The values of an attribute of all elements of a class, in order.
  private func numbers(_ name: String, of kind: String, in svg: String) -> [Double] {
    svg.split(separator: "<").filter { $0.contains("class=\"\(kind)\"") }.compactMap { element in
      let value = element.split(separator: " \(name)=\"").dropFirst().first?.split(separator: "\"")
      return value?.first.flatMap { Double($0) }
    }
  }

  @Test(arguments: ChartKind.allCases)
  func `closes every element that it opens, whatever is in the names`(kind: ChartKind) throws {
    for sample in ChartSample.all(kind) {
      let text = try svg(sample.sheet, kind)
      var open: [Substring] = []
      for part in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
        let tag = part.prefix { $0 != ">" }
        let name = tag.prefix { !" /".contains($0) }
        if tag.hasPrefix("/") {
          #expect(open.popLast() == tag.dropFirst(), "\(sample.name)")
        } else if !tag.hasSuffix("/") {
          open.append(name)
        }
      }
      #expect(open.isEmpty, "\(sample.name): \(open)")
      #expect(
        text.contains("<title id=\"chart-title\">") && text.contains("<desc id=\"chart-desc\">"))
      let allowed = [
        "svg", "title", "desc", "style", "rect", "text", "g", "line", "polyline", "circle",
      ]
      let names = Set(text.split(separator: "<").map { $0.prefix { !" />\n".contains($0) } })
      #expect(names.subtracting([""]).isSubset(of: Set(allowed.map { Substring($0) })), "\(names)")
    }
  }

  @Test func `has bars as long as their numbers, to the left of zero for those below it`() throws {
    let sheet = Sheet(
      ["a", "n"],
      [[.text("x"), .integer(30)], [.text("y"), .integer(10)], [.text("z"), .integer(-20)]])
    let text = try svg(sheet, .bars)
    let above = numbers("width", of: "bar", in: text)
    let below = numbers("width", of: "below", in: text)
    #expect(above.count == 2 && below.count == 1)
    #expect(abs(above[0] - 3 * above[1]) < 0.5)
    #expect(abs(below[0] - 2 * above[1]) < 0.5)
    let zero = try #require(numbers("x1", of: "axis", in: text).first)
    #expect(numbers("x", of: "bar", in: text).allSatisfy { $0 == zero })
    #expect(abs(numbers("x", of: "below", in: text)[0] + below[0] - zero) < 0.2)
  }

  @Test func `has a line for each run of months, and a point for each value`() throws {
    let months = ["2026-01", "2026-02", "2026-04", "2026-05", "2026-07"]
    let sheet = Sheet(["month", "n"], months.map { [.text($0), .integer(5)] })
    let text = try svg(sheet, .line)
    #expect(text.ranges(of: "<polyline").count == 2)
    #expect(text.ranges(of: "<circle").count == 5)
    let places = numbers("cx", of: "bar", in: text)
    // From January to April there are 90 days, to July 181.
    #expect(abs((places[2] - places[0]) / (places[4] - places[0]) - 90.0 / 181) < 0.01)
  }
}
