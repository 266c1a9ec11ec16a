import Charts
import Rows

/// The rows of an answer until its picture can be made.
struct HeldSheet {
  private(set) var sheet = Sheet([])
  private let choice: ChartChoice
  /// What a reader of the picture should know besides.
  var notes: [String] = []

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
      var chart = try Chart(of: sheet, choice)
      chart.notes += notes
      return chart
    } catch {
      throw .cannotDraw(error)
    }
  }
}
