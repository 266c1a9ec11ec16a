import Harvest
import Shell

/// What can be read with new credentials, table by table, and what to do where something cannot.
struct AccessTable {
  private let needed: [NeededScope]
  private let width: Int

  init(_ needed: [NeededScope]) {
    self.needed = needed
    width = needed.map(\.table.count).max() ?? 0
  }

  /// Tries every list, a line for each as it is answered; whether any can be read.
  func probe(_ client: Client, isSensitive: Bool) async throws -> Bool {
    var access: [Access] = []
    say("table", "access", "what to do")
    try await TableAccess.probe(client, isSensitive: isSensitive) { table in
      access.append(table.access)
      switch table.access {
      case .readable(let isEmpty): say(table.name, isEmpty ? "reads, empty" : "reads", "")
      case .forbidden(let scope): say(table.name, "scope missing", advice(table.name, scope))
      }
    }
    let readable = access.compactMap {
      if case .readable(let isEmpty) = $0 { isEmpty } else { nil }
    }
    Talk.say("\(readable.count) of \(access.count) can be read.")
    if readable.count < access.count {
      let place = "Configure › Dev Center › API Credential Management › Manage Scopes"
      Talk.tell(
        "Where to tick: \(place). What is stored need not be typed again; glasshouse doctor tries it."
      )
    }
    if !readable.isEmpty, readable.allSatisfy(\.self) {
      Talk.tell("warning: every list is empty. \(TableAccess.emptyAdvice)")
    }
    return !readable.isEmpty
  }

  private func advice(_ table: String, _ scope: String?) -> String {
    let users = needed.first { $0.table == table }?.users
    return (scope.map { "tick \($0)" } ?? "give the key its permission")
      + (users.map { "; needed by \($0)" } ?? "")
  }

  private func say(_ table: String, _ access: String, _ advice: String) {
    let line = table.padding(to: width) + "  " + access.padding(to: 13) + "  " + advice
    Talk.say(String(line.reversed().drop { $0 == " " }.reversed()))
  }
}
