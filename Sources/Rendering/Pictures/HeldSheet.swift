import Charts
import Rows

/// The rows of an answer until its picture can be made.
struct HeldSheet {
  private(set) var sheet = Sheet([])
  private let choice: ChartChoice

  init(_ choice: ChartChoice?) {
    self.choice = choice ?? ChartChoice()
  }

  mutating func begin(_ columns: [String]) { sheet = Sheet(columns) }

  mutating func append(_ row: Row) throws(OutputError) {
    guard sheet.rows.count < Chart.mostRows else {
      throw .cannotDraw(.tooManyRows(most: Chart.mostRows))
    }
    sheet.rows.append((0..<row.count).map { Scalar(row[$0]) })
  }

  /// The picture of all rows.
  func chart() throws(OutputError) -> Chart {
    do throws(ChartError) {
      return try Chart(of: sheet, choice)
    } catch {
      throw .cannotDraw(error)
    }
  }
}
