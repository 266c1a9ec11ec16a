extension Reader {
  /// The column of the warehouse that each column of an answer is taken from as it is; `nil` for what is
  /// computed, and where it cannot be told.
  ///
  /// SQLite tells it through views, subqueries and joins. Of a compound it looks at one part alone, so nothing
  /// is told where the statement, or a view that it reads, has one; nor where it reads other relations than those
  /// of the warehouse, or changes something.
  package func origins(of prepared: Prepared) -> [ColumnRead?] {
    let names = Set(schema.tables.map(\.name) + schema.views.map(\.name))
    // Of what is only counted SQLite names no column.
    let isKnown = prepared.reads.filter { !$0.column.isEmpty }.allSatisfy { read in
      [nil, "main"].contains(read.database) && names.contains(read.table)
    }
    let views = schema.views.filter { view in prepared.reads.contains { $0.table == view.name } }
    guard isKnown, prepared.isReadOnly, ([prepared.sql] + views.map(\.sql)).allSatisfy(\.isSimple)
    else { return prepared.columns.map { _ in nil } }
    return prepared.origins.map { $0?.database == "main" ? $0 : nil }
  }
}

extension String {
  /// Whether a statement has no compound: neither one of selects, nor several rows of values.
  fileprivate var isSimple: Bool {
    SQLWords(self).allSatisfy { word in
      word.quote != nil
        || !["union", "except", "intersect", "values"].contains(word.text.lowercased())
    }
  }
}
