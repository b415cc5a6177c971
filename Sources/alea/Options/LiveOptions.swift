public import ArgumentParser
public import DuckDice

/// What only live play needs.
struct LiveOptions: ParsableArguments {
  @Flag(help: "Play live without asking for the mode to be typed.")
  var confirmLive = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Send bets no faster than this: 5/s, 300/m.", valueName: "pace"))
  var pace: Pace?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What one exchange with the site may take in all.", valueName: "time"))
  var timeout = TimeArgument(milliseconds: 15_000)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long the site is given before a bet without an answer counts as not placed.", valueName: "time"))
  var reconcileWait = TimeArgument(milliseconds: 10_000)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "After a stop-loss, refuse to play live with this account for so long (24h). Voluntary.",
      valueName: "time"))
  var coolOff: TimeArgument?

  @Flag(
    help:
      "After the session, change the seeds so that the site reveals the old one and `alea verify` can check rolls."
  )
  var reveal = false

  func validate() throws {
    guard timeout.nanoseconds > 0 else { throw ValidationError("--timeout 0 leaves no time for an answer.") }
  }
}

extension Pace: ExpressibleByArgument {
  /// Reads `5/s`.
  public init?(argument: String) {
    self.init(argument)
  }
}
