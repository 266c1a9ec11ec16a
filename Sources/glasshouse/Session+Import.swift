import FoundationEssentials
import Rows
import Warehouse

/// What `.import` was told.
struct ImportOrder: Sendable {
  var file = ""
  var schema = "my"
  var table = ""
  var isReplaced = false
  var hasHeader = true
  var isText = false
  /// The word that stands for NULL, besides an empty field without quotes.
  var null: String?

  static let usage = ".import FILE TABLE [--replace] [--no-header] [--text] [--null WORD]"

  static let help = """
    \(usage)
      Reads a CSV file (tabs in a .tsv file) into a table of your own, my.TABLE, or into temp.TABLE.
      The first row has the names of the columns. A column of whole numbers becomes INTEGER, one of
      numbers REAL, any other TEXT; numbers with leading zeros stay text. An empty field is NULL, a
      field "" is an empty text. A table that is there is added to.
      --replace    drops the table first
      --no-header  the first row is a row; the columns are c1, c2, …
      --text       every column is TEXT
      --null WORD  this word, too, is NULL
      For example: .import targets.csv targets
    """
}

extension Session {
  /// Reads a file into a table of the user's own; the number of its rows, and of those before them.
  ///
  /// The file is gone through twice, a block at a time: for the types of its columns, and for the rows.
  ///
  /// - Throws: `DoorError.notCSV` for the first row that does not fit; nothing is kept then.
  func importFile(_ order: ImportOrder) throws -> (
    rows: Int, before: Int, columns: [GuessedColumn]
  ) {
    let bytes = try FileBytes(setting.paths.expanded(order.file))
    var columns: [GuessedColumn] = []
    try walk(bytes, order) { row in
      if columns.isEmpty {
        columns = row.enumerated().map { index, text in
          GuessedColumn((order.hasHeader ? text : nil) ?? "c\(index + 1)")
        }
        if order.hasHeader { return }
      }
      guard !order.isText else { return }
      for (index, text) in row.enumerated() {
        if let text, text != order.null { columns[index].see(text) }
      }
    }
    guard !columns.isEmpty else {
      throw DoorError.notCSV(order.file, line: 1, sentence: "there is nothing in it")
    }
    if order.schema == "my" { try reader.attachOwn(create: true) }
    var count = 0
    var isHeader = order.hasHeader
    let before = try reader.fill(
      (order.schema, order.table), columns: columns.map { ($0.name, $0.type) },
      isReplaced: order.isReplaced
    ) { take in
      try walk(bytes, order) { row in
        if isHeader {
          isHeader = false
          return
        }
        try take(
          zip(columns, row).map { column, text in
            guard let text, text != order.null else { return .null }
            return column.value(text)
          })
        count += 1
      }
    }
    return (count, before, columns)
  }

  /// Goes through a file from its beginning; every row must have as many fields as the first.
  private func walk(
    _ bytes: FileBytes, _ order: ImportOrder, _ body: ([String?]) throws -> Void
  ) throws {
    let separator = UInt8(ascii: order.file.hasSuffix(".tsv") ? "\t" : ",")
    var rows = try CSVRows(bytes, of: order.file, separator: separator)
    var width: Int?
    var line = rows.line
    while let row = try rows.next() {
      guard row.count == width ?? row.count else {
        throw DoorError.notCSV(
          order.file, line: line,
          sentence: "\(row.count) fields where the first row has \(width ?? 0)")
      }
      width = row.count
      try body(row)
      line = rows.line
    }
  }
}
