extension ListDefinition {
  static let jobStages: [ListDefinition] = [
    .short("job_interview_stages", .v3) { company in
      company.world.jobs.flatMap { job in
        job.stages.indices.map { job.stageEntry($0, .v3, company) }
      }
    },
    .short("job_stages", .v1) { company in
      company.world.jobs.flatMap { job in
        job.stages.indices.map { job.stageEntry($0, .v1, company) }
      }
    },
    .short("job_interviews", .v3) { company in
      company.world.jobs.flatMap { job in
        job.eachInterview { job.interviewEntry($0, $1) }
      }
    },
    .short("interview_kits", .v3) { company in
      company.world.jobs.flatMap { job in
        job.eachInterview { job.kitEntry($0, $1) }
      }
    },
    .short("candidate_attribute_types", .v3) { company in
      company.world.jobs.flatMap { job in Job.attributeTypes.indices.map(job.typeEntry) }
    },
    .short("job_candidate_attributes", .v3) { company in
      company.world.jobs.flatMap { job in Job.attributes.indices.map(job.attributeEntry) }
    },
  ]
}

extension Job {
  fileprivate func eachInterview<Row>(_ row: (Int, Int) -> Row) -> [Row] {
    stages.indices.flatMap { stage in
      stages[stage].interviews.indices.map { row(stage, $0) }
    }
  }

  fileprivate func stageEntry(_ stage: Int, _ dialect: Dialect, _ company: Company) -> Entry {
    let retired = stageRetired.flatMap {
      $0.stage == stage && $0.at <= company.moment ? $0.at : nil
    }
    let updated = max(created, retired ?? created)
    let stageID = stageID(stage)
    return Entry(
      id: stageID, created: created, updated: updated,
      keys: ["job_id": .id(id), "active": .flag(retired == nil)]
    ) { bytes in
      bytes.object { bytes in
        bytes.head(stageID, created, updated)
        bytes.field("job_id", id)
        bytes.field(dialect == .v3 ? "sort_order" : "priority", number: stage)
        bytes.field("name", stages[stage].name)
        bytes.field("active", retired == nil)
        if dialect == .v1 {
          bytes.array("interviews", stages[stage].interviews.indices) {
            writeInterview(stage, $1, company, to: &$0)
          }
        }
      }
    }
  }

  private func writeInterview(
    _ stage: Int, _ place: Int, _ company: Company, to bytes: inout [UInt8]
  ) {
    let slot = stages[stage].interviews[place]
    bytes.object { bytes in
      bytes.field("id", interviewID(stage, place))
      bytes.field("name", slot.name)
      bytes.field("schedulable", !slot.isTakeHome)
      bytes.field("estimated_minutes", slot.minutes.map(Int64.init))
      bytes.array("default_interviewer_users", recruiters) { bytes, user in
        bytes.object { $0.personFields(company.world.users[user]) }
      }
      bytes.object("interview_kit") { bytes in
        bytes.field("id", kitID(stage, place))
        bytes.field("content", exercises(place))
        bytes.array("questions", place == 0 ? [0] : []) { bytes, _ in
          bytes.object {
            $0.field("id", IDs.kitQuestions.id(index, stage * 2 + place))
            $0.field("question", "<p>Is the notice period acceptable?</p>")
          }
        }
      }
    }
  }

  private func exercises(_ place: Int) -> String? {
    place == 0 && index % 3 == 0 ? "<p>Ask about \"the bus\".</p>" : nil
  }

  fileprivate func interviewEntry(_ stage: Int, _ place: Int) -> Entry {
    let slot = stages[stage].interviews[place]
    let own = interviewID(stage, place)
    let kind = slot.isTakeHome ? "take_home_test" : "needs_scheduling"
    return Entry(
      id: own, created: created, updated: created,
      keys: [
        "job_id": .id(id), "job_interview_stage_id": .id(stageID(stage)), "active": .flag(true),
        "scheduling_type": .word(kind),
      ]
    ) { bytes in
      bytes.object {
        $0.head(own, created, created)
        $0.field("job_interview_stage_id", stageID(stage))
        $0.field("job_id", id)
        $0.field("sort_order", number: place)
        $0.field("scheduling_type", kind)
        $0.field("duration", slot.minutes.map(Int64.init))
        $0.field("summary", nil as String?)
        $0.field("instructions", slot.isTakeHome ? "Two hours, no more." : nil)
        $0.field("name", slot.name)
        $0.field("active", true)
        $0.field("require_scorecard", true)
      }
    }
  }

  fileprivate func kitEntry(_ stage: Int, _ place: Int) -> Entry {
    let own = kitID(stage, place)
    return Entry(
      id: own, created: created, updated: created,
      keys: ["job_id": .id(id), "job_interview_id": .id(interviewID(stage, place))]
    ) { bytes in
      bytes.object {
        $0.head(own, created, created)
        $0.field("job_id", id)
        $0.field("job_interview_id", interviewID(stage, place))
        $0.field("exercises", exercises(place))
        $0.field("anonymize_candidate", false)
        $0.field("anonymize_resumes", false)
      }
    }
  }

  fileprivate func typeEntry(_ type: Int) -> Entry {
    let own = IDs.attributeTypes.id(index, type)
    return Entry(
      id: own, created: created, updated: created,
      keys: ["job_id": .id(id), "active": .flag(true), "is_draft": .flag(false)]
    ) { bytes in
      bytes.object {
        $0.head(own, created, created)
        $0.field("name", Job.attributeTypes[type])
        $0.field("job_id", id)
        $0.field("sort_order", number: type)
        $0.field("active", true)
        $0.field("is_draft", false)
      }
    }
  }

  fileprivate func attributeEntry(_ attribute: Int) -> Entry {
    let own = IDs.jobAttributes.id(index, attribute)
    let type = IDs.attributeTypes.id(index, Job.attributes[attribute].type)
    return Entry(
      id: own, created: created, updated: created,
      keys: [
        "job_id": .id(id), "candidate_attribute_type_id": .id(type), "active": .flag(true),
      ]
    ) { bytes in
      bytes.object {
        $0.head(own, created, created)
        $0.field("job_id", id)
        $0.field("candidate_attribute_type_id", type)
        $0.field("active", true)
        $0.field("sort_order", attribute % 2 == 0 ? nil : Int64(attribute))
        $0.field("name", Job.attributes[attribute].name)
      }
    }
  }
}
