import Rows
import SavedQueries
import Warehouse

/// A saved query as a script for the program that talks to an engine.
package struct QueryScript: Sendable {
  /// The script.
  package let text: String
  /// What tells the parts of the answer apart, and what is none of it.
  let mark: String
}

extension QueryScript {
  /// The script for psql: the statements are prepared with types, and executed with the values; those of the
  /// question's domains are asked for before.
  ///
  /// - Throws: `EngineError.unsendable`.
  init(forPsql question: EngineQuestion) throws(EngineError) {
    let engine = Engine.postgreSQL
    let mark = EngineProgram.mark()
    var parts = [Self.opening]
    parts.append(
      "select definitions, published_at from \(PublicationScript.published);\n\\echo \(mark)")
    parts.append(
      "select table_name, since, synced_at, rows from \(PublicationScript.states);\n\\echo \(mark)")
    for domain in question.domains {
      let column = engine.quote(domain.column)
      parts.append(
        """
        select distinct \(column) from \(Definitions.name(domain.table))
        where \(column) is not null order by 1;
        \\echo \(mark)
        """)
    }
    for (number, placed) in try question.placed(for: engine).enumerated() {
      let values = placed.names.map { question.statements[number].values[$0] ?? .null }
      let types = zip(placed.names, values).map { name, value in
        engine.type(of: value, orOf: question.kind(of: name))
      }
      let name = "statement_\(number + 1)"
      let call = name + Self.list(values.map(engine.literal))
      parts.append(
        """
        prepare \(name)\(Self.list(types)) as
        \(placed.sql);
        execute \(call) \\gdesc
        \\echo \(mark)
        execute \(call);
        \\echo \(mark)
        """)
    }
    self.init(text: (parts + ["rollback;\n"]).joined(separator: "\n"), mark: mark)
  }

  /// What a server that was published to by this program says that it has.
  static func definitions(of schema: Schema, on engine: Engine = .postgreSQL) -> String {
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
