import Rows

/// How far one part of a list has been fetched: where a later run goes on.
package struct Checkpoint: Sendable, Equatable {
  package var list: String
  /// Which of the list's variants, counted from 0.
  package var variant: Int
  /// The bounds on `created_at` that make this part, if the list was cut.
  package var from: String?
  package var to: String?
  /// The continuation to ask for next; `nil` before the first page.
  package var next: String?
  package var isDone: Bool
  /// Greenhouse's time at the start of the first attempt.
  package var startedAt: String
  package var shape: Shape?
  package var method: String?
  package var field: String?
  /// The records landed so far.
  package var records: Int
  /// The ids of the latest records, where the next page is to begin with some of them.
  package var latest: [Int64]

  package init(
    list: String, variant: Int, from: String? = nil, to: String? = nil, next: String? = nil,
    isDone: Bool = false, startedAt: String, shape: Shape? = nil, method: String? = nil,
    field: String? = nil, records: Int = 0, latest: [Int64] = []
  ) {
    self.list = list
    self.variant = variant
    self.from = from
    self.to = to
    self.next = next
    self.isDone = isDone
    self.startedAt = startedAt
    self.shape = shape
    self.method = method
    self.field = field
    self.records = records
    self.latest = latest
  }
}

extension Checkpoint {
  static let columns = """
    list, variant, from_bound, to_bound, next, done, started_at, shape, method, field, records,
    latest
    """

  init(_ row: Statement) {
    self.init(
      list: row.text(0) ?? "", variant: Int(row.integer(1) ?? 0),
      from: row.text(2).flatMap { $0.isEmpty ? nil : $0 },
      to: row.text(3).flatMap { $0.isEmpty ? nil : $0 }, next: row.text(4),
      isDone: row.integer(5) == 1, startedAt: row.text(6) ?? "",
      shape: row.text(7).flatMap(Shape.init), method: row.text(8), field: row.text(9),
      records: Int(row.integer(10) ?? 0),
      latest: (row.text(11) ?? "").split(separator: ",").compactMap { Int64($0) })
  }

  var values: [Scalar] {
    [
      .text(list), .integer(Int64(variant)), .text(from ?? ""), .text(to ?? ""), Scalar(next),
      .integer(isDone ? 1 : 0), .text(startedAt), Scalar(shape?.rawValue), Scalar(method),
      Scalar(field), .integer(Int64(records)),
      .text(latest.map(String.init).joined(separator: ",")),
    ]
  }
}

extension Scalar {
  /// A text, or NULL without one.
  init(_ text: String?) {
    self = text.map { .text($0) } ?? .null
  }

  /// A number, or NULL without one.
  init(_ number: Int?) {
    self = number.map { .integer(Int64($0)) } ?? .null
  }
}
