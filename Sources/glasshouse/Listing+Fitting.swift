import Rendering
import Rows

extension Listing {
  /// The least room that the texts of the last column need to be read.
  private static let leastText = 30

  /// Without as many of the spared columns as it takes until a line fits.
  func fitted(to width: Int) -> Listing {
    var listing = self
    var spared = spared[...]
    while listing.leastWidth > width, let name = spared.popFirst() {
      listing = listing.without(name)
    }
    return listing
  }

  /// With the texts of the last column broken into lines, where they are too long for the width.
  func wrapped(to width: Int) -> Listing {
    guard let last = columns.indices.last, totalWidth > width else { return self }
    let others = columns.indices.dropLast().reduce(0) { $0 + columnWidth($1) + 3 }
    let room = width - others - 4
    guard room >= Self.leastText else { return self }
    let rows = rows.flatMap { row -> [[Scalar]] in
      guard case .text(let text) = row[last] else { return [row] }
      let lines = text.isEmpty ? [""] : Footer.wrapped(text, to: room)
      return lines.enumerated().map { index, line in
        (index == 0 ? Array(row.dropLast()) : Array(repeating: .text(""), count: last)) + [
          .text(line)
        ]
      }
    }
    return Listing(columns: columns, rows: rows)
  }

  private func without(_ name: String) -> Listing {
    guard let index = columns.firstIndex(of: name) else { return self }
    func rest<Element>(_ elements: [Element]) -> [Element] {
      Array(elements[..<index] + elements[(index + 1)...])
    }
    return Listing(columns: rest(columns), rows: rows.map(rest), spared: spared)
  }

  /// The columns of the screen that a line takes.
  private var totalWidth: Int { columns.indices.reduce(1) { $0 + columnWidth($1) + 3 } }

  /// The same when the last column is as narrow as can be.
  private var leastWidth: Int {
    let last = columns.indices.last.map(columnWidth) ?? 0
    return totalWidth - last + min(last, Self.leastText)
  }

  private func columnWidth(_ index: Int) -> Int {
    rows.reduce(displayWidth(of: columns[index])) { widest, row in
      switch row[index] {
      case .null: max(widest, 4)
      case let value: max(widest, displayWidth(of: value.text))
      }
    }
  }
}
