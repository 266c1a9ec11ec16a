extension Table {
  static let approvals = [
    further(
      "approval_flows",
      "One request that a job may be opened, an offer be prepared, or an offer be made.",
      growth: .steady, belongsTo: "job_id",
      columns: [
        Column("job_id", .integer, "The job that it is about.", references: "jobs"),
        Column(
          "offer_id", .integer, "The offer that it is about, NULL for a job's.",
          references: "offers"),
        Column(
          "approval_type", .text, "What is to be approved.",
          words: ["open_job", "offer_job", "offer_candidate"]),
        Column("sequential", .boolean, "Whether one group is asked after the other."),
        Column("version", .integer, "Which version of what is approved it was asked for."),
        Column("requested_by_id", .integer, "Who asked for it.", references: "users"),
        Column(
          "approval_status", .text, "Where it stands, NULL before it was asked for.",
          words: ["pending", "rejected", "approved"]),
      ],
      indexes: [["offer_id"]]),
    further(
      "approver_groups", "One group of a request, of whom so many must approve.",
      growth: .steady, belongsTo: "approval_flow_id",
      columns: [
        Column("approval_flow_id", .integer, "The request.", references: "approval_flows"),
        Column("approvals_required", .integer, "How many of the group must approve."),
        Column("sort_order", .integer, "The place among the request's groups."),
        Column(
          "required_for_exception", .boolean, "Whether the group is asked for exceptions only."),
        Column("resolved_at", .instant, "When the group had decided, NULL before."),
      ]),
    further(
      "approvers", "One person who is asked to approve, with the answer.",
      growth: .steady, belongsTo: "approver_group_id",
      columns: [
        Column("sort_order", .integer, "The place within the group."),
        Column("user_id", .integer, "Who is asked.", references: "users"),
        Column(
          "status", .text, "What the person has answered, or whether it is their turn.",
          words: ["waiting", "due", "approved", "rejected"]),
        Column(
          "resolved_by_id", .integer, "Who answered, which may be somebody else.",
          references: "users"),
        Column("resolved_at", .instant, "When it was answered."),
        Column("request_sent_at", .instant, "When the person was asked."),
        Column("version_sent", .integer, "Which version the person was shown."),
        Column("reminder_sent_at", .instant, "When the person was last reminded."),
        Column("reminder_sent_by_id", .integer, "Who reminded them.", references: "users"),
        Column("reminders_sent", .integer, "How often somebody reminded them."),
        Column("approver_group_id", .integer, "The group.", references: "approver_groups"),
        Column(
          "added_by_custom_field_id", .integer,
          "The field whose value made the person an approver.",
          references: "custom_fields"),
        Column(
          "send_auto_reminder_at", .text, "When they will be reminded, as Greenhouse wrote it."),
        Column("auto_reminders_sent", .integer, "How often they were reminded by the clock."),
      ],
      indexes: [["user_id"]]),
  ]
}
