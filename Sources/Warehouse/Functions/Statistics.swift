/// Functions over the numbers of many rows.
extension SQLFunction {
  static let statistics: [SQLFunction] = [
    SQLFunction(
      "median", "median(x)",
      "The middle of the numbers that are not NULL, or the mean of the two in the middle.",
      arity: 1, .aggregate { Sample(of: "median", at: 0.5) }),
    SQLFunction(
      "percentile", "percentile(x, p)",
      "The number below which the share p (0 to 1) of the numbers lies, interpolated between neighbours.",
      arity: 2, .aggregate { Sample(of: "percentile", at: nil) }),
    SQLFunction(
      "stddev", "stddev(x)",
      "The sample standard deviation of the numbers that are not NULL; NULL for fewer than two.",
      arity: 1, .aggregate { Deviation() }),
  ]
}

/// The numbers of a group or window, of which a percentile is asked.
private final class Sample: Aggregate {
  private let function: String
  private var share: Double?
  private let isFixed: Bool
  private var values: [Double] = []
  private var isSorted = true

  init(of function: String, at share: Double?) {
    self.function = function
    self.share = share
    isFixed = share != nil
  }

  func add(_ arguments: Arguments) throws(FunctionError) {
    if !isFixed {
      guard let given = try arguments.number(1, of: function), (0...1).contains(given) else {
        throw FunctionError(sentence: "percentile(x, p) needs a p from 0 to 1, such as 0.9")
      }
      guard share == nil || share == given else {
        throw FunctionError(sentence: "percentile(x, p) needs the same p for every row")
      }
      share = given
    }
    guard let value = try arguments.number(0, of: function) else { return }
    if let last = values.last, value < last { isSorted = false }
    values.append(value)
  }

  func remove(_ arguments: Arguments) throws(FunctionError) {
    guard let value = try arguments.number(0, of: function) else { return }
    sort()
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    if low < values.count { values.remove(at: low) }
  }

  func answer() -> Answer {
    guard let share, !values.isEmpty else { return .null }
    let place = share * Double(values.count - 1)
    let below = Int(place)
    settle(below)
    let rest = place - Double(below)
    guard rest > 0, let above = values[(below + 1)...].min() else { return .real(values[below]) }
    return .real(values[below] * (1 - rest) + above * rest)
  }

  /// Puts the value there that is at a place when all are in order, the smaller ones before it and the
  /// larger ones behind it.
  private func settle(_ place: Int) {
    guard !isSorted else { return }
    values.withUnsafeMutableBufferPointer { values in
      var low = 0
      var high = values.count - 1
      while low < high {
        let pivot = values[low + (high - low) / 2]
        var left = low
        var right = high
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          guard left <= right else { break }
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
        if place <= right {
          high = right
        } else if place >= left {
          low = left
        } else {
          return
        }
      }
    }
  }

  private func sort() {
    guard !isSorted else { return }
    values.sort()
    isSorted = true
  }
}

/// The spread of numbers, kept up to date by Welford's method as they come and go.
private final class Deviation: Aggregate {
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0

  func add(_ arguments: Arguments) throws(FunctionError) {
    guard let value = try arguments.number(0, of: "stddev") else { return }
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  func remove(_ arguments: Arguments) throws(FunctionError) {
    guard let value = try arguments.number(0, of: "stddev") else { return }
    count -= 1
    guard count > 0 else {
      mean = 0
      squares = 0
      return
    }
    let distance = value - mean
    mean -= distance / count
    squares = max(0, squares - distance * (value - mean))
  }

  func answer() -> Answer {
    count < 2 ? .null : .real((squares / (count - 1)).squareRoot())
  }
}
