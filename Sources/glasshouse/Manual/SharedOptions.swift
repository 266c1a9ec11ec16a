/// The options that commands have in common, so that they need be explained once.
struct SharedOptions {
  typealias Argument = CommandDescription.Argument

  /// Options under one title.
  struct Group {
    let title: String
    let options: [Argument]
  }

  /// What every command takes.
  let everywhere: [Argument]
  /// The titles under which every command that has them takes the same.
  let groups: [Group]

  /// What is common to these commands.
  init(_ commands: [CommandDescription]) {
    let all = commands.map(\.shown)
    everywhere = (all.first ?? []).filter { argument in
      all.allSatisfy { $0.contains(argument) }
    }
    var groups: [Group] = []
    for title in all.joined().compactMap(\.sectionTitle)
    where !groups.contains(where: { $0.title == title }) {
      let forms = Set(all.map { $0.filter { $0.sectionTitle == title } }.filter { !$0.isEmpty })
      if forms.count == 1, let options = forms.first {
        groups.append(Group(title: title, options: options))
      }
    }
    self.groups = groups
  }

  /// The groups that a command takes.
  func groups(of command: CommandDescription) -> [Group] {
    groups.filter { group in command.shown.contains { $0.sectionTitle == group.title } }
  }

  /// The arguments that a command has for itself.
  func own(of command: CommandDescription) -> [Argument] {
    command.shown.filter { argument in
      !everywhere.contains(argument) && !groups.contains { $0.title == argument.sectionTitle }
    }
  }
}
