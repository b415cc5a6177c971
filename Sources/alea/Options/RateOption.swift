import ArgumentParser

/// The rate that what a backtest costs is stated for.
struct RateOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The rate that a backtest's loss per hour is stated for.", valueName: "rate"))
  var betsPerSecond = 1.0

  func validate() throws {
    guard betsPerSecond > 0, betsPerSecond < 1e6 else {
      throw ValidationError(
        "--bets-per-second \(betsPerSecond) is out of range: more than 0, less than 1000000.")
    }
  }
}
