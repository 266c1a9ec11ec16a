import FoundationEssentials
import Harvest

extension HarvestEvent {
  /// The event as `--verbose` tells it.
  var sentence: String {
    switch self {
    case .answered(let resource, let status, let bytes, let milliseconds):
      "\(resource): \(status), \(grouped(bytes)) bytes, \(milliseconds) ms"
    case .waiting(_, let until, let reason): reason.sentence(until: until)
    case .retrying(let resource, let attempt, let seconds, let error):
      "\(resource): try \(attempt) in \(Int(seconds.rounded(.up))) s: \(Complaint.sentence(of: error))"
    case .mintedToken: "a new token was given"
    }
  }
}

extension HarvestEvent.Waiting {
  /// Why and how long requests are held back.
  func sentence(until: Date) -> String {
    let seconds = max(0, Int(until.timeIntervalSinceNow.rounded(.up)))
    return switch self {
    case .budget: "waiting \(seconds) s: the rate budget is used up"
    case .throttled: "waiting \(seconds) s: Greenhouse asked for it (429)"
    }
  }
}
