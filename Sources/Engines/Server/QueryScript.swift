import Rows
import SavedQueries
import Warehouse

/// A saved query as a script for psql: its statements prepared with types, and executed with the values.
package struct QueryScript: Sendable {
  /// The script.
  package let text: String
  /// The line behind each part of the answer.
  let mark: String

  /// The script of the bound statements of a query, the one that answers first; the values of `domains` are
  /// asked for before.
  ///
  /// - Throws: `EngineError.unsendable`.
  package init(
    _ statements: [Bound], of query: SavedQuery, domains: [Parameter.Domain],
    on engine: Engine = .postgreSQL
  ) throws(EngineError) {
    mark = Psql.mark()
    var parts = [Self.opening]
    parts.append(
      "select definitions, published_at from \(PublicationScript.published);\n\\echo \(mark)")
    parts.append(
      "select table_name, since, synced_at, rows from \(PublicationScript.states);\n\\echo \(mark)")
    for domain in domains {
      let column = Reader.quote(domain.column)
      parts.append(
        """
        select distinct \(column) from \(Definitions.name(domain.table))
        where \(column) is not null order by 1;
        \\echo \(mark)
        """)
    }
    for (number, bound) in statements.enumerated() {
      // To psql a backslash is the beginning of a command.
      guard !bound.sql.contains("\\") else {
        throw .unsendable(query.name, reason: "there is a backslash in its SQL")
      }
      let (sql, names) = bound.placed(engine.place)
      let values = names.map { bound.values[$0] ?? .null }
      let types = zip(names, values).map { name, value in
        engine.type(
          of: value, orOf: query.parameters.first { $0.name == name }?.kind.column ?? .text)
      }
      let name = "statement_\(number + 1)"
      let call = name + Self.list(values.map(\.literal))
      parts.append(
        """
        prepare \(name)\(Self.list(types)) as
        \(sql);
        execute \(call) \\gdesc
        \\echo \(mark)
        execute \(call);
        \\echo \(mark)
        """)
    }
    text = (parts + ["rollback;\n"]).joined(separator: "\n")
  }

  /// What a server that was published to by this program says that it has.
  package static func definitions(of schema: Schema, on engine: Engine = .postgreSQL) -> String {
    Definitions(engine: engine, schema: schema).fingerprint
  }

  private static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
  }

  /// One state of the tables for all statements; nothing is written.
  private static let opening = """
    set client_encoding = 'UTF8';
    set client_min_messages = warning;
    begin isolation level repeatable read, read only;
    set local search_path = \(Definitions.schemaName);
    set local extra_float_digits = 1;
    set local jit = off;
    select to_regclass('\(PublicationScript.published)') is null as is_missing \\gset
    \\if :is_missing
      do $$ begin
        raise exception using errcode = 'GH004', message = 'nothing was published';
      end $$;
    \\endif
    """
}

extension Parameter.Kind {
  /// The kind of column that its values are like.
  fileprivate var column: Column.Kind {
    switch self {
    case .integer, .boolean: .integer
    case .number: .real
    case .text, .date, .list, .choice: .text
    }
  }
}
