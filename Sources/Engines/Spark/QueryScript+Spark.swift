import Rows
import SavedQueries
import Warehouse

extension QueryScript {
  /// The script for spark-sql: temporary views over the files of a lake, our functions and views as far as the
  /// statements read them, and the statements with their values bound by name.
  ///
  /// A row comes as one line of JSON behind the mark, whose columns are c1, c2 and so on; a part ends with a line of
  /// the mark and a point.
  ///
  /// - Throws: `EngineError.unsendable`, `LakeChoiceError.missing`.
  init(forSpark question: EngineQuestion, over lake: LakeReading, schema: Schema) throws {
    let engine = Engine.spark
    let mark = EngineProgram.mark()
    let end = "select \(engine.literal(.text(mark + ".")));"
    let placed = try question.placed(for: engine)
    let definitions = SparkDefinitions(schema: schema)
    let needed = definitions.all.needed(by: placed.map(\.sql) + question.domains.map(\.table))
    var parts = [Self.sparkOpening]
    parts += try needed.map { definition throws(LakeChoiceError) in
      try definitions.statement(of: definition, in: lake)
    }
    for domain in question.domains {
      let column = engine.quote(domain.column)
      parts.append(
        Self.asking(
          "select distinct \(column) from \(engine.quote(domain.table)) where \(column) is not null order by 1",
          width: 1, using: [], mark, engine) + "\n" + end)
    }
    for (number, statement) in placed.enumerated() {
      let values = statement.names.map { name in
        let value = question.statements[number].values[name] ?? .null
        let type = engine.type(of: value, orOf: question.kind(of: name))
        let text = value == .null ? "cast(null as \(type))" : engine.literal(value)
        return "\(text) as \(engine.quote(name))"
      }
      parts.append(
        Self.asking(
          statement.sql, width: question.columns[number].count, using: values, mark, engine) + "\n"
          + end)
    }
    let text = parts.joined(separator: "\n") + "\n"
    self.init(text: Self.spelledOut(text), mark: mark)
  }

  /// The statement that asks for rows as lines.
  private static func asking(
    _ sql: String, width: Int, using values: [String], _ mark: String, _ engine: Engine
  ) -> String {
    let columns = (1...max(width, 1)).map { "c\($0)" }.joined(separator: ", ")
    let all = """
      select concat('\(mark)', to_json(struct(\(columns)), map('ignoreNullFields', 'false')))
      from (
      \(sql)
      ) as answer(\(columns))
      """
    return "execute immediate \(engine.literal(.text(all)))"
      + (values.isEmpty ? "" : "\nusing \(values.joined(separator: ", "))") + ";"
  }

  /// What an answer depends on, whatever the settings of this Spark are, and whether it is new enough.
  private static let sparkOpening = """
    set spark.sql.variable.substitute = false;
    set spark.sql.parser.escapedStringLiterals = false;
    set spark.sql.ansi.enabled = true;
    set spark.sql.ansi.doubleQuotedIdentifiers = false;
    set spark.sql.ansi.enforceReservedKeywords = false;
    set spark.sql.caseSensitive = false;
    set spark.sql.session.timeZone = UTC;
    set spark.sql.groupByOrdinal = true;
    set spark.sql.orderByOrdinal = true;
    set spark.sql.legacy.statisticalAggregate = false;
    set spark.sql.files.ignoreCorruptFiles = false;
    set spark.sql.files.ignoreMissingFiles = false;
    set spark.sql.cteRecursionRowLimit = -1;
    select case
      when 100 * int(split(version(), '[.]')[0]) + int(split(version(), '[.]')[1]) >= 403 then 'new enough'
      else raise_error(concat('\(SparkError.tooOldSign)', version()))
    end;
    """

  /// The text in letters that every machine reads the same, whatever its settings are: others stand in texts alone,
  /// and have names there.
  private static func spelledOut(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        written.unicodeScalars.append(scalar)
      } else {
        written += scalar.asEscape
      }
    }
    return written
  }
}
