/// The query files that are part of the program.
enum BuiltIn {
  /// A file of `Queries/`, as its name and its bytes.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// Every file of `Queries/`, by name.
  static let files: [File] = [
    File(name: "funnel-by-source", bytes: PackageResources.funnel_by_source_sql),
    File(name: "offer-acceptance", bytes: PackageResources.offer_acceptance_sql),
    File(name: "time-to-hire", bytes: PackageResources.time_to_hire_sql),
  ]
}
