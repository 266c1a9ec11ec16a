import FoundationEssentials
import Harvest

extension Check {
  /// Whether credentials are known, and only to their owner.
  static let credentials = Check(name: "credentials") { examination in
    guard let account = try examination.account.get() else {
      return [
        .warning(
          "No Greenhouse account is known.",
          advice: "Run: glasshouse login, or try everything with --demo")
      ]
    }
    let origin =
      examination.options.demo
      ? "made for the demo"
      : examination.choice?.isForThisCall == true
        || (try? Account.fromEnvironment(examination.environment)) == nil
        ? "stored by glasshouse login"
          + (examination.place == .keyring ? ", the secret in the desktop's keyring" : "")
        : "from the environment"
    let name = examination.choice.map { " as “\($0.name)”" } ?? ""
    return switch account.dialect {
    case .v3: [.ok("Harvest v3 credentials, \(origin)\(name).")]
    case .v1:
      [
        .warning(
          "A Harvest v1 key, \(origin)\(name); Greenhouse retired v1 on 2026-08-31.",
          advice: "Create Harvest V3 (OAuth) credentials, then run: glasshouse login")
      ]
    }
  }

  /// Which way requests go.
  static let proxy = Check(name: "proxy") { examination in
    try examination.addresses.get().map { address in
      let route = ProxyRoute(to: address, in: examination.environment)
      return .ok(
        "\(address.host) is asked " + (route.map { "through the proxy \($0)." } ?? "directly."))
    }
  }

  /// Whether Greenhouse can be reached, and proves who it is.
  static let network = Check(name: "network") { examination in
    if let skipped = examination.skipsNetwork { return [skipped] }
    var findings: [Finding] = []
    for address in (try? examination.addresses.get()) ?? [] {
      do throws(HarvestError) {
        _ = try await address.contact(userAgent: Examination.userAgent)
        findings.append(.ok("\(address.host) answers."))
      } catch .cancelled {
        throw CancellationError()
      } catch {
        findings.append(.problem(error))
      }
    }
    return findings
  }

  /// Whether this machine's clock goes with Greenhouse's, by which changes are asked for.
  static let clock = Check(name: "clock") { examination in
    if let skipped = examination.skipsNetwork { return [skipped] }
    guard let address = (try? examination.addresses.get())?.first else {
      return [.skipped("There is nobody to ask the time.")]
    }
    let answer = try? await address.contact(userAgent: Examination.userAgent)
    try Task.checkCancellation()
    guard let theirs = answer.flatMap({ $0 }) else { return [.skipped("Nobody told the time.")] }
    let seconds = Int(examination.now.timeIntervalSince(theirs).rounded())
    guard seconds.magnitude > 60 else {
      return [.ok("The clock goes with that of \(address.host).")]
    }
    let sentence =
      "The clock is \(Age.words(Int(seconds.magnitude))) \(seconds > 0 ? "ahead of" : "behind") "
      + "that of \(address.host)."
    return [.problem(sentence, advice: "Set it: sudo timedatectl set-ntp true", .sync)]
  }

  /// Whether a token is given, and which tables can be read with it.
  static let access = Check(name: "access") { examination in
    if let skipped = examination.skipsNetwork { return [skipped] }
    guard let client = try? examination.client() else {
      return [.skipped("There is no account to ask as.")]
    }
    var tables: [TableAccess] = []
    var findings: [Finding] = []
    var readable = 0
    var isEmpty = true
    let isSensitive = examination.options.sensitive
    do {
      try await TableAccess.probe(client, isSensitive: isSensitive) { tables.append($0) }
    } catch let error as HarvestError where error.isBeforeAsking {
      return [.skipped("Nobody could be asked.")]
    }
    for table in tables {
      switch table.access {
      case .readable(let hasNone):
        readable += 1
        isEmpty = isEmpty && hasNone
      case .forbidden(let scope):
        findings.append(
          .problem(
            "\(table.name) cannot be read: \(scope ?? "the key's permission") is missing.",
            advice: TableAccess.advice(scope), .sync))
      }
    }
    if readable > 0, isEmpty {
      findings.append(.warning(TableAccess.empty, advice: TableAccess.emptyAdvice))
    } else if readable > 0 {
      findings.insert(.ok("\(readable) lists can be read."), at: 0)
    }
    return findings
  }
}

extension Examination {
  /// Why nobody is asked, if so.
  var skipsNetwork: Finding? {
    options.offline ? .skipped("Nobody is asked, because of --offline.") : nil
  }
}
