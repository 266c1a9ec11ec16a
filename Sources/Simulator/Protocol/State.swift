/// All that changes while the pretend Greenhouse runs.
struct State: Sendable {
  var options: Options
  private(set) var moment: Moment
  private(set) var lists: Server.Lists
  /// Rises whenever the rows may have changed, so that bookmarks of before are not kept.
  private(set) var epoch = 0
  var edits = RowEdits() {
    didSet { turn() }
  }
  var bookmarks = Bookmarks()
  var desk = TokenDesk()
  var faults = FaultBook()
  var log: [LoggedRequest] = []
  /// How many requests came, logged or not.
  var arrivals = 0
  var v3Window = RateWindow()
  var v1Window = RateWindow()
  var tokenWindow = RateWindow()
  /// How many last pages and refusals there were: each kind comes in two forms, in turn.
  var lastPages = 0
  var refusals = 0

  /// Older requests than so many are forgotten, so that a long run stays small.
  private static let logLimit = 100_000

  init(options: Options, moment: Moment, lists: @escaping Server.Lists) {
    self.options = options
    self.moment = moment
    self.lists = lists
  }

  mutating func move(to moment: Moment, _ lists: @escaping Server.Lists) {
    self.moment = moment
    self.lists = lists
    turn()
  }

  mutating func record(_ request: LoggedRequest) {
    if log.count >= State.logLimit { log.removeFirst(State.logLimit / 10) }
    log.append(request)
  }

  private mutating func turn() {
    epoch += 1
    bookmarks = Bookmarks()
  }
}
