/// The names of columns with later duplicates numbered: `a, a, b` becomes `a, a_2, b`.
func uniqueNames(_ columns: [String]) -> [String] {
  var taken = Set(columns)
  var seen: Set<String> = []
  return columns.map { column in
    guard !seen.insert(column).inserted else { return column }
    var number = 2
    while !taken.insert("\(column)_\(number)").inserted { number += 1 }
    return "\(column)_\(number)"
  }
}
