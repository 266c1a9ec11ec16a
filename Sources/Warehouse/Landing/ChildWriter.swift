import Rows

/// Makes the rows of a child table from one array or object of a parent row.
final class ChildWriter {
  /// Tells of a value that does not fit: table, parent's id, field, reason and the value.
  typealias Report = (
    _ table: String, _ id: Int64, _ field: String, _ reason: String, _ raw: UnsafeRawBufferPointer
  ) throws(WarehouseError) -> Void

  private let child: Child
  private let table: Table
  private let parent: Table
  private let insert: Statement
  private let delete: Statement
  private let forget: Statement
  private let tape = Tape(capacity: 64)
  private let level = Level()
  /// What each column is made from.
  private let cells: [Cell]
  private let arena = Arena()

  /// What a column of a child row is made from.
  private enum Cell {
    case parentID
    case position
    /// A word of the schema.
    case word(Key)
    /// The element of the array, or the key or a member of the object's member.
    case element
    case key
    case member(Key)
    /// The value of a custom field, as text.
    case value
    case found(Extractor)
    case nothing
  }

  init(_ child: Child, of parent: Table, schema: Schema, connection: Connection)
    throws(WarehouseError)
  {
    guard let table = schema.tables.first(where: { $0.name == child.table }) else {
      throw .unknownTable(child.table, nearest: nil)
    }
    self.child = child
    self.table = table
    self.parent = parent
    let columns = table.columns.map { quoted($0.name) }
    let places = columns.indices.map { "?\($0 + 1)" }
    insert = try connection.statement(
      """
      insert or ignore into main.\(quoted(table.name)) (\(columns.joined(separator: ", ")))
      values (\(places.joined(separator: ", ")))
      """)
    var condition = "\(quoted(child.parentID)) = ?1"
    if case .customFields = child.form { condition += " and owner_type = ?2" }
    delete = try connection.statement(
      "delete from main.\(quoted(table.name)) where \(condition)")
    forget = try connection.statement(
      "delete from main._sync_problems where table_name = ?1 and record_id = ?2")
    let level = level
    cells = table.columns.map { column in
      switch (child.form, column.name) {
      case (_, child.parentID): .parentID
      case (_, "position"): .position
      case (.values(let name), _): column.name == name ? .element : .nothing
      case (.objects, _): column.v3.map { .found(Extractor($0, in: [level])) } ?? .nothing
      case (.customFields, "owner_type"): .word(Key(parent.name))
      case (.customFields, "key"): .key
      case (.customFields, "value"): .value
      case (.customFields, "name"), (.customFields, "type"): .member(Key(column.name))
      default: .nothing
      }
    }
  }

  /// Removes the rows of a parent, and what did not fit into them.
  func empty(_ id: Int64) throws(WarehouseError) {
    try forget.bind([.text(table.name), .integer(id)])
    try forget.run()
    try delete.bind(.integer(id), at: 1)
    if case .customFields = child.form { try delete.bind(.text(parent.name), at: 2) }
    try delete.run()
  }

  /// Adds the rows that a parent's value makes.
  func fill(_ id: Int64, from value: Value, report: Report) throws(WarehouseError) {
    // Nothing is in `[]` and `{}`.
    guard case .text(let json) = value, json.count > 2 else { return }
    let whole: Element
    do throws(Tape.Malformed) {
      whole = try tape.read(json)
    } catch {
      return
    }
    arena.empty()
    var thrown: WarehouseError?
    var position: Int64 = 0
    func row(_ element: Element, key: Element? = nil) {
      guard thrown == nil else { return }
      do throws(WarehouseError) {
        try add(Part(element: element, key: key, position: position), of: id, report)
      } catch {
        thrown = error
      }
    }
    switch child.form {
    case .values:
      whole.eachElement { element in
        if !element.isNull { row(element) }
        position += 1
      }
    case .objects:
      whole.eachElement { element in
        if element.kind == .object {
          level.open(element)
          row(element)
        }
        position += 1
      }
    case .customFields:
      whole.eachMember { key, field in
        if let value = field.value(valueKey.bytes), !value.isNull { row(field, key: key) }
        position += 1
      }
    case .observed:
      break
    }
    if let thrown { throw thrown }
  }

  /// What one child row is made from.
  private struct Part {
    let element: Element
    let key: Element?
    let position: Int64
  }

  private func add(_ part: Part, of id: Int64, _ report: Report) throws(WarehouseError) {
    let conversion = Conversion(extraction: Extraction(arena: arena, parent: nil))
    for (place, cell) in cells.enumerated() {
      let found: Found =
        switch cell {
        case .parentID: .integer(id)
        case .position: .integer(part.position)
        case .word(let key): .text(key.bytes)
        case .element: .element(part.element)
        case .key: part.key.map { .element($0) } ?? .nothing
        case .member(let key): part.element.value(key.bytes).map { .element($0) } ?? .nothing
        case .value: part.element.value(valueKey.bytes).map(asText) ?? .nothing
        case .found(let extractor): conversion.extraction.find(extractor)
        case .nothing: .nothing
        }
      let value: Value
      switch conversion.convert(found, to: table.columns[place].kind) {
      case .value(let converted): value = converted
      case .misfit(let reason):
        value = .null
        try report(table.name, id, table.columns[place].name, reason, part.element.raw)
      }
      try insert.bind(borrowed: value, at: place + 1)
    }
    try insert.run()
  }

  /// A custom field's value as text, as the many types of one column must be.
  private func asText(_ value: Element) -> Found {
    switch value.kind {
    case .string: .element(value)
    case .isTrue: .text(one.bytes)
    case .isFalse: .text(zero.bytes)
    default: .text(value.raw)
    }
  }
}

private let valueKey = Key("value")
private let one = Key("1")
private let zero = Key("0")
