extension ListDefinition {
  static let writings: [ListDefinition] = [
    .lives("notes", .v3, .notes) { life, company in
      life.applications(at: company.moment).flatMap { application in
        application.notes(of: life, at: company.moment).map {
          $0.entry(of: application, life, company)
        }
      }
    },
    .lives("attachments", .v3, .attachments) { life, company in
      guard !life.leavesNothing else { return [] }
      return life.applications(at: company.moment).filter { !$0.isProspect }.map { application in
        Entry(
          IDs.attachments.id(life.index, application.slot), application.created,
          [
            "application_id": .id(application.id), "candidate_id": .id(life.id),
            "type": .text("resume"), "filename": .text("CV_\(life.index).pdf"),
            "url": .text("https://attachments.example.com/\(application.id)?X-Amz-Expires=604800"),
          ])
      }
    },
    .short("job_notes", .v3) { company in
      company.world.jobs.compactMap { job in
        guard job.hasNote, let recruiter = job.recruiters.first else { return nil }
        return Entry(
          IDs.jobNotes.id(job.index), job.created,
          [
            "job_id": .id(job.id), "user_id": .id(company.world.users[recruiter].id),
            "body": .text("Call the \"hiring manager\",\nthen post."),
            "visibility": .text(
              job.isConfidential ? "admin_only_visible" : "privately_visible"),
          ])
      }
    },
    .short("email_templates", .v3) { company in
      World.templates.enumerated().map { index, template in
        Entry(
          IDs.emailTemplates.id(index), World.founded,
          [
            "name": .text(template.name), "description": .text(nil),
            "email_type": .text(template.type), "default": .flag(index == 0),
            "subject": .text("About {{JOB_NAME}}"), "body": .text("Dear {{CANDIDATE_NAME}},"),
            "html_body": .text("<p>Dear {{CANDIDATE_NAME}},</p>"),
            "from_type": .text("organization_email"), "recipients": .text(nil),
            "cc_coordinator": .flag(false), "cc_recruiter": .flag(index == 1),
            "office_anywhere": .flag(true),
            "user_id": .id(index == 2 ? company.user(User.ofStaff(0))?.id : nil),
          ])
      }
    },
  ]
}

extension Note {
  fileprivate func entry(
    of application: Application, _ life: Life, _ company: Company
  ) -> Entry {
    let isMail = kind == "EMAIL"
    let user = company.user(user)
    return Entry(
      IDs.notes.id(life.index, slot), created,
      [
        "candidate_id": .id(life.id), "application_id": .id(application.id), "body": .text(body),
        "subject": .text(subject), "type": .text(kind), "user_id": .id(user?.id),
        "email_from": .text(isMail ? user?.email : nil),
        "email_to": .text(isMail ? "candidate\(life.index)@example.com" : nil),
        "email_cc": .texts(isMail ? ["talent@example.com"] : []), "import_hash": .text(nil),
        "body_with_tags": .text(nil),
        "visibility": .text(kind == "NOTE" ? "privately_visible" : "publicly_visible"),
        "email_attachment_file_names": .texts([]),
      ])
  }
}

extension Job {
  /// Whether somebody wrote a note on the job.
  var hasNote: Bool { number.map { $0 % 4 == 0 } ?? false }
}

extension World {
  static let templates: [(name: String, type: String)] = [
    ("Default rejection", "candidate_rejection"), ("Offer, \"extended\"", "extending_offer"),
    ("My follow-up", "candidate_email"),
  ]
}
