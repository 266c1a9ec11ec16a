extension ListDefinition {
  static let permissions: [ListDefinition] = [
    .short("user_roles", .v3) { _ in
      World.roles.enumerated().map { index, role in
        Entry(
          IDs.roles.id(index), World.founded,
          ["role_type": .text(role.type), "name": .text(role.name)])
      }
    },
    .short("user_job_permissions", .v3) { company in
      company.world.jobs.flatMap { job in
        job.permitted(in: company.world).enumerated().map { slot, user in
          Entry(
            IDs.jobPermissions.id(job.index, slot), job.created,
            [
              "job_id": .id(job.id), "user_id": .id(company.world.users[user].id),
              "role_id": .id(IDs.roles.id(job.managers.contains(user) ? 0 : 1)),
              "automated": .flag(job.index % 2 == 0),
            ])
        }
      }
    },
    .short("future_job_permissions", .v3) { company in
      company.world.users.compactMap { user in
        guard let department = user.departments.first, !user.isSiteAdmin else { return nil }
        return Entry(
          IDs.futurePermissions.id(user.index), user.created,
          [
            "department_id": .id(IDs.departments.id(department)), "user_id": .id(user.id),
            "office_id": .id(user.offices.first.map { IDs.offices.id($0) }),
            "role_id": .id(IDs.roles.id(0)),
          ])
      }
    },
    .short("user_emails", .v3) { company in
      company.world.users.filter { !$0.isService }.flatMap { user in
        ([user.email] + user.otherEmails).enumerated().map { slot, email in
          Entry(
            IDs.userEmails.id(user.index, slot), user.created,
            [
              "user_id": .id(user.id), "email": .text(email),
              "verified": .flag(user.hasVerified(slot)),
              "verification_token_sent_at": .instant(slot == 0 ? nil : user.created),
            ])
        }
      }
    },
    .short("interviewer_tags", .v3) { _ in
      Vocabulary.interviewerTags.enumerated().map { index, name in
        Entry(IDs.interviewerTags.id(index), World.founded, ["name": .text(name)])
      }
    },
  ]
}

extension World {
  static let roles: [(type: String, name: String)] = [
    ("job_admin", "Job Admin: Standard"), ("job_admin", "Job Admin: \"Private\""),
    ("site_admin", "Site Admin"),
  ]
}

extension Job {
  /// Those of the team who see the job by permission, each once; site admins see every job.
  func permitted(in world: World) -> [Int] {
    var users: [Int] = []
    for user in managers + recruiters + coordinators + sourcers
    where !world.users[user].isSiteAdmin && !users.contains(user) {
      users.append(user)
    }
    return users
  }
}

extension User {
  /// Whether the address at this place was confirmed.
  func hasVerified(_ slot: Int) -> Bool { slot == 0 || index % 2 == 0 }
}
