import Synchronization

/// What befalls candidates while a server runs: deletions, merges, anonymisation.
///
///     let fates = Fates()
///     let server = Server(company: company, fates: fates)
///     fates.delete(id)
///     server.move(to: later)
package final class Fates: Sendable {
  /// What happens to one candidate.
  enum Fate: Sendable {
    case deleted
    case merged(into: Int64)
    case anonymised
  }

  private let all = Mutex<[Int64: (fate: Fate, at: Moment)]>([:])

  package init() {}

  /// Deletes a candidate with everything that is theirs.
  package func delete(_ candidate: Int64, at moment: Moment) {
    all.withLock { $0[candidate] = (.deleted, moment) }
  }

  /// Makes a candidate cease to exist, and their applications those of another.
  package func merge(_ candidate: Int64, into survivor: Int64, at moment: Moment) {
    all.withLock { $0[candidate] = (.merged(into: survivor), moment) }
  }

  /// Takes a candidate's personal data away.
  package func anonymise(_ candidate: Int64, at moment: Moment) {
    all.withLock { $0[candidate] = (.anonymised, moment) }
  }

  /// What has happened by a moment.
  func known(at moment: Moment) -> [Int64: (fate: Fate, at: Moment)] {
    all.withLock { $0.filter { $0.value.at <= moment } }
  }
}

extension Server {
  /// Serves a company whose candidates something may befall; seen at the next `move(to:)`.
  package convenience init(company: Company, fates: Fates, options: Options = Options()) {
    self.init(
      world: { moment in
        var present = company.at(moment)
        let known = fates.known(at: moment)
        for (id, (fate, at)) in known {
          if case .anonymised = fate { present.anonymised[IDs.candidates.owner(of: id)] = at }
        }
        return { [present] name, dialect in
          guard let listing = present.listing(name, dialect) else { return nil }
          guard !known.isEmpty, let block = FatedListing.blocks[name] else { return listing }
          return FatedListing(base: listing, name: name, block: block, known: known)
        }
      },
      moment: company.moment, options: options)
  }
}

/// A list of rows that belong to candidates, after what befell these.
private struct FatedListing: Listing {
  let base: any Listing
  let name: String
  let block: IDs
  let known: [Int64: (fate: Fates.Fate, at: Moment)]

  /// The lists whose ids tell their candidate.
  static let blocks: [String: IDs] = [
    "candidates": .candidates, "applications": .applications,
    "application_stages": .applicationStages, "offers": .offers, "interviews": .interviews,
    "scheduled_interviews": .interviews, "interviewers": .interviewers, "scorecards": .scorecards,
    "scorecard_candidate_attributes": .scorecardAttributes,
    "rejection_details": .rejectionDetails, "prospect_details": .prospectDetails,
    "eeoc": .eeoc, "demographic_answers": .surveyAnswers, "demographics/answers": .surveyAnswers,
  ]

  var count: Int {
    var count = 0
    visit(.ascendingID, from: nil, created: nil, updatedAtLeast: nil) { _ in
      count += 1
      return true
    }
    return count
  }

  func visit(
    _ order: Order, from id: Int64?, created: Range<Moment>?, updatedAtLeast: Moment?,
    _ body: (Entry) -> Bool
  ) {
    // The base may skip by `updated`, which fates move; so that hint is not passed on.
    base.visit(order, from: id, created: created, updatedAtLeast: nil) { entry in
      let candidate = IDs.candidates.id(block.owner(of: entry.id))
      guard let (fate, at) = known[candidate] else { return body(entry) }
      switch fate {
      case .deleted: return true
      case .anonymised: return body(entry)
      case .merged(let survivor):
        guard name != "candidates" else { return true }
        return body(entry.moved(from: candidate, to: survivor, at: at))
      }
    }
  }
}

extension Entry {
  /// The same record as another candidate's, if it says whose it is.
  fileprivate func moved(from old: Int64, to new: Int64, at moment: Moment) -> Entry {
    var bytes: [UInt8] = []
    write(&bytes)
    let before = String(decoding: bytes, as: UTF8.self)
    let after = before.split(separator: "\"candidate_id\":\(old)", omittingEmptySubsequences: false)
      .joined(separator: "\"candidate_id\":\(new)")
    guard after != before else { return self }
    let late = max(updated, moment)
    var dated = after
    for key in ["updated_at", "last_activity_at"] {
      dated = dated.split(
        separator: "\"\(key)\":\"\(updated.iso)\"", omittingEmptySubsequences: false
      ).joined(separator: "\"\(key)\":\"\(late.iso)\"")
    }
    var keys = keys
    if keys["candidate_id"] != nil { keys["candidate_id"] = .id(new) }
    return Entry(
      id: id, created: created, updated: late, activity: activity.map { max($0, moment) },
      keys: keys
    ) { $0 += Array(dated.utf8) }
  }
}
