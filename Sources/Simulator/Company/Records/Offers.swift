extension ListDefinition {
  static let offers: [ListDefinition] = Dialect.allCases.map { dialect in
    .lives("offers", dialect, .offers) { life, company in
      let opening = Opening(for: life, in: company)
      return life.applications.flatMap { application in
        application.offers(at: company.moment).map { offer in
          offer.entry(of: application, opening, dialect, company)
        }
      }
    }
  }
}

extension Application {
  /// The versions of the offer that exist at a moment.
  func offers(at moment: Moment) -> [Offer] {
    guard created <= moment else { return [] }
    return offers.filter { $0.created <= moment }
  }

  /// The offer that counts: the highest version.
  func currentOffer(at moment: Moment) -> Offer? { offers(at: moment).last }
}

extension Offer {
  /// The job an offer is for: the application's, or what a prospect was made an offer for.
  func job(of application: Application, _ company: Company) -> Job {
    company.world.jobs[application.job ?? application.prospectiveJobs.first ?? Job.special]
  }

  fileprivate func entry(
    of application: Application, _ opening: Opening?, _ dialect: Dialect, _ company: Company
  ) -> Entry {
    let moment = company.moment
    let linked = hasOpening ? opening : nil
    let updated = latest(
      changes + (linked?.changes.filter { $0 >= created } ?? []), at: moment)
    let job = job(of: application, company)
    let id = id(of: application)
    let status = status(at: moment)
    let sent = sent.flatMap { $0 <= moment ? $0 : nil }
    let isCurrent = application.currentOffer(at: moment)?.version == version
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "application_id": .id(application.id), "job_id": .id(job.id),
        "candidate_id": .id(application.candidateID), "opening_id": .optional(linked?.id),
        "status": .word(status.word(dialect)), "current_only": .flag(isCurrent),
        "resolved_at": .optional(resolved(at: moment)), "sent_on": .optional(sent?.day),
        "starts_on": .optional(starts?.day),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("version", number: version)
        bytes.field("application_id", application.id)
        bytes.field("job_id", job.id)
        bytes.field("candidate_id", application.candidateID)
        bytes.field("status", status.word(dialect))
        bytes.field("resolved_at", resolved(at: moment))
        let fields = company.fields(.offer, id)
        switch dialect {
        case .v3:
          bytes.field("opening_id", linked?.id)
          bytes.field("sent_on", day: sent)
          bytes.field("starts_on", day: starts)
          fields.writeKeyed("custom_fields", .v3, to: &bytes)
        case .v1:
          if let linked {
            bytes.object("opening") { linked.writeV1(company, to: &$0) }
          } else {
            bytes.null("opening")
          }
          bytes.field("sent_at", day: sent)
          bytes.field("starts_at", day: starts)
          fields.writeV1(to: &bytes)
        }
      }
    }
  }
}
