extension ListDefinition {
  static let interviews: [ListDefinition] = [
    .lives("interviews", .v3, .interviews) { life, company in
      each(life, company) { application, interview in
        [interview.entry(of: application, .v3, company)]
      }
    },
    .lives("scheduled_interviews", .v1, .interviews) { life, company in
      each(life, company) { application, interview in
        guard interview.status(at: company.moment).isInV1 else { return [] }
        return [interview.entry(of: application, .v1, company)]
      }
    },
    .lives("interviewers", .v3, .interviewers) { life, company in
      each(life, company) { application, interview in
        interview.interviewers.filter { $0.created <= company.moment }.map {
          $0.entry(of: application, interview, company)
        }
      }
    },
  ]

  private static func each(
    _ life: Life, _ company: Company, _ rows: (Application, Interview) -> [Entry]
  ) -> [Entry] {
    life.applications(at: company.moment).flatMap { application in
      application.interviews(in: company).filter { $0.created <= company.moment }
        .flatMap { rows(application, $0) }
    }
  }
}

extension Interview {
  func id(of application: Application) -> Int64 { IDs.interviews.id(application.candidate, slot) }

  fileprivate func entry(
    of application: Application, _ dialect: Dialect, _ company: Company
  ) -> Entry {
    let moment = company.moment
    let updated = latest(changes, at: moment)
    let job = company.world.jobs[application.job ?? 0]
    let id = id(of: application)
    let status = status(at: moment).rawValue
    let placing = placing(at: moment)
    let user = placing == nil ? nil : company.user(organizer)
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "job_id": .id(job.id), "application_id": .id(application.id),
        "job_interview_id": .id(job.interviewID(stage, place)), "status": .word(status),
        "organizer_id": .optional(user?.id),
        "starts_at": .optional(isAllDay ? nil : placing?.starts),
        "ends_at": .optional(isAllDay ? nil : placing?.ends),
        "external_event_id": .optional(placing == nil ? nil : externalID),
      ]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(id, created, updated)
        bytes.field("application_id", application.id)
        bytes.field("external_event_id", placing == nil ? nil : externalID)
        bytes.field("location", placing == nil ? nil : location)
        bytes.field("video_conferencing_url", placing == nil ? nil : video)
        bytes.field("status", status)
        switch dialect {
        case .v3: writeV3(job, placing, user, moment, to: &bytes)
        case .v1: writeV1(application, job, placing, user, company, to: &bytes)
        }
      }
    }
  }

  private func writeV3(
    _ job: Job, _ placing: Placing?, _ user: User?, _ moment: Moment, to bytes: inout [UInt8]
  ) {
    bytes.field("job_id", job.id)
    bytes.field("job_interview_id", job.interviewID(stage, place))
    bytes.field("starts_at", isAllDay ? nil : placing?.starts)
    bytes.field("ends_at", isAllDay ? nil : placing?.ends)
    bytes.field("all_day_start_on", day: isAllDay ? placing?.starts : nil)
    bytes.field("all_day_end_on", day: isAllDay ? placing?.ends : nil)
    bytes.field("organizer_id", user?.id)
    bytes.field("scheduled_at", placing == nil ? nil : placings.first?.since)
    bytes.field("availability_received_at", placing == nil ? nil : available)
  }

  private func writeV1(
    _ application: Application, _ job: Job, _ placing: Placing?, _ user: User?,
    _ company: Company, to bytes: inout [UInt8]
  ) {
    write("start", placing?.starts, to: &bytes)
    write("end", placing?.ends, to: &bytes)
    bytes.named(
      "interview", job.interviewID(stage, place), job.stages[stage].interviews[place].name)
    bytes.person("organizer", user)
    let present = interviewers.filter { $0.user != nil && $0.created <= company.moment }
    bytes.array("interviewers", present) { $1.writeV1(application, company, to: &$0) }
  }

  private func write(_ name: StaticString, _ moment: Moment?, to bytes: inout [UInt8]) {
    guard let moment else { return bytes.null(name) }
    bytes.object(name) {
      if isAllDay { $0.field("date", day: moment) } else { $0.field("date_time", moment) }
    }
  }
}

extension Interviewer {
  private func answer(at moment: Moment) -> String {
    guard let answered, answered.at <= moment else { return "needs_action" }
    return answered.word
  }

  fileprivate func entry(
    of application: Application, _ interview: Interview, _ company: Company
  ) -> Entry {
    let id = IDs.interviewers.id(application.candidate, slot)
    let updated = latest([created] + (answered.map { [$0.at] } ?? []), at: company.moment)
    let card = scorecard.map { IDs.scorecards.id(application.candidate, $0.slot) }
    let interviewID = interview.id(of: application)
    let invited = company.user(user)
    return Entry(
      id: id, created: created, updated: updated,
      keys: [
        "interview_id": .id(interviewID), "user_id": .optional(invited?.id),
        "scorecard_id": .optional(card), "response_status": .word(answer(at: company.moment)),
      ]
    ) { bytes in
      bytes.object {
        $0.head(id, created, updated)
        $0.field("interview_id", interviewID)
        $0.field("user_id", invited?.id)
        $0.field("scorecard_id", card)
        $0.field("email", invited?.email ?? "guest.\(application.candidate)@example.net")
        $0.field("response_status", answer(at: company.moment))
      }
    }
  }

  /// Appends the interviewer as v1 nested it: with the user's id, and submitted scorecards only.
  fileprivate func writeV1(
    _ application: Application, _ company: Company, to bytes: inout [UInt8]
  ) {
    guard let user = company.user(user) else { return }
    let card = scorecard.flatMap { $0.isComplete(at: company.moment) ? $0 : nil }
    bytes.object {
      $0.field("id", user.id)
      $0.field("employee_id", user.employeeID)
      $0.field("name", user.name)
      $0.field("email", user.email)
      $0.field("response_status", answer(at: company.moment))
      $0.field("scorecard_id", card.map { IDs.scorecards.id(application.candidate, $0.slot) })
    }
  }
}
