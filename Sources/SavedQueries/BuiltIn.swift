/// The query files that are part of the program.
enum BuiltIn {
  /// A file of `Queries/`, as its name and its bytes.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// Every file of `Queries/`, by name.
  static let files: [File] = [
    File(name: "adverse-impact", bytes: PackageResources.adverse_impact_sql),
    File(
      name: "adverse-impact-by-survey", bytes: PackageResources.adverse_impact_by_survey_sql),
    File(name: "data-quality", bytes: PackageResources.data_quality_sql),
    File(name: "funnel-by-source", bytes: PackageResources.funnel_by_source_sql),
    File(name: "funnel-by-stage", bytes: PackageResources.funnel_by_stage_sql),
    File(name: "hiring-manager-response", bytes: PackageResources.hiring_manager_response_sql),
    File(name: "hiring-plan", bytes: PackageResources.hiring_plan_sql),
    File(name: "internal-and-rehires", bytes: PackageResources.internal_and_rehires_sql),
    File(name: "interviewer-calibration", bytes: PackageResources.interviewer_calibration_sql),
    File(name: "interviewer-load", bytes: PackageResources.interviewer_load_sql),
    File(name: "interviews-per-hire", bytes: PackageResources.interviews_per_hire_sql),
    File(name: "offer-acceptance", bytes: PackageResources.offer_acceptance_sql),
    File(name: "offer-decline-reasons", bytes: PackageResources.offer_decline_reasons_sql),
    File(name: "offers-outstanding", bytes: PackageResources.offers_outstanding_sql),
    File(name: "open-openings", bytes: PackageResources.open_openings_sql),
    File(name: "pass-through-trend", bytes: PackageResources.pass_through_trend_sql),
    File(name: "pipeline-as-of", bytes: PackageResources.pipeline_as_of_sql),
    File(name: "pipeline-now", bytes: PackageResources.pipeline_now_sql),
    File(name: "recruiter-load", bytes: PackageResources.recruiter_load_sql),
    File(name: "referral-performance", bytes: PackageResources.referral_performance_sql),
    File(name: "rejection-reasons", bytes: PackageResources.rejection_reasons_sql),
    File(name: "scorecards-missing", bytes: PackageResources.scorecards_missing_sql),
    File(name: "source-quality", bytes: PackageResources.source_quality_sql),
    File(name: "stale-candidates", bytes: PackageResources.stale_candidates_sql),
    File(name: "time-in-stage", bytes: PackageResources.time_in_stage_sql),
    File(name: "time-to-fill", bytes: PackageResources.time_to_fill_sql),
    File(name: "time-to-first-review", bytes: PackageResources.time_to_first_review_sql),
    File(name: "time-to-hire", bytes: PackageResources.time_to_hire_sql),
    File(name: "time-to-start", bytes: PackageResources.time_to_start_sql),
    File(name: "withdrawals", bytes: PackageResources.withdrawals_sql),
  ]
}
