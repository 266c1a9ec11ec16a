extension ListDefinition {
  static let jobTeam: [ListDefinition] = [
    .short("job_owners", .v3) { company in
      company.world.jobs.flatMap { job in
        let owners =
          job.recruiters.map { ($0, "recruiter", true) }
          + job.coordinators.map { ($0, "coordinator", job.hasResponsibleCoordinators) }
          + job.sourcers.map { ($0, "sourcer", false) }
        return owners.enumerated().map { slot, owner in
          let id = IDs.jobOwners.id(job.index, slot)
          let user = company.world.users[owner.0].id
          return Entry(
            id: id, created: job.created, updated: job.created,
            keys: ["job_id": .id(job.id), "user_id": .id(user), "type": .word(owner.1)]
          ) { bytes in
            bytes.object {
              $0.head(id, job.created, job.created)
              $0.field("job_id", job.id)
              $0.field("user_id", user)
              $0.field("type", owner.1)
              $0.field("responsible", owner.2)
            }
          }
        }
      }
    },
    .short("job_hiring_managers", .v3) { company in
      company.world.jobs.flatMap { job in
        job.managers.enumerated().map { slot, manager in
          let id = IDs.hiringManagers.id(job.index, slot)
          let user = company.world.users[manager].id
          return Entry(
            id: id, created: job.created, updated: job.created,
            keys: ["job_id": .id(job.id), "user_id": .id(user)]
          ) { bytes in
            bytes.object {
              $0.head(id, job.created, job.created)
              $0.field("user_id", user)
              $0.field("job_id", job.id)
            }
          }
        }
      }
    },
  ]
}
