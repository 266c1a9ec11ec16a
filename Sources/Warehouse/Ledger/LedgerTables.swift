/// The tables in which the warehouse remembers what was done to it.
enum LedgerTables {
  /// The statements that make them; each leaves what is there alone.
  static let definitions = [
    // The days that business_days leaves out; the only table that is filled by its user.
    """
    create table if not exists holidays (
      day text primary key,
      name text
    ) without rowid
    """,
    """
    create table if not exists _meta (
      key text primary key,
      value text
    ) without rowid
    """,
    """
    create table if not exists _sync_state (
      table_name text primary key,
      shape text,
      method text,
      field text,
      since text,
      watermark text,
      is_loaded integer not null default 0,
      synced_at text,
      rows integer,
      last_error text,
      last_error_at text,
      chosen_method text,
      chosen_field text,
      swept_at text
    ) without rowid
    """,
    """
    create table if not exists _sync_runs (
      id integer primary key,
      started_at text not null,
      finished_at text,
      reason text,
      shape text,
      outcome text,
      error text,
      requests integer not null default 0
    )
    """,
    """
    create table if not exists _sync_run_tables (
      run_id integer not null,
      table_name text not null,
      method text,
      field text,
      records integer not null default 0,
      inserted integer not null default 0,
      changed integer not null default 0,
      removed integer not null default 0,
      problems integer not null default 0,
      requests integer not null default 0,
      error text,
      primary key (run_id, table_name)
    ) without rowid
    """,
    """
    create table if not exists _sync_problems (
      id integer primary key,
      table_name text not null,
      record_id integer,
      field text not null,
      reason text not null,
      raw text,
      seen_at text not null
    )
    """,
    """
    create unique index if not exists _sync_problems_row
    on _sync_problems (table_name, coalesce(record_id, raw), field, reason)
    """,
    """
    create index if not exists _sync_problems_record on _sync_problems (table_name, record_id)
    """,
    """
    create table if not exists _checkpoints (
      list text not null,
      variant integer not null,
      from_bound text not null default '',
      to_bound text not null default '',
      next text,
      done integer not null default 0,
      started_at text not null,
      shape text,
      method text,
      field text,
      records integer not null default 0,
      latest text not null default '',
      primary key (list, variant, from_bound, to_bound)
    ) without rowid
    """,
    """
    create table if not exists _tombstones (
      table_name text not null,
      id integer not null,
      removed_at text not null,
      primary key (table_name, id)
    ) without rowid
    """,
    """
    create table if not exists _tables (
      name text primary key,
      role text not null,
      sentence text not null,
      sql text
    ) without rowid
    """,
    """
    create table if not exists _columns (
      table_name text not null,
      position integer not null,
      name text not null,
      kind text,
      sentence text not null,
      is_personal integer,
      references_table text,
      words text,
      primary key (table_name, position)
    ) without rowid
    """,
  ]

  /// The names of those that are ours alone, which begin with `_`.
  static var names: [String] {
    definitions.filter { $0.hasPrefix("create table ") }.compactMap { definition in
      definition.split(separator: " ").first { $0.hasPrefix("_") }.map(String.init)
    }
  }
}

extension Schema {
  /// The tables beside the schema's, in which it is remembered what was done.
  package var ledgerTables: [String] { LedgerTables.names }
}
