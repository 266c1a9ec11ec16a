import Rows
import Warehouse

/// What a server is told to make before rows are brought: tables with keys and indexes, functions, views,
/// and a comment on each.
///
/// Every statement leaves what is there alone or puts the new one in its place; views are made anew.
struct Definitions {
  /// The name of the schema that everything is in.
  static let schemaName = "greenhouse"

  /// The statements.
  private(set) var script = ""
  private let engine: Engine
  private let schema: Schema

  init(engine: Engine, schema: Schema) {
    self.engine = engine
    self.schema = schema
    script = written
  }

  private var written: String {
    var lines: [String] = []
    for table in schema.tables {
      lines.append(Self.table(table, engine: engine, named: Self.name(table.name)))
      // A program that knows a column more has published to it before.
      for column in table.columns {
        lines.append(
          """
          alter table \(Self.name(table.name))
          add column if not exists \(Reader.quote(column.name)) \(engine.type(of: column));
          """)
      }
      lines += indexes(of: table)
    }
    lines.append(droppingOldIndexes)
    lines.append(Self.holidays)
    lines.append(engine.functions)
    // A view whose columns are others now cannot be put in the place of the one before.
    lines.append(
      "drop view if exists \(schema.viewsInOrder.map { Self.name($0.name) }.joined(separator: ", "));"
    )
    lines += schema.viewsInOrder.map { view in
      let columns = view.columns.map { Reader.quote($0.name) }.joined(separator: ", ")
      return "create view \(Self.name(view.name)) (\(columns)) as\n\(view.sql);"
    }
    return (lines + comments).joined(separator: "\n")
  }

  /// What tells one script from another.
  var fingerprint: String {
    let hash = script.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  /// The name of something in the schema.
  static func name(_ name: String) -> String { "\(schemaName).\(Reader.quote(name))" }

  /// The statement that makes a table, or its temporary double.
  static func table(
    _ table: Table, engine: Engine, named name: String, isTemporary: Bool = false
  ) -> String {
    var lines = table.columns.map { "  \(Reader.quote($0.name)) \(engine.type(of: $0))" }
    lines.append("  primary key (\(table.primaryKey.map(Reader.quote).joined(separator: ", ")))")
    return """
      create \(isTemporary ? "temporary table" : "table if not exists") \(name) (
      \(lines.joined(separator: ",\n"))
      );
      """
  }

  private static let holidays = """
    create table if not exists \(name("holidays")) (
      day text collate "C" primary key,
      name text
    );
    """

  private func indexes(of table: Table) -> [String] {
    table.allIndexes(in: schema).map { index in
      let columns = index.columns.map(Reader.quote).joined(separator: ", ")
      let name = Reader.quote(Self.name(of: index, on: table))
      return "create index if not exists \(name) on \(Self.name(table.name)) (\(columns))"
        + (index.condition.map { " where \($0)" } ?? "") + ";"
    }
  }

  /// PostgreSQL cuts longer names off by itself, and says so each time.
  private static func name(of index: Index, on table: Table) -> String {
    String(table.indexName(index).prefix(63))
  }

  /// The statement that drops the indexes that a program before this one made and this one does not name;
  /// keys stay.
  private var droppingOldIndexes: String {
    let names = schema.tables.flatMap { table in
      table.allIndexes(in: schema).map { Scalar.text(Self.name(of: $0, on: table)).literal }
    }
    return """
      do $$
      declare stale regclass;
      begin
        for stale in
          select indexrelid::regclass from pg_index join pg_class on pg_class.oid = indexrelid
          where relnamespace = to_regnamespace('\(Self.schemaName)')
            and not exists (select from pg_constraint where conindid = indexrelid)
            and relname not in (\(names.joined(separator: ", ")))
        loop
          execute 'drop index ' || stale;
        end loop;
      end $$;
      """
  }

  private var comments: [String] {
    func comment(_ what: String, _ sentence: String) -> String {
      "comment on \(what) is \(Scalar.text(sentence).literal);"
    }
    var lines: [String] = []
    for table in schema.tables {
      lines.append(comment("table \(Self.name(table.name))", table.sentence))
      lines += table.columns.map {
        comment("column \(Self.name(table.name)).\(Reader.quote($0.name))", $0.sentence)
      }
    }
    for view in schema.views {
      lines.append(comment("view \(Self.name(view.name))", view.sentence))
      lines += view.columns.map {
        comment("column \(Self.name(view.name)).\(Reader.quote($0.name))", $0.sentence)
      }
    }
    return lines
  }
}
