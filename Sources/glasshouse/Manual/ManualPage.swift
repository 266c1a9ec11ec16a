/// The manual page of a command, made of what its declaration says.
struct ManualPage {
  private let command: CommandDescription
  private let others: [CommandDescription]
  private let date: String

  /// The page of a command among all, dated as people write a day: `November 28, 2026`.
  init(_ command: CommandDescription, among others: [CommandDescription], date: String) {
    self.command = command
    self.others = others
    self.date = date
  }

  /// The page in `mdoc`.
  var text: String {
    var page = Mdoc()
    page.line(["Dd", date])
    page.macro("Dt", command.page.uppercased(), "1")
    page.macro("Os", "Glasshouse " + Version.number)
    page.macro("Sh", "NAME")
    page.macro("Nm", command.page)
    page.macro("Nd", command.abstract.map(Self.phrase) ?? "")
    synopsis(&page)
    page.macro("Sh", "DESCRIPTION")
    page.paragraphs(command.discussion ?? command.abstract ?? "")
    if !command.parts.isEmpty { subcommands(&page) }
    options(&page)
    if command.superCommands == nil {
      for section in Surroundings.all { add(section, to: &page) }
    } else {
      page.macro("Sh", "EXIT STATUS")
      page.sentences(ExitStatus.line + ".")
    }
    seeAlso(&page)
    return page.text
  }

  /// A sentence without its full stop.
  private static func phrase(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  private func synopsis(_ page: inout Mdoc) {
    page.macro("Sh", "SYNOPSIS")
    page.macro("Nm", command.call)
    if !command.parts.isEmpty { page.line(["Op", "Ar", "subcommand"]) }
    for argument in command.shown where argument.kind == .positional {
      let name = Mdoc.argument(argument.valueName ?? "") + (argument.isRepeating ? " ..." : "")
      page.line((argument.isOptional ? ["Op"] : []) + ["Ar", name])
    }
    page.line(["Op", "Ar", "options"])
  }

  private func subcommands(_ page: inout Mdoc) {
    page.macro("Sh", "SUBCOMMANDS")
    page.line(["Bl", "-tag", "-width", "Ds"])
    for part in command.parts {
      page.line(["It", "Xr", Mdoc.argument(part.page), "1"])
      page.sentences(part.abstract ?? "")
    }
    page.line(["El"])
  }

  private func options(_ page: inout Mdoc) {
    let positional = command.shown.filter { $0.kind == .positional }
    if !positional.isEmpty {
      page.macro("Sh", "ARGUMENTS")
      list(positional, in: &page)
    }
    let rest = command.shown.filter { $0.kind != .positional }
    page.macro("Sh", "OPTIONS")
    list(rest.filter { $0.sectionTitle == nil }, in: &page)
    var titles: [String] = []
    for title in rest.compactMap(\.sectionTitle) where !titles.contains(title) {
      titles.append(title)
      page.macro("Ss", title)
      list(rest.filter { $0.sectionTitle == title }, in: &page)
    }
  }

  private func list(_ arguments: [CommandDescription.Argument], in page: inout Mdoc) {
    page.line(["Bl", "-tag", "-width", "Ds"])
    for argument in arguments {
      page.line(["It"] + heading(argument))
      let usual = argument.defaultValue.map { " (usually \($0))" } ?? ""
      let text = argument.abstract ?? ""
      page.sentences(text.hasSuffix(".") ? text.dropLast() + usual + "." : text + usual)
    }
    page.line(["El"])
  }

  /// The names of an argument with its value, as macros.
  private func heading(_ argument: CommandDescription.Argument) -> [String] {
    let value = ["Ar", Mdoc.argument(argument.valueName ?? "")]
    guard argument.kind != .positional else { return value }
    let names = (argument.names ?? []).sorted { $0.typed.count < $1.typed.count }
    let forms = names.map { name in
      ["Fl", Mdoc.argument(String(name.typed.dropFirst()))]
        + (argument.kind == .option ? value : [])
    }
    return Array(forms.joined(separator: [","]))
  }

  private func add(_ section: Surroundings, to page: inout Mdoc) {
    page.macro("Sh", section.title)
    page.line(["Bl", "-tag", "-width", "Ds"])
    for fact in section.facts {
      let names = fact.names.map { [section.macro, Mdoc.argument($0)] }
      page.line(["It"] + names.joined(separator: [","]))
      page.sentences(fact.sentence)
    }
    page.line(["El"])
  }

  private func seeAlso(_ page: inout Mdoc) {
    // The program's page has a list of all; the others lead to it and to their neighbours below it.
    let names =
      command.superCommands == nil
      ? ["sqlite3"]
      : others.map(\.page).filter { $0 != command.page && related($0) }.sorted()
    guard !names.isEmpty else { return }
    page.macro("Sh", "SEE ALSO")
    for name in names {
      page.line(["Xr", Mdoc.argument(name), "1"] + (name == names.last ? [] : [","]))
    }
  }

  private func related(_ page: String) -> Bool {
    page == "glasshouse" || page.hasPrefix(command.page + "-")
      || command.page.hasPrefix(page + "-")
  }
}
