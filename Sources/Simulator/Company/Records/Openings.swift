extension ListDefinition {
  static let openings: [ListDefinition] = [
    ListDefinition("openings", .v3) { company in
      let standing = ShortList {
        company.world.jobs.compactMap(Opening.init(standingOn:))
          .filter { $0.created <= company.moment }.map { $0.entry(company) }
      }
      let awaiting = LifeList(
        company: company, name: "v3 openings", block: .openings, lead: 60 * Moment.dayLength,
        isForFinalists: true
      ) { life, company in
        guard let opening = Opening(for: life, in: company), opening.created <= company.moment
        else { return [] }
        return [opening.entry(company)]
      }
      return JoinedList(low: standing, high: awaiting)
    }
  ]
}

extension Opening {
  /// What the opening shows at a moment: what is still to come is null.
  private func at(_ moment: Moment) -> (opened: Moment?, closed: Moment?) {
    (opened.flatMap { $0 <= moment ? $0 : nil }, closed.flatMap { $0 <= moment ? $0 : nil })
  }

  fileprivate func entry(_ company: Company) -> Entry {
    let moment = company.moment
    let updated = latest(changes, at: moment)
    let (opened, closed) = at(moment)
    let filler = closed == nil ? nil : application
    let reason = closed == nil ? nil : closeReason.map { IDs.closeReasons.id($0) }
    let jobID = IDs.jobs.id(job)
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "job_id": .id(jobID), "application_id": .optional(filler),
        "close_reason_id": .optional(reason), "open": .flag(closed == nil),
        "opening_id": .optional(text), "opened_at": .optional(opened),
        "closed_at": .optional(closed),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("job_id", jobID)
        bytes.field("opened_at", opened)
        bytes.field("closed_at", closed)
        bytes.field("sort_order", number: order)
        bytes.field("opening_id", text)
        bytes.field("application_id", filler)
        bytes.field("close_reason_id", reason)
        bytes.field("target_start_on", day: targetStart)
        bytes.field("open", closed == nil)
        company.fields(.opening, id).writeKeyed("custom_fields", .v3, to: &bytes)
      }
    }
  }

  /// Appends the opening as v1 nested it in jobs and offers.
  func writeV1(_ company: Company, to bytes: inout [UInt8]) {
    let (opened, closed) = at(company.moment)
    bytes.field("id", id)
    bytes.field("opening_id", text)
    bytes.field("status", closed == nil ? "open" : "closed")
    bytes.field("opened_at", opened)
    bytes.field("closed_at", closed)
    bytes.field("application_id", closed == nil ? nil : application)
    if let closeReason, closed != nil {
      bytes.named(
        "close_reason", IDs.closeReasons.id(closeReason),
        company.world.closeReasons[closeReason].name)
    } else {
      bytes.null("close_reason")
    }
  }
}
