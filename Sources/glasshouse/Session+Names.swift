import Charts
import Rows
import Warehouse

extension Session {
  /// Numbers the people whom an answer names: `interviewer 1` stands where a name stood.
  ///
  /// Where the statements take nothing from a column that the schema calls personal, everything stays.
  /// Else a text stays only when it is known to name nobody: a date, a text of the SQL itself, or a value
  /// of a column that is read and not personal. So a name that was put together from parts goes, too.
  ///
  /// - Returns: The columns in which people are numbered.
  func hideNames(in held: inout Held, of statements: [String]) throws -> [String] {
    var reads: Set<ColumnRead> = []
    for sql in statements { reads.formUnion(try reader.prepare(sql)?.reads ?? []) }
    guard reads.contains(where: { $0.database == "my" || column($0)?.isPersonal == true }) else {
      return []
    }
    let places = held.columns.indices.filter { place in
      held.rows.contains { if case .text = $0[place] { true } else { false } }
    }
    var unknown = Set(
      places.flatMap { place in
        held.rows.compactMap { if case .text(let text) = $0[place] { text } else { nil } }
      })
    let texts = (statements + schema.views.map(\.sql)).joined(separator: "\n")
    unknown = unknown.filter { text in
      !isDate(text) && !texts.contains("'\(text.replacing("'", with: "''"))'")
    }
    for read in reads where !unknown.isEmpty {
      guard let column = column(read), column.kind == .text, !column.isPersonal else { continue }
      unknown.subtract(try reader.distinctTexts(of: column.name, in: read.table))
    }
    return places.compactMap { place in
      var numbers: [String: Int] = [:]
      for row in held.rows.indices {
        guard case .text(let text) = held.rows[row][place], unknown.contains(text) else { continue }
        let number = numbers[text] ?? numbers.count + 1
        numbers[text] = number
        held.rows[row][place] = .text("\(held.columns[place]) \(number)")
      }
      return numbers.isEmpty ? nil : held.columns[place]
    }
  }

  private func column(_ read: ColumnRead) -> Column? {
    schema.table(named: read.table)?.columns.first { $0.name == read.column }
  }
}
