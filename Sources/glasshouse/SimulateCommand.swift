import ArgumentParser
import FoundationEssentials
import Glibc
import Rendering
import Shell
import Simulator

/// `glasshouse simulate`: a pretend Greenhouse on a port of this machine.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Serve a pretend Greenhouse with an invented company, until interrupted.",
    usage: "glasshouse simulate [<options>]")

  @Option(help: "The port; 0 takes any free one.")
  var port: UInt16 = 0

  @Option(help: "How many candidates the company has.")
  var candidates = 2000

  @Option(help: "Which company: the same seed gives the same people.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The rate limit, such as 150/30.", valueName: "requests/seconds"))
  var rate: String?

  @Option(help: ArgumentHelp("How long each answer waits.", valueName: "ms"))
  var latency: Int32 = 0

  @Option(
    help: ArgumentHelp(
      "Write what is true of the company, as JSON, to a file (- for standard output).",
      valueName: "file"))
  var truth: String?

  func validate() throws {
    guard (0...1_000_000).contains(candidates) else {
      throw ValidationError("--candidates must be between 0 and 1000000.")
    }
    guard latency >= 0 else { throw ValidationError("--latency must not be negative.") }
  }

  func run() async throws {
    let company = Company(seed: seed, candidates: candidates, moment: Company.demoMoment)
    if let truth { try write(company, to: truth) }
    let server = Server(company: company, options: try serverOptions())
    try server.start()
    defer { server.stop() }
    let credentials = server.options.credentials
    Talk.say(
      """
      A pretend Greenhouse of \(grouped(candidates)) candidates, on \(company.moment.day). \
      Press Ctrl-C to end it. In another terminal:

      """)
    try StandardOutput.say(
      """
      export GREENHOUSE_API_URL=\(server.url)
      export GREENHOUSE_AUTH_URL=\(server.url)
      export GREENHOUSE_CLIENT_ID=\(credentials.clientID)
      export GREENHOUSE_CLIENT_SECRET=\(credentials.clientSecret)
      # or, for Harvest v1 alone: export GREENHOUSE_API_KEY=\(credentials.v1Key)
      """)
    let outcome = try await Interrupt.running {
      while true { try await Task.sleep(for: .seconds(3600)) }
    }
    if case .interrupted = outcome { throw CancellationError() }
  }

  private func serverOptions() throws -> Simulator.Options {
    var options = Simulator.Options()
    options.port = port
    options.latencyMilliseconds = latency
    if let rate {
      guard let rate = Rate(rate) else {
        throw DoorError.option("--rate", typed: rate, wanted: "of the form 150/30")
      }
      options.v3Rate = rate
      options.v1Rate = rate
    }
    return options
  }

  private func write(_ company: Company, to path: String) throws {
    let json = Truth(company).json + Array("\n".utf8)
    guard path != "-" else {
      let sink = try ByteSink.standardOutput()
      try sink.write(json)
      return try sink.flush()
    }
    let file = try OutputFile(path: path)
    try file.sink.write(json)
    try file.commit()
  }
}
