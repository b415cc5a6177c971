import ArgumentParser
import HouseServer
import Simulation

/// How the loopback house serves: where, how fast, and what goes wrong.
struct ServingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port of 127.0.0.1; 0 takes one that is free.", valueName: "port"))
  var port: UInt16 = 8787

  @Option(
    parsing: .unconditional,
    help: "From a request to its reply: 60ms, uniform:50ms-150ms, lognormal:100ms,0.5 (mean, sigma).")
  var latency = LatencyArgument(.fixed(0))

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Requests that are worked on at a time; more only wait.", valueName: "n"))
  var capacity: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Requests that a key may make: 100/s; more get 429.", valueName: "rate"))
  var rateLimit: RateArgument?

  @Flag(inversion: .prefixedNo, help: "Say with 429 when to come again.")
  var retryAfter = true

  @Option(
    help: ArgumentHelp(
      "Shares of faults, drop-after=1%,late=0.5%, or a plan file that ends in .toml.", valueName: "plan"))
  var faults: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How long the late replies of --faults wait.", valueName: "time"))
  var lateBy = TimeArgument(milliseconds: 60_000)

  @Option(help: ArgumentHelp("Write a line of JSON per accepted bet.", valueName: "file"))
  var journal: String?

  func validate() throws {
    if let capacity, capacity < 1 {
      throw ValidationError("--capacity \(capacity) is out of range: 1 or more.")
    }
  }

  /// The house, with these rules.
  func settings(_ site: SiteSettings) throws -> HouseSettings {
    var house = HouseSettings(site: site)
    house.port = Int(port)
    house.latency = latency.model
    house.capacity = capacity
    house.rateLimit = rateLimit.map {
      RateLimit(count: $0.count, per: .nanoseconds($0.span), tellsWhen: retryAfter)
    }
    house.journal = journal
    if let faults {
      house.faults =
        faults.hasSuffix(".toml")
        ? try FaultSchedule(file: faults)
        : try FaultSchedule(shares: faults, lateBy: .nanoseconds(lateBy.nanoseconds))
    }
    return house
  }
}
