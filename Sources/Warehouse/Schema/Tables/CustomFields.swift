extension Table {
  static let customFields = Table(
    "custom_fields", .companion,
    "A field that the company added to Greenhouse's own, whose values are in custom_field_values.",
    v3: Feeding("custom_fields"),
    v1: [Feeding("custom_fields", redundant: ["custom_field_options"])],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: customFieldColumns,
    indexes: [["name_key"]])

  private static let customFieldColumns = [
    Column("id", .integer, "The field's number."),
    Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
    Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
    Column(
      "field_type", .text, "What kind of record carries the field.",
      words: [
        "job", "opening", "standard", "offer", "compensation_frequency", "candidate",
        "referral_question", "application", "rejection_question", "form", "agency_question",
        "user_attribute",
      ]),
    Column(
      "sort_order", .integer, "The place among fields of the same kind.", v1: .path("priority")),
    Column("name", .text, "The label, which may change."),
    Column("name_key", .text, "The key that never changes, which custom_field_values.key is."),
    Column(
      "value_type", .text, "What kind of value it holds.",
      v1: .map(.path("value_type"), ["boolean": "yes_no"]), words: valueTypes),
    Column("private", .boolean, "Whether only some users see its values."),
    Column("required", .boolean, "Whether a record cannot be saved without it."),
    Column("require_approval", .boolean, "Whether changing it on a job calls for new approval."),
    Column("trigger_new_version", .boolean, "Whether changing it makes a new version of an offer."),
    Column("active", .boolean, "Whether the field is in use, 0 once it was deleted."),
    Column(
      "updated_by_id", .integer, "The user who last changed it, which v1 does not tell.", v1: nil,
      references: "users"),
    Column(
      "internal_type", .text, "What Greenhouse itself uses the field for, NULL for most.", v1: nil,
      words: [
        "employment_type", "offer_documents", "start_date", "school_name", "degree", "discipline",
        "offer_opening",
      ]),
    Column(
      "expose_in_job_board_api", .boolean, "Whether public job boards may show its values."),
    Column("placeholder", .text, "The hint in the empty field.", v1: nil),
    Column("description", .text, "The explanation beside the field."),
    Column(
      "application_type", .text, "Which applications carry it.", v1: nil,
      words: ["all_applications", "candidate_applications", "prospect_applications"]),
    Column("api_only", .boolean, "Whether only the API can set it."),
    Column("use_for_job_approvals", .boolean, "Whether approvals of jobs depend on it.", v1: nil),
    Column(
      "use_for_offer_approvals", .boolean, "Whether approvals of offers depend on it.", v1: nil),
    Column(
      "template_token_string", .text, "The word that stands for it in document templates."),
    Column("default_value", .json, "What it holds until somebody sets it.", v1: nil),
  ]

  static let customFieldOptions = Table(
    "custom_field_options", .companion,
    "A choice of a custom field that offers choices.",
    belongsTo: "custom_field_id",
    v3: Feeding("custom_field_options"),
    v1: [Feeding("custom_field_options")],
    incremental: [.v3: ["updated_at", "created_at"], .v1: []],
    columns: [
      Column("id", .integer, "The choice's number."),
      Column("created_at", .instant, "When it was made, which v1 does not tell.", v1: nil),
      Column("updated_at", .instant, "When it last changed, which v1 does not tell.", v1: nil),
      Column(
        "custom_field_id", .integer, "The field that offers it.", v1: .parent,
        references: "custom_fields"),
      Column("name", .text, "The choice in words, as it appears in custom_field_values.value."),
      Column("external_id", .text, "The company's own code for it."),
      Column("sort_order", .integer, "The place among the choices.", v1: .path("priority")),
      Column(
        "active", .boolean, "Whether it can still be chosen, which v1 does not tell.", v1: nil),
    ],
    indexes: [["custom_field_id"]])
}
