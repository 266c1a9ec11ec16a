/// One table of the warehouse, as data: DDL, landing, `describe` and completion all read this.
package struct Table: Sendable {
  /// Why a table exists.
  package enum Role: String, Sendable {
    /// One of the 13 tables promised to the user.
    case main
    /// A table that v3 lists on its own and v1 nested in another record.
    case companion
    /// A table made from an array or object column of another table.
    case child
    /// A table of v3 that no saved query reads.
    case further
    /// A table of what people said of themselves for statistics alone, what was written about them, or
    /// pay: it is synced only when the user has asked for it, and never into a warehouse without personal
    /// data.
    case sensitive
  }

  /// How a table grows.
  package enum Growth: Sendable {
    /// With the company: what others point at, which is always loaded whole.
    case slow
    /// With time: a first load may begin at a day.
    case steady
    /// With time, by several rows for each application or interview: it is looked through for rows
    /// that are gone only when it is named, since they go with what they belong to.
    case fast
  }

  package let name: String
  package let role: Role
  /// How the table grows.
  package let growth: Growth
  /// One sentence for `tables` and `describe`, in our own words.
  package let sentence: String
  /// The columns in order; a table that is fed by records ends with `Column.extra`.
  package let columns: [Column]
  /// What makes a row the same row in both shapes; `["id"]` wherever v1 delivers the id.
  ///
  /// The primary key is `id`, and for a child table, which has no `id`, this key.
  package let key: [String]
  /// The column that names the row which this one belongs to: when that row is gone at Greenhouse,
  /// this one is, too.
  ///
  /// It is one of the columns that point at another table, and the one without which the row would
  /// be about nothing: an offer belongs to its application, but an opening does not belong to the
  /// application that filled it. `nil` for a row that stands for itself.
  package let belongsTo: String?
  /// Whether a row is a person.
  package let isPerson: Bool
  /// Whether no saved query reads it, so that it is synced when a question or the user names it, and kept
  /// up to date from then on.
  package let isFurther: Bool
  /// Which v3 records fill this table; `nil` for a child table.
  package let v3: Feeding?
  /// Which v1 records fill this table; empty when v1 cannot.
  package let v1: [Feeding]
  /// The child tables made from this table's array and object columns.
  package let children: [Child]
  /// The indexes that the questions need.
  package let indexes: [Index]
  /// The fields a sync may be incremental by, the default first; empty for full refresh only.
  ///
  /// They are fields of the records of the list that feeds the table, not always columns of the table.
  package let incremental: [Shape: [String]]

  package init(
    _ name: String, _ role: Role, _ sentence: String, growth: Growth = .slow,
    key: [String] = ["id"], belongsTo: String? = nil, isPerson: Bool = false,
    isFurther: Bool = false,
    v3: Feeding?, v1: [Feeding],
    incremental: [Shape: [String]],
    columns: [Column],
    children: [Child] = [],
    indexes: [Index] = []
  ) {
    self.name = name
    self.role = role
    self.growth = growth
    self.sentence = sentence
    self.key = key
    self.belongsTo = belongsTo
    self.isPerson = isPerson
    self.isFurther = isFurther
    self.v3 = v3
    self.v1 = v1
    self.incremental = incremental
    self.columns = v3 == nil ? columns : columns + [.extra]
    self.children = children
    self.indexes = indexes
  }

  /// A child table: its rows come from the parents' `children`, never from a record of its own.
  package static func child(
    _ name: String, _ sentence: String, key: [String], columns: [Column],
    indexes: [Index] = []
  ) -> Table {
    Table(
      name, .child, sentence, key: key, v3: nil, v1: [], incremental: [:], columns: columns,
      indexes: indexes)
  }
}

/// A list of Greenhouse whose records give rows to a table.
///
/// What goes to `extra`: the record's top-level keys that nothing says. A key is said when a column
/// of any feeding of the same list, shape and `each` reads it or a part of it, when the `each` of a
/// deeper feeding begins with it, or when it is `redundant`; a `kept` key is never said. Where
/// several feedings share list, shape and `each`, only the first in the schema's order gets them.
package struct Feeding: Sendable {
  /// The name of the list, such as `jobs` or `interviews`; the same word names the resource that is
  /// requested.
  package let list: String
  /// Where the rows are in one record: `nil` for the record itself, else a dotted path whose `[]`
  /// steps mean every element (`interviews[].interview_kit`); a step that is null gives no row, and
  /// two rows with the same `id` are one.
  package let each: String?
  /// The condition under which a record gives a row.
  package let condition: Condition?
  /// Columns whose source differs in this feeding from what the column says.
  package let columns: [String: Source]
  /// The column that holds the outermost record's id: rows of that record which it no longer carries
  /// are removed when it lands.
  ///
  /// All feedings of the table by the same list count together. `nil` when the rows belong to no single record.
  package let owner: String?
  /// Keys of the row's record that are dropped, because another table or column says the same.
  package let redundant: [String]
  /// Keys that stay in `extra` although a column reads a part of them.
  package let kept: [String]
  /// Keys in `extra` that say nothing of a person, so that nothing personal is lost with them.
  package let impersonal: [String]

  package init(
    _ list: String, each: String? = nil, when condition: Condition? = nil,
    columns: [String: Source] = [:], owner: String? = nil,
    redundant: [String] = [], kept: [String] = [], impersonal: [String] = []
  ) {
    self.list = list
    self.each = each
    self.condition = condition
    self.columns = columns
    self.owner = owner
    self.redundant = redundant
    self.kept = kept
    self.impersonal = impersonal
  }
}

/// Rows of a child table, made from one array or object column of a parent row as it is stored (in
/// v3's shape, whatever the record was) and replaced whenever the parent lands.
package struct Child: Sendable {
  /// How the parent's value becomes rows; the child table is in `Schema.tables` with role `.child`.
  ///
  /// Each row has the parent's id in `parentID` and, where the table has a column `position`, the
  /// place of the element in its array, counted from 0.
  package enum Form: Sendable {
    /// An array of plain values: one row each, the value in the named column.
    case values(String)
    /// An array of objects: one row each; the child table's columns say in `v3` where in the element
    /// their value is.
    case objects
    /// An object of custom fields: one row each in `custom_field_values`, with the parent's table
    /// name in `owner_type`, the parent's id in `owner_id`, and `key`, `name`, `type`, `value`; a
    /// field that is null, or whose value is null, gives no row.
    case customFields
    /// What was seen of these columns, in records of one shape that has no history of its own: a row
    /// whenever one of them is not as it was last seen, with the time in `seen_at`. The rows stay
    /// until the parent goes.
    case observed([String], in: Shape)
  }

  package let table: String
  /// The parent's column.
  package let column: String
  /// The child's column that holds the parent's id.
  package let parentID: String
  package let form: Form

  package init(_ table: String, from column: String, parentID: String, as form: Form) {
    self.table = table
    self.column = column
    self.parentID = parentID
    self.form = form
  }
}
