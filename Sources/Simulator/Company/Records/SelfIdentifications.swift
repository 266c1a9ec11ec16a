/// The forms of the equal opportunity law, one per application that sent one.
extension ListDefinition {
  static let selfIdentifications: [ListDefinition] = Dialect.allCases.map { dialect in
    .lives("eeoc", dialect, .eeoc) { life, company in
      life.applications(at: company.moment).compactMap { application in
        guard let said = SelfIdentification(application, seed: company.seed),
          said.submitted <= company.moment
        else { return nil }
        let id = IDs.eeoc.id(application.candidate, application.slot)
        return Entry(
          id: id, created: said.submitted, updated: said.submitted,
          keys: [
            "application_id": .id(application.id), "submitted_at": .word(said.submitted.iso),
          ]
        ) { bytes in
          bytes.object { bytes in
            if dialect == .v3 { bytes.head(id, said.submitted, said.submitted) }
            bytes.field("application_id", application.id)
            bytes.field("candidate_id", application.candidateID)
            for (question, reply) in zip(SelfIdentification.questions, said.replies) {
              question.write(reply, dialect, to: &bytes)
            }
            bytes.field("submitted_at", said.submitted)
          }
        }
      }
    }
  }
}

extension SelfIdentification.Question {
  /// Appends the answer: v1 has null for a blank one where v3 has an object of nulls, and another key for
  /// the words on veterans.
  fileprivate func write(
    _ reply: SelfIdentification.Reply, _ dialect: Dialect, to bytes: inout [UInt8]
  ) {
    let number = number(reply).map(Int64.init)
    guard dialect == .v3 || number != nil else { return bytes.null(name) }
    let isMessage = dialect == .v1 && "\(name)" == "veteran_status"
    bytes.object(name) {
      $0.field("id", number)
      $0.field(isMessage ? "message" : "description", words(reply))
    }
  }
}
