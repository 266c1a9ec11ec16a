import Rows
import Warehouse

/// The statements that surround the rows of a publication, for psql.
enum PublicationScript {
  /// The name of the temporary table that a table's rows come in.
  static func incoming(_ table: String) -> String { "pg_temp.\(Reader.quote("_new_\(table)"))" }

  /// Begins, and makes sure that the schema is ours, and of this account.
  static func opening(account: String) -> String {
    """
    set client_encoding = 'UTF8';
    set client_min_messages = warning;
    begin;
    do $$ begin
      if current_setting('server_version_num')::integer < 150000 then
        raise exception using errcode = 'GH003', message = current_setting('server_version');
      end if;
    end $$;
    select to_regnamespace('\(Definitions.schemaName)') is null as is_new \\gset
    \\if :is_new
      create schema \(Definitions.schemaName);
    \\endif
    set local search_path = \(Definitions.schemaName);
    -- Who publishes waits for who publishes; who reads does not.
    select pg_advisory_xact_lock(71041) \\g /dev/null
    select to_regclass('\(published)') is null as is_new \\gset
    \\if :is_new
      do $$ begin
        if exists (
          select from pg_class where relnamespace = to_regnamespace('\(Definitions.schemaName)'))
        then
          raise exception using errcode = 'GH001', message = 'the schema is not ours';
        end if;
      end $$;
      create table \(published) (
        definitions text not null, account text not null, published_at text not null
      );
      create table \(states) (
        table_name text collate "C" primary key, since text, synced_at text, rows bigint
      );
    \\endif
    select exists (
      select from \(published) where account not in ('', \(account))) as is_another \\gset
    \\if :is_another
      do $$ begin
        raise exception using errcode = 'GH002', message = 'of another account';
      end $$;
    \\endif
    """
  }

  /// Makes everything anew where the program knows it otherwise than the one that published before.
  static func defining(_ definitions: String, fingerprint: String) -> String {
    """
    select not exists (
      select from \(published) where definitions = '\(fingerprint)') as is_new \\gset
    \\if :is_new
    \(definitions)
    \\endif
    """
  }

  /// Removes the rows of a table that did not come, and writes those that are new or differ.
  static func merging(_ table: Table) -> String {
    let name = Definitions.name(table.name)
    let new = incoming(table.name)
    let columns = table.columns.map { Reader.quote($0.name) }
    func list(_ row: String) -> String { columns.map { "\(row).\($0)" }.joined(separator: ", ") }
    let same = table.primaryKey.map { "t.\(Reader.quote($0)) = n.\(Reader.quote($0))" }
      .joined(separator: " and ")
    let key = table.primaryKey.map(Reader.quote)
    return """
      delete from \(name) t where not exists (select from \(new) n where \(same));
      \\echo removed :ROW_COUNT
      insert into \(name) (\(columns.joined(separator: ", ")))
      select \(list("n")) from \(new) n left join \(name) t on \(same)
      where t.\(key[0]) is null or (\(list("n"))) is distinct from (\(list("t")))
      on conflict (\(key.joined(separator: ", "))) do update set
        \(columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", "));
      \\echo changed :ROW_COUNT
      """
  }

  /// Writes down what was published, and ends.
  static func closing(
    _ synced: [TableState], tables: [Table], fingerprint: String, account: String, now: String
  ) -> String {
    func text(_ value: String?) -> String { value.map { Scalar.text($0).literal } ?? "null" }
    let rows = synced.map { state in
      "(\(text(state.table)), \(text(state.since)), \(text(state.syncedAt)), \(state.rows.map(String.init) ?? "null"))"
    }
    let insert =
      rows.isEmpty ? "" : "insert into \(states) values\n\(rows.joined(separator: ",\n"));"
    let analyses = tables.map { "analyze \(Definitions.name($0.name));" }
    return """
      delete from \(states);
      \(insert)
      delete from \(published);
      insert into \(published) values ('\(fingerprint)', \(account), \(text(now)));
      commit;
      \(analyses.joined(separator: "\n"))
      """
  }

  /// The table that says what was published, and of which definitions.
  static let published = "\(Definitions.schemaName)._published"
  /// The table that says when each table was synced; never, where Greenhouse has no records for it.
  static let states = "\(Definitions.schemaName)._sync_state"
}
