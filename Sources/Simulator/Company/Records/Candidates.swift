extension ListDefinition {
  static let candidates: [ListDefinition] = Dialect.allCases.map { dialect in
    .lives("candidates", dialect, .candidates) { life, company in
      guard life.arrival <= company.moment else { return [] }
      let updated = latest(life.changes, at: company.moment)
      let person = Person(life, at: company.moment, seed: company.seed)
      let jobs = life.applications(at: company.moment).filter { !$0.isProspect }
        .compactMap { $0.job.map { company.world.jobs[$0].id } }
      return [
        Entry(
          id: life.id, created: life.arrival, updated: updated,
          activity: life.activity(at: company.moment),
          keys: [
            "private": .flag(life.isPrivate), "job_id": .ids(jobs),
            "email": .optional(person.emails.first?.value),
          ]
        ) { life.write(person, updated, dialect, company, to: &$0) }
      ]
    }
  }
}

extension Life {
  /// The last activity on any application, if there is one.
  func activity(at moment: Moment) -> Moment? {
    let applications = applications(at: moment)
    return applications.map { latest($0.changes, at: moment) }.max()
  }

  fileprivate func write(
    _ person: Person, _ updated: Moment, _ dialect: Dialect, _ company: Company,
    to bytes: inout [UInt8]
  ) {
    bytes.object { bytes in
      bytes.head(id, arrival, updated)
      bytes.field("first_name", person.firstName)
      bytes.field("last_name", person.lastName)
      bytes.field("company", person.company)
      bytes.field("title", person.title)
      bytes.field("can_email", person.canEmail)
      bytes.contacts("phone_numbers", person.phones)
      bytes.contacts("addresses", person.addresses)
      bytes.contacts("email_addresses", person.emails)
      bytes.contacts("website_addresses", person.websites)
      bytes.array("social_media_addresses", person.social) { bytes, value in
        bytes.object { $0.field("value", value) }
      }
      bytes.array("tags", person.tags) { $0.item($1) }
      bytes.field(
        "linked_user_ids",
        ids: linkedUser(at: company.moment).map { [company.world.users[$0].id] } ?? [])
      let fields = company.fields(.candidate, id, erased: person.isErased)
      switch dialect {
      case .v3:
        bytes.field("preferred_name", person.preferredName)
        bytes.field("last_activity_at", activity(at: company.moment))
        bytes.field("private", isPrivate)
        bytes.field("time_zone", person.timeZone)
        fields.writeKeyed("custom_fields", .v3, to: &bytes)
      case .v1:
        bytes.field("last_activity", activity(at: company.moment))
        bytes.field("is_private", isPrivate)
        bytes.null("photo_url")
        writeNested(person, company, to: &bytes)
        fields.writeV1(to: &bytes)
      }
    }
  }

  /// What only v1 has: the applications, and the person's history.
  private func writeNested(_ person: Person, _ company: Company, to bytes: inout [UInt8]) {
    let applications = applications(at: company.moment)
    bytes.array("attachments", person.isErased ? [] : applications) {
      $1.writeAttachment(to: &$0)
    }
    bytes.field("application_ids", ids: applications.map(\.id))
    bytes.person("recruiter", company.user(applications.last?.recruiter(at: company.moment)))
    bytes.person("coordinator", company.user(applications.last?.coordinator))
    bytes.array("applications", applications) { bytes, application in
      bytes.object { application.writeV1(company, isNested: true, to: &$0) }
    }
    let past = past(isErased: person.isErased, seed: company.seed)
    bytes.array("educations", past.map { [$0] } ?? []) { bytes, past in
      bytes.object {
        $0.field("id", IDs.educations.id(index))
        $0.field("school_name", past.school)
        $0.field("degree", past.degree)
        $0.field("discipline", past.discipline)
        $0.field("start_date", Past.studied.lowerBound)
        $0.field("end_date", Past.studied.upperBound)
      }
    }
    bytes.array("employments", past.map { [$0] } ?? []) { bytes, past in
      bytes.object {
        $0.field("id", IDs.employments.id(index))
        $0.field("company_name", past.company)
        $0.field("title", past.title)
        $0.field("start_date", Past.employed)
        $0.field("end_date", nil as Moment?)
      }
    }
  }
}
