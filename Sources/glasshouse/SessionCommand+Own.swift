import Shell

extension SessionCommand {
  /// Tables, views and queries of one's own.
  static let own: [SessionCommand] = [
    SessionCommand(
      ImportOrder.usage, "Reads a CSV file into a table of your own, my.TABLE; --help says more.",
      example: ".import targets.csv targets", takes: atLeast(1), completes: .files
    ) { call, desk in
      guard call.arguments != ["--help"] else {
        return try await desk.session.write(text: ImportOrder.help)
      }
      let order = try call.importOrder()
      let (rows, before, columns) = try await desk.session.importFile(order)
      let table = "\(order.schema).\(order.table)"
      let types = columns.map { "\($0.name) \($0.type.lowercased())" }.joined(separator: ", ")
      guard before > 0 else { return Talk.say("\(grouped(rows)) rows into \(table) (\(types))") }
      Talk.say("\(grouped(rows)) rows added to the \(grouped(before)) of \(table) (\(types))")
      Talk.tell("--replace puts them in the place of what is there")
    },
    SessionCommand(
      ".save NAME [--replace]", "Writes the last statement as a saved query.",
      example: ".save open-jobs", takes: 1...2
    ) { call, desk in
      let names = call.arguments.filter { $0 != "--replace" }
      guard names.count == 1 else {
        throw ShellError.usage(
          "A query has one name, without spaces.", usage: ".save NAME [--replace]")
      }
      let path = try await desk.session.save(
        as: names[0], isReplaced: call.arguments.contains("--replace"))
      Talk.say("saved as \(path); run it with .run \(names[0])")
    },
    SessionCommand(
      ".attach FILE NAME", "Attaches another SQLite file, to be read only, as NAME.",
      example: ".attach budget.sqlite budget", takes: 2...2, completes: .files
    ) { call, desk in
      try await desk.session.attach(call.arguments[0], as: call.arguments[1])
    },
    SessionCommand(
      ".detach NAME", "Detaches what .attach has attached.", example: ".detach budget", takes: 1...1
    ) { call, desk in
      try await desk.session.detach(call.arguments[0])
    },
  ]
}

extension DotCommand.Call {
  /// What `.import` was told.
  ///
  /// - Throws: `ShellError.usage`, `DoorError.badName`.
  fileprivate func importOrder() throws -> ImportOrder {
    var order = ImportOrder()
    var words: [String] = []
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--replace": order.isReplaced = true
      case "--no-header": order.hasHeader = false
      case "--text": order.isText = true
      case "--null": order.null = rest.popFirst()
      case _ where word.hasPrefix("--"):
        throw ShellError.usage("“\(word)” is no option of .import.", usage: ImportOrder.usage)
      default: words.append(word)
      }
    }
    guard words.count == 2 else {
      throw ShellError.usage(".import needs a file and a table.", usage: ImportOrder.usage)
    }
    order.file = words[0]
    let parts = words[1].split(separator: ".", maxSplits: 1).map(String.init)
    order.table = parts.last ?? ""
    if parts.count == 2 { order.schema = parts[0].lowercased() }
    guard ["my", "temp"].contains(order.schema), !order.table.isEmpty else {
      throw DoorError.badName(words[1], of: "a table of your own, which is my.NAME or temp.NAME")
    }
    return order
  }
}
