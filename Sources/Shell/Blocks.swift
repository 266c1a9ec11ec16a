/// The tokens of a statement, and which of them stand in which parentheses.
struct Blocks {
  let tokens: [Token]
  /// The `)` of each `(`.
  ///
  /// For an open one that begins a query it is the end of the statement. Any other open one, as in
  /// `count( from jobs`, is still being typed and holds nothing.
  private var closing: [Int: Int]

  // Made once: a statement with many common table expressions asks for them often.
  private static let opening: Set<String> = ["select", "with", "values"]
  private static let combining: Set<String> = ["union", "intersect", "except"]

  /// The blocks of one statement's tokens, without comments.
  init(_ tokens: [Token]) {
    self.tokens = tokens
    var closing: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.isPunctuation("(") {
        open.append(index)
      } else if token.isPunctuation(")"), let start = open.popLast() {
        closing[start] = index
      }
    }
    self.closing = closing
    for start in open where opensQuery(start) { self.closing[start] = tokens.endIndex }
  }

  /// The tokens between a `(` and its `)`.
  func inside(_ open: Int) -> Range<Int> {
    open + 1..<max(open + 1, closing[open] ?? tokens.endIndex)
  }

  /// The place behind the `)` of a `(`.
  func behind(_ open: Int) -> Int { min((closing[open] ?? open) + 1, tokens.endIndex) }

  /// Whether a `(` opens a query.
  func opensQuery(_ open: Int) -> Bool {
    open + 1 < tokens.endIndex && tokens[open].isPunctuation("(")
      && tokens[open + 1].isWord(in: Blocks.opening)
  }

  /// The places in a range that stand in no further parentheses; of those, only the `(` is among them.
  func flat(_ range: Range<Int>) -> [Int] {
    var places: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      places.append(index)
      index = tokens[index].isPunctuation("(") ? behind(index) : index + 1
    }
    return places
  }

  /// The selects of a range that `union` and its like stand between.
  func arms(_ range: Range<Int>) -> [Range<Int>] {
    let cuts = flat(range).filter { tokens[$0].isWord(in: Blocks.combining) }
    let starts = [range.lowerBound] + cuts.map { $0 + 1 }
    let ends = cuts + [range.upperBound]
    return zip(starts, ends).map { $0..<max($0, $1) }
  }

  /// The selects around a place, the innermost first.
  func around(_ place: Int) -> [Range<Int>] {
    let opens = closing.filter { $0.key < place && $0.value >= place && opensQuery($0.key) }
    let ranges = opens.keys.sorted(by: >).map(inside) + [tokens.indices]
    return ranges.map { range in
      arms(range).last { $0.lowerBound <= place } ?? range
    }
  }

  /// Every select of the statement, with the parentheses that hold it left out.
  var all: [Range<Int>] {
    let inner = closing.keys.filter(opensQuery).sorted().map(inside)
    return ([tokens.indices] + inner).flatMap(arms)
  }
}
