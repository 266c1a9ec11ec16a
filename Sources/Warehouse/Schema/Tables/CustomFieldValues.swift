extension Table {
  static let customFieldValues = Table.child(
    "custom_field_values",
    "The value of one custom field on one row of a table, for every field that has a value.",
    key: ["owner_type", "owner_id", "key"],
    columns: [
      Column(
        "owner_type", .text, "The table that the value belongs to.", v3: nil, v1: nil,
        words: [
          "candidates", "applications", "jobs", "offers", "users", "openings", "rejection_details",
        ]),
      Column(
        "owner_id", .integer, "The id of the row in that table, such as offers.id for offers.",
        v3: nil, v1: nil),
      Column(
        "key", .text, "The field's immutable key, which is custom_fields.name_key.",
        v3: nil, v1: nil),
      Column("name", .text, "The field's label at the time of the sync.", v3: nil, v1: nil),
      Column(
        "type", .text, "What kind of value the field holds, as custom_fields.value_type names it.",
        v3: nil, v1: nil, words: valueTypes),
      Column(
        "value", .text,
        "The value as text, with 1 or 0 for yes or no and JSON for arrays and objects such as salaries.",
        v3: nil, v1: nil, isPersonal: true),
    ],
    indexes: [["key", "owner_type"]])

  /// The kinds of value documented on Greenhouse's custom fields page.
  static let valueTypes = [
    "short_text", "long_text", "yes_no", "single_select", "multi_select", "currency", "number",
    "date", "url", "currency_range", "number_range", "user", "linked", "header", "statement",
    "attachment", "rich_text", "date_of_birth",
  ]
}

extension Column {
  /// The custom fields of a record, which v1 delivers under another name for every kind of record.
  static func customFields(_ owner: String) -> Column {
    Column(
      "custom_fields", .json,
      "The custom fields of the \(owner) by immutable key, each with name, type and value, also in custom_field_values.",
      v1: .customFields("keyed_custom_fields"), isPersonal: true)
  }
}

extension Child {
  /// The rows that an object of custom fields gives to the one long table.
  static func customFields(from column: String) -> Child {
    Child("custom_field_values", from: column, parentID: "owner_id", as: .customFields)
  }
}
