/// One row of an answer: the only thing that crosses from the warehouse outwards.
///
/// The values are borrowed: they are valid until the next row is read, and are copied by whoever
/// needs them longer.
package struct Row {
  private let values: UnsafeBufferPointer<Value>

  /// A row over values that the caller keeps alive while the row is used.
  package init(_ values: UnsafeBufferPointer<Value>) {
    self.values = values
  }

  /// The number of values, equal to the number of columns of the answer.
  package var count: Int { values.count }

  /// The value in the column with this index, counted from 0.
  package subscript(index: Int) -> Value { values[index] }
}
