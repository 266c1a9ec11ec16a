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
  private let extractors: [Extractor?]
  private let arena = Arena()

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
    if case .objects = child.form {
      let level = level
      extractors = table.columns.map { $0.v3.map { Extractor($0, in: [level]) } }
    } else {
      extractors = []
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
    guard case .text(let json) = value else { return }
    let element: Element
    do throws(Tape.Malformed) {
      element = try tape.read(json)
    } catch {
      return
    }
    arena.empty()
    let conversion = Conversion(extraction: Extraction(arena: arena, parent: nil))
    var thrown: WarehouseError?
    var position: Int64 = 0
    func row(_ cell: (Column, Int) -> (Found, UnsafeRawBufferPointer)) {
      guard thrown == nil else { return }
      do throws(WarehouseError) {
        for (place, column) in table.columns.enumerated() {
          let value: Value
          if column.name == child.parentID {
            value = .integer(id)
          } else if column.name == "position" {
            value = .integer(position)
          } else {
            let (found, raw) = cell(column, place)
            switch conversion.convert(found, to: column.kind) {
            case .value(let converted): value = converted
            case .misfit(let reason):
              value = .null
              try report(table.name, id, column.name, reason, raw)
            }
          }
          try insert.bind(borrowed: value, at: place + 1)
        }
        try insert.run()
      } catch {
        thrown = error
      }
    }
    switch child.form {
    case .values(let name):
      element.eachElement { element in
        if !element.isNull {
          row { column, _ in (column.name == name ? .element(element) : .nothing, element.raw) }
        }
        position += 1
      }
    case .objects:
      element.eachElement { element in
        if element.kind == .object {
          level.open(element)
          row { _, place in
            (extractors[place].map { conversion.extraction.find($0) } ?? .nothing, element.raw)
          }
        }
        position += 1
      }
    case .customFields:
      element.eachMember { key, field in
        guard let value = field.value("value"), !value.isNull else { return }
        row { column, _ in (customField(column.name, key, field, value), field.raw) }
        position += 1
      }
    case .observed:
      break
    }
    if let thrown { throw thrown }
  }

  /// A column of `custom_field_values`; values become text, as the many types of one column must.
  private func customField(
    _ column: String, _ key: Element, _ field: Element, _ value: Element
  ) -> Found {
    switch column {
    case "owner_type": return .text(parentName.bytes)
    case "key": return .element(key)
    case "name": return field.value("name").map { .element($0) } ?? .nothing
    case "type": return field.value("type").map { .element($0) } ?? .nothing
    case "value":
      switch value.kind {
      case .string: return .element(value)
      case .isTrue: return .text(one.bytes)
      case .isFalse: return .text(zero.bytes)
      default: return .text(value.raw)
      }
    default: return .nothing
    }
  }

  private lazy var parentName = Key(parent.name)
}

private let one = Key("1")
private let zero = Key("0")
