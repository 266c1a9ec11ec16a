extension Vocabulary {
  /// The keywords that a question uses, lowercase.
  package static let sqlKeywords = [
    "all", "and", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "current_date",
    "current_timestamp", "desc", "distinct", "else", "end", "escape", "except", "exists", "explain",
    "filter", "first", "following", "from", "full", "glob", "group", "having", "in", "inner",
    "intersect", "is", "join", "last", "left", "like", "limit", "materialized", "natural", "not",
    "null", "nulls", "offset", "on", "or", "order", "outer", "over", "partition", "preceding",
    "range", "recursive", "right", "rows", "select", "then", "unbounded", "union", "using",
    "values", "when", "where", "window", "with",
  ]

  /// SQLite's own functions that a question uses, as they are called.
  package static let sqlFunctions = [
    "abs(x)", "avg(x)", "coalesce(x, y, …)", "count(*)", "date(time, modifier, …)",
    "datetime(time, modifier, …)", "dense_rank()", "first_value(x)", "format(pattern, …)",
    "group_concat(x, separator)", "ifnull(x, y)", "iif(condition, x, y)", "instr(text, part)",
    "json_array_length(json)", "json_each(json)", "json_extract(json, path)",
    "json_group_array(x)", "julianday(time)", "lag(x, n)", "last_value(x)", "lead(x, n)",
    "length(text)", "lower(text)", "max(x)", "min(x)", "ntile(n)", "nullif(x, y)", "rank()",
    "replace(text, part, other)", "round(x, digits)", "row_number()", "strftime(pattern, time)",
    "substr(text, start, length)", "sum(x)", "total(x)", "trim(text)", "typeof(x)",
    "unixepoch(time)", "upper(text)",
  ]

  /// What goes on after a table was named.
  static let afterTable = [
    "where", "join", "left join", "on", "as", "group by", "order by", "limit", "union all",
  ]
}
