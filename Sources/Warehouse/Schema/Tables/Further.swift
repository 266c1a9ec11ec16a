extension Table {
  /// A list that only v3 has and that no saved query reads, or, with another role, a sensitive one.
  ///
  /// The columns that every row of v3 has, `id`, `created_at` and `updated_at`, need not be said.
  static func further(
    _ name: String, _ sentence: String, as role: Role = .further, growth: Growth = .slow,
    belongsTo: String? = nil, columns: [Column], indexes: [Index] = []
  ) -> Table {
    let head = [
      Column("id", .integer, "The row's number.", v1: nil),
      Column("created_at", .instant, "When the row was made.", v1: nil),
      Column("updated_at", .instant, "When the row last changed.", v1: nil),
    ]
    return Table(
      name, role, sentence, growth: growth, belongsTo: belongsTo, isFurther: true,
      v3: Feeding(name), v1: [],
      incremental: [.v3: ["updated_at", "created_at"], .v1: []],
      columns: head + columns.map(\.onlyInV3), indexes: indexes)
  }
}

extension Column {
  /// The same column, which no v1 record fills.
  fileprivate var onlyInV3: Column {
    Column(
      name, kind, sentence, v3: v3, v1: nil, isPersonal: isPersonal, references: references,
      words: words)
  }
}
