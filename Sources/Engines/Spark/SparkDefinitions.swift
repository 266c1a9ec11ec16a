import Rows
import Warehouse

/// What a script for Spark may make before it asks: tables over files, functions, views.
struct SparkDefinitions {
  /// All of it, each after what it is made of.
  let all: [Definition]
  /// The columns of each table with their types.
  private let columns: [String: [(name: String, type: String)]]

  init(schema: Schema) {
    let engine = Engine.spark
    var columns = Dictionary(
      uniqueKeysWithValues: schema.tables.map { table in
        (table.name, table.columns.map { ($0.name, engine.type(of: $0)) })
      })
    // The user's own, which business_days reads.
    columns["holidays"] = ["day", "name"].map { ($0, engine.textType) }
    let views = schema.viewsInOrder.map { view in
      Definition(
        name: view.name,
        statement: Self.view(view.name, view.columns.map { engine.quote($0.name) })
          + " as\n\(view.sql);")
    }
    self.columns = columns
    all =
      columns.keys.sorted().map { Definition(name: $0, statement: "") }
      + Self.functions(in: engine.functions) + views
  }

  /// The statement that makes it; a table is made of exactly these files, whose lines are JSON.
  ///
  /// Columns that a file lacks are NULL, and a line that is none ends the answer.
  func statement(
    of definition: Definition, in lake: LakeReading
  ) throws(LakeChoiceError) -> String {
    guard let columns = columns[definition.name] else { return definition.statement }
    let engine = Engine.spark
    let files = try lake.files(of: definition.name)
    guard let first = files.first else {
      let nothing = columns.map { "cast(null as \($0.type)) as \(engine.quote($0.name))" }
      return Self.view(definition.name, [])
        + " as select \(nothing.joined(separator: ", ")) where false;"
    }
    let names =
      files.count == 1
      ? Self.pattern(first) : "{\(files.map(Self.pattern).joined(separator: ","))}"
    let path = "\(Self.pattern(lake.root))/\(names)"
    return Self.view(definition.name, columns.map { "\(engine.quote($0.name)) \($0.type)" })
      + " using json options (path \(engine.literal(.text(path))), mode 'FAILFAST');"
  }

  private static func view(_ name: String, _ columns: [String]) -> String {
    "create or replace temporary view \(Engine.spark.quote(name))"
      + (columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))")
  }

  /// A path in which nothing stands for something else.
  private static func pattern(_ path: String) -> String {
    path.reduce(into: "") { written, letter in
      if #"\*?[]{},"#.contains(letter) { written += "\\" }
      written.append(letter)
    }
  }

  /// The functions in a file of statements that each begin with `create` at the beginning of a line.
  private static func functions(in text: String) -> [Definition] {
    let opening = "create temporary function "
    return text.split(separator: ";\n").compactMap { part in
      let lines = part.split(separator: "\n").drop { !$0.hasPrefix(opening) }
      guard let first = lines.first else { return nil }
      let statement = lines.joined(separator: "\n")
      let name = first.dropFirst(opening.count).prefix { $0 != "(" }
      return Definition(
        name: String(name),
        statement: "\(statement.replacing("create temp", with: "create or replace temp"));")
    }
  }
}
