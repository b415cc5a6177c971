import ArgumentParser
import DuckDice

/// Which site and which balance of it are played with.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The address of the Bot API, such as that of `alea house`.", valueName: "url"))
  var baseUrl = "https://duckdice.io/api"

  @Option(help: ArgumentHelp("Play with a wagering bonus, by the site's name of it.", valueName: "hash"))
  var wageringBonus: String?

  @Option(help: ArgumentHelp("Play in a time limited event, by the site's name of it.", valueName: "hash"))
  var tle: String?

  func validate() throws {
    if wageringBonus != nil, tle != nil {
      throw ValidationError("--wagering-bonus and --tle are two balances: one of them.")
    }
  }

  /// The balance that is played with.
  func playMode(_ mode: Mode) -> PlayMode {
    if let wageringBonus { return .bonus(wageringBonus) }
    if let tle { return .tle(tle) }
    return mode == .liveFaucet ? .faucet : .main
  }
}
