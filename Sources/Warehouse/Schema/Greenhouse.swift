extension Schema {
  /// The tables and views of every warehouse: adding one is adding a value to these lists.
  package static let greenhouse = Schema(
    tables: mainTables + companions + childTables + furtherTables + sensitiveTables,
    views: allViews,
    formerNames: .v1)

  private static let allViews: [View] = [
    .applicationOutcomes, .applicationSources, .currentOffers, .departmentsTree,
    .equalOpportunityForms, .hires,
    .hiringTeam,
    .internalApplications, .interviewerLoad, .interviewsHeld, .jobDepartments, .jobPlaces,
    .openingsFilled, .rejections,
    .scorecardsDue, .selfIdentifications,
    .stageMilestones, .stagesEntered, .stagesObserved, .stagesRecorded, .stageVisits,
    .surveyAnswers, .surveyOptions,
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

  private static let furtherTables: [Table] =
    Table.candidateHistory + Table.approvals + Table.scorecardQuestions + Table.jobBoards
    + Table.permissions + Table.housekeeping

  private static let sensitiveTables: [Table] =
    [
      .eeoc, .demographicQuestionSets, .demographicQuestions, .demographicAnswerOptions,
      .demographicAnswers,
    ] + Table.pay + Table.writings

  /// The names of the tables that are synced only when the user has asked for them.
  package var sensitive: Set<String> {
    Set(tables.filter { $0.role == .sensitive }.map(\.name))
  }

  /// The names of the tables that are synced once a question, or the user, has named them.
  package var further: Set<String> { Set(tables.filter(\.isFurther).map(\.name)) }
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
