extension Schema {
  /// The tables and views of every warehouse: adding one is adding a value to these lists.
  package static let greenhouse = Schema(
    tables: mainTables + companions + childTables,
    views: allViews,
    formerNames: .v1)

  private static let allViews: [View] = [
    .applicationOutcomes, .applicationSources, .currentOffers, .departmentsTree, .hires,
    .hiringTeam,
    .interviewerLoad, .interviewsHeld, .jobDepartments, .jobPlaces, .openingsFilled, .rejections,
    .scorecardsDue,
    .stageMilestones, .stagesEntered, .stagesObserved, .stagesRecorded, .stageVisits,
  ]

  private static let mainTables: [Table] = [
    .candidates, .applications, .jobs, .jobPosts, .offers, .scorecards, .scheduledInterviews,
    .users, .departments, .offices, .sources, .rejectionReasons, .closeReasons,
  ]

  private static let companions: [Table] = [
    .applicationStages, .jobInterviewStages, .openings, .rejectionDetails, .interviewers,
    .interviewKits, .jobInterviews, .jobOwners, .jobHiringManagers, .referrers, .prospectDetails,
    .prospectPools, .prospectPoolStages, .jobPostLocations, .scorecardCandidateAttributes,
    .jobCandidateAttributes, .candidateAttributeTypes, .customFields, .customFieldOptions,
  ]

  private static let childTables: [Table] =
    Table.candidateChildren + Table.applicationChildren + Table.jobChildren
    + Table.jobPostChildren + Table.userChildren + Table.prospectPoolChildren
    + [.customFieldValues]
}

extension Table {
  /// The columns that no v1 record fills.
  package var columnsMissingInV1: [Column] {
    columns.filter { column in
      column.name != Column.extra.name && column.v1 == nil
        && !v1.contains { $0.columns[column.name] != nil }
    }
  }
}
