/// What the candidates' stories pick from the dictionaries.
extension World {
  /// A source, by weight.
  func origin(drawnBy draw: inout Draw) -> Int {
    var ticket = draw.below(100)
    for (index, origin) in origins.enumerated() {
      if ticket < origin.weight { return index }
      ticket -= origin.weight
    }
    return 2
  }

  /// A reason to reject; those that came late are not among them.
  func reason(drawnBy draw: inout Draw) -> Int {
    [0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8][draw.below(14)]
  }
}
