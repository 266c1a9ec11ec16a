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
  }

  package let name: String
  package let role: Role
  /// One sentence for `tables` and `describe`, in our own words.
  package let sentence: String
  package let columns: [Column]
  /// What makes a row the same row in both shapes; `["id"]` wherever v1 delivers the id.
  package let key: [String]
  /// Which v3 records fill this table; `nil` for a child table.
  package let v3: Feeding?
  /// Which v1 records fill this table; empty when v1 cannot.
  package let v1: [Feeding]
  /// The child tables made from this table's array and object columns.
  package let children: [Child]
  /// The columns of each index, in order.
  package let indexes: [[String]]
  /// The fields a sync may be incremental by, the default first; empty for full refresh only.
  package let incremental: [Shape: [String]]

  package init(
    _ name: String, _ role: Role, _ sentence: String,
    key: [String] = ["id"],
    v3: Feeding?, v1: [Feeding],
    incremental: [Shape: [String]],
    columns: [Column],
    children: [Child] = [],
    indexes: [[String]] = []
  ) {
    self.name = name
    self.role = role
    self.sentence = sentence
    self.key = key
    self.v3 = v3
    self.v1 = v1
    self.incremental = incremental
    self.columns = columns
    self.children = children
    self.indexes = indexes
  }
}

/// A list of Greenhouse whose records give rows to a table.
package struct Feeding: Sendable {
  /// The name of the list, such as `jobs` or `interviews`; the same word names the resource that is
  /// requested.
  package let list: String
  /// Where the rows are in one record: `nil` for the record itself, else a dotted path whose `[]`
  /// steps mean every element (`interviews[].interview_kit`); a step that is null gives no row.
  package let each: String?
  /// The condition under which a record gives a row.
  package let condition: Condition?
  /// Columns whose source differs in this feeding from what the column says.
  package let columns: [String: Source]
  /// The column that holds the outermost record's id: rows of that record which it no longer carries
  /// are removed when it lands. `nil` when the rows belong to no single record.
  package let owner: String?

  package init(
    _ list: String, each: String? = nil, when condition: Condition? = nil,
    columns: [String: Source] = [:], owner: String? = nil
  ) {
    self.list = list
    self.each = each
    self.condition = condition
    self.columns = columns
    self.owner = owner
  }
}

/// A table made from one array or object column of a parent row, replaced whenever the parent lands.
package struct Child: Sendable {
  /// How the parent's value becomes rows.
  package enum Form: Sendable {
    /// An array of plain values: one row each, the value in the named column.
    case values(String)
    /// An array of objects: one row each, with these keys in the columns of the same names.
    case objects([String])
    /// An object of custom fields: one row each in `custom_field_values`.
    case customFields
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
