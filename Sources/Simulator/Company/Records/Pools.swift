extension ListDefinition {
  static let pools: [ListDefinition] =
    Dialect.allCases.map { dialect in
      .short("prospect_pools", dialect) { company in
        company.world.pools.map { $0.entry(dialect, company) }
      }
    } + [
      .short("prospect_pool_stages", .v3) { company in
        company.world.pools.flatMap { pool in pool.stages.indices.map(pool.stageEntry) }
      }
    ]
}

extension Pool {
  fileprivate func entry(_ dialect: Dialect, _ company: Company) -> Entry {
    let retired = retired.flatMap { $0 <= company.moment ? $0 : nil }
    let jobs = jobs(company)
    let updated = max(retired ?? created, jobs.map(\.created).max() ?? created)
    return Entry(
      id: id, created: created, updated: updated, keys: ["active": .flag(retired == nil)]
    ) { bytes in
      bytes.object { bytes in
        switch dialect {
        case .v3:
          bytes.head(id, created, updated)
          bytes.field("name", name)
          bytes.field("active", retired == nil)
          bytes.field("description", description)
          bytes.field("department_ids", ids: index == 0 ? [IDs.departments.id(1)] : [])
          bytes.field("office_ids", ids: index == 1 ? [IDs.offices.id(1), IDs.offices.id(2)] : [])
          bytes.field("job_ids", ids: jobs.map(\.id))
        case .v1:
          bytes.field("id", id)
          bytes.field("name", name)
          bytes.field("active", retired == nil)
          bytes.array("prospect_stages", stages.indices) { bytes, stage in
            bytes.object {
              $0.field("id", IDs.poolStages.id(index, stage))
              $0.field("name", stages[stage])
            }
          }
        }
      }
    }
  }

  /// The jobs that the pool gathers people for.
  private func jobs(_ company: Company) -> [Job] {
    guard index == 1 else { return [] }
    return Array(company.world.jobs.lazy.filter { $0.created <= company.moment }.prefix(2))
  }

  fileprivate func stageEntry(_ stage: Int) -> Entry {
    let own = IDs.poolStages.id(index, stage)
    return Entry(
      id: own, created: created, updated: created, keys: ["prospect_pool_id": .id(id)]
    ) { bytes in
      bytes.object {
        $0.head(own, created, created)
        $0.field("prospect_pool_id", id)
        $0.field("name", stages[stage])
        $0.field("sort_order", number: stage)
      }
    }
  }
}
