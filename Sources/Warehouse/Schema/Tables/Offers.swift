extension Table {
  static let offers = Table(
    "offers", .main,
    "One version of an offer, so that an application may have several and the view current_offers the last.",
    growth: .steady,
    belongsTo: "application_id",
    v3: Feeding("offers"),
    v1: [Feeding("offers", redundant: ["custom_fields"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: ["updated_at", "created_at"]],
    columns: [
      Column("id", .integer, "The number of this version of the offer."),
      Column("created_at", .instant, "When this version was made."),
      Column("updated_at", .instant, "When this version last changed."),
      Column("version", .integer, "Counts the versions of an application's offer from 1."),
      Column(
        "application_id", .integer, "The application it is for.", references: "applications"),
      Column("job_id", .integer, "The job that is offered.", references: "jobs"),
      Column("candidate_id", .integer, "The person it is made to.", references: "candidates"),
      Column(
        "opening_id", .integer, "The opening it would fill, as openings.id.",
        v1: .path("opening.id"), references: "openings"),
      Column(
        "status", .text,
        "What became of this version, where Created is undecided and Deprecated was replaced.",
        v1: .map(
          .path("status"),
          [
            "unresolved": "Created", "accepted": "Accepted", "rejected": "Rejected",
            "deprecated": "Deprecated",
          ]),
        words: ["Created", "Accepted", "Rejected", "Deprecated"]),
      Column(
        "sent_on", .date, "The day it was sent, NULL before that.", v1: .path("sent_at")),
      Column(
        "resolved_at", .instant,
        "When it was accepted or rejected, at noon UTC when it was entered through the API."),
      Column(
        "starts_on", .date, "The day the person would start.", v1: .path("starts_at")),
      .customFields("offer"),
    ],
    children: [.customFields(from: "custom_fields")],
    indexes: [
      // What became of an application's offers is told from here alone.
      ["application_id", "version", "status", "resolved_at", "starts_on"],
      ["job_id"], ["candidate_id"], ["opening_id"],
    ])
}
