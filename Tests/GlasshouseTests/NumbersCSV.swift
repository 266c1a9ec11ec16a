/// The cells of a CSV text, read by the rules of RFC 4180 and nothing of the program's own.
struct NumbersCSV: Equatable {
  let rows: [[String]]

  init(_ text: String) {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    for character in text.replacing("\r\n", with: "\n") {
      if isQuoted, character != "\"" {
        cell.append(character)
      } else if character == "\"" {
        if !isQuoted, wasQuote { cell.append("\"") }
        isQuoted.toggle()
        wasQuote = !isQuoted
        continue
      } else if character == "," || character == "\n" {
        row.append(cell)
        cell = ""
        if character == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(character)
      }
      wasQuote = false
    }
    if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
    self.rows = rows
  }
}
