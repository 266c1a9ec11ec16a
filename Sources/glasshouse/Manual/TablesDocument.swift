import Warehouse

/// The page of all tables and views with their columns, made of the schema list and nothing else.
enum TablesDocument {
  /// The page as Markdown.
  static func text(_ schema: Schema) -> String {
    var page = MarkdownPage()
    page.heading(1, "Tables")
    page.paragraph(
      """
      Made by `glasshouse manual tables` from the schema list; edit `Sources/Warehouse/Schema`, not this \
      page. `glasshouse describe TABLE` says the same of one, with what its columns hold here.
      """)
    page.paragraph(
      """
      Instants are UTC, `2026-01-31T09:30:00.000Z`; dates `2026-01-31`; booleans 0 or 1. What is personal \
      is not stored in a warehouse without personal data. Sensitive tables are synced only when asked for.
      """)
    for role in roles {
      page.heading(2, role.title)
      page.paragraph(role.words)
      for table in schema.tables where table.role == role.role {
        write(table, of: schema, on: &page)
      }
    }
    page.heading(2, "Your own")
    page.heading(3, "holidays")
    page.paragraph(
      """
      The days that `business_days` leaves out. Its rows are yours to write, with any program for SQLite: \
      `insert into holidays values ('2026-12-25', 'Christmas Day')`. `glasshouse status` says which file it is.
      """)
    page.table(
      ["column", "what"], [["`day`", "The day, `2026-12-25`."], ["`name`", "What it is called."]])
    page.paragraph(
      "Tables of your own are in a file beside it, as `my.NAME`: `.import`, `create table my.NAME`."
    )
    page.heading(2, "Views")
    page.paragraph("The words of the trade: questions that are already asked of the tables.")
    for view in schema.views {
      page.heading(3, view.name)
      page.paragraph(view.sentence)
      page.table(
        ["column", "what"], view.columns.map { [MarkdownPage.typed($0.name), $0.sentence] })
    }
    return page.text
  }

  /// What each kind of table is, in the order in which the page has them.
  private static let roles: [(role: Table.Role, title: String, words: String)] = [
    (.main, "Main tables", "What Greenhouse's words stand for."),
    (
      .companion, "Companions",
      "What belongs to a row of the main tables, and has a list of its own."
    ),
    (.child, "Child tables", "Made of the lists inside of a row, with it and at once."),
    (
      .further, "Further tables",
      "What no saved query reads: synced once a question, or `sync`, has named it."
    ),
    (
      .sensitive, "Sensitive tables",
      "What applicants said of themselves, what was written about them, and pay: synced only when asked for by name."
    ),
  ]

  private static func write(_ table: Table, of schema: Schema, on page: inout MarkdownPage) {
    page.heading(3, table.name)
    page.paragraph(table.sentence + " " + sync(of: table, in: schema))
    page.table(
      ["column", "kind", "what"],
      table.columns.map { column in
        var facts = [column.sentence]
        if !column.words.isEmpty {
          facts.append("One of: " + column.words.joined(separator: ", ") + ".")
        }
        if let other = column.references {
          facts.append("Points at \(MarkdownPage.link(to: other)).")
        }
        let kind = column.kind.rawValue + (column.isPersonal ? ", personal" : "")
        return [MarkdownPage.typed(column.name), kind, facts.joined(separator: " ")]
      })
  }

  /// How the table is brought up to date.
  private static func sync(of table: Table, in schema: Schema) -> String {
    let parents = schema.tables.filter { $0.children.contains { $0.table == table.name } }
    if !parents.isEmpty {
      return "Comes with " + parents.map { MarkdownPage.link(to: $0.name) }.joined(separator: ", ")
        + "."
    }
    guard let fields = table.incremental[.v3], !fields.isEmpty else {
      return "Synced in full."
    }
    return "Synced by what is new or changed (\(MarkdownPage.typed(fields))), or in full."
  }
}
