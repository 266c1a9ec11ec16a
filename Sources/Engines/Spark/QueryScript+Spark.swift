import Rows
import SavedQueries
import Warehouse

extension QueryScript {
  /// The script for spark-sql: temporary views over the files of a lake, our functions and views as far as the
  /// questions read them, and for each question its domains and its statements, with values bound by name.
  ///
  /// A row comes as one line of JSON behind the mark, whose columns are c1, c2 and so on; a part ends with a line of
  /// the mark and a point.
  ///
  /// - Throws: `EngineError.unsendable`, `LakeChoiceError.missing`.
  init(forSpark questions: [EngineQuestion], over lake: LakeReading, schema: Schema) throws {
    let mark = EngineProgram.mark()
    let asked = try questions.flatMap { try Self.asking($0, mark) }
    let definitions = SparkDefinitions(schema: schema)
    let made = try definitions.all.needed(by: asked).map { definition throws(LakeChoiceError) in
      try definitions.statement(of: definition, in: lake)
    }
    let end = "select \(Engine.spark.literal(.text(mark + "."))) as done;"
    let text = [Self.sparkOpening] + made + asked.flatMap { [$0, end] }
    self.init(text: Self.spelledOut(text.joined(separator: "\n") + "\n"), mark: mark)
  }

  /// The statements that ask one question.
  private static func asking(_ question: EngineQuestion, _ mark: String) throws -> [String] {
    let engine = Engine.spark
    let domains = question.domains.map { domain in
      let column = engine.quote(domain.column)
      return asking(
        """
        select distinct \(column) from \(engine.quote(domain.table))
        where \(column) is not null order by 1
        """, width: 1, using: [], mark)
    }
    let statements = zip(try question.placed(for: engine), question.statements).map {
      placed, bound in
      let values = placed.names.map { name in
        let value = bound.values[name] ?? .null
        let type = engine.type(of: value, orOf: question.kind(of: name))
        let text = value == .null ? "cast(null as \(type))" : engine.literal(value)
        return "\(text) as \(engine.quote(name))"
      }
      return (placed.sql, values)
    }
    return domains
      + zip(statements, question.columns).map {
        asking($0.0, width: $1.count, using: $0.1, mark)
      }
  }

  /// The statement that asks for rows as lines.
  private static func asking(
    _ sql: String, width: Int, using values: [String], _ mark: String
  ) -> String {
    let columns = (1...max(width, 1)).map { "c\($0)" }.joined(separator: ", ")
    let all = """
      select concat('\(mark)', to_json(struct(\(columns)), map('ignoreNullFields', 'false')))
      from (
      \(sql)
      ) as answer(\(columns))
      """
    return "execute immediate \(Engine.spark.literal(.text(all)))"
      + (values.isEmpty ? "" : "\nusing \(values.joined(separator: ", "))") + ";"
  }

  /// What an answer depends on, whatever the settings of this Spark are, and whether it is new enough.
  private static let sparkOpening = """
    set spark.sql.variable.substitute = false;
    set spark.sql.cli.print.header = false;
    set spark.sql.error.messageFormat = PRETTY;
    set spark.sql.parser.escapedStringLiterals = false;
    set spark.sql.ansi.enabled = true;
    set spark.sql.ansi.doubleQuotedIdentifiers = false;
    set spark.sql.ansi.enforceReservedKeywords = false;
    set spark.sql.caseSensitive = false;
    set spark.sql.session.timeZone = UTC;
    set spark.sql.timestampType = TIMESTAMP_LTZ;
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
