import ArgumentParser
import HouseServer
import UnixSignals

/// `alea house`: a house on this machine that speaks the site's Bot API.
struct OpenHouse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "house",
    abstract: "Open a house on this machine to practise live play with, without money.",
    discussion: """
      It speaks the Bot API of duckdice.io on 127.0.0.1 and nowhere else: alea and other bots play against it as they \
      would against the site. Its rolls are provably fair. It can be slow, full, or broken in every way that a bot must \
      stand: docs/house.md tells the faults. Its first line on standard output is the address; it serves until SIGINT or \
      SIGTERM.

      Examples:
        alea house --balance 1BTC --latency 60ms --journal bets.jsonl
        alea house --faults drop-after=1%,late=0.5% --seed 7

      Exit codes: 0 asked to end; 64 usage; 66 file not found; 69 the port is taken.
      """)

  @OptionGroup(title: "Accounts") var accounts: AccountOptions
  @OptionGroup(title: "Game") var game: GameOptions
  @OptionGroup(title: "Serving") var serving: ServingOptions

  func run() async throws {
    let house: LoopbackHouse
    do {
      house = try LoopbackHouse(try serving.settings(game.settings(try accounts.settings())))
    } catch let error as HouseError {
      throw Failure(error)
    }
    // From here on no signal ends the program unheard.
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
    let key = accounts.isPractice ? AccountSettings.practiceKey : "KEY"
    let service = Task {
      try await house.run { port in
        let base = "http://127.0.0.1:\(port)/api"
        try? Printout.write("listening on \(base)")
        Talk.say(
          "play against it: ALEA_API_KEY=\(key) alea run -m live-main --base-url \(base) -s flat "
            + "--stop-loss 25% --max-bets 100 --confirm-live")
        Talk.say("what it can do: docs/house.md; end it with Ctrl-C")
      }
    }
    let listener = Task {
      for await _ in signals { return service.cancel() }
    }
    defer { listener.cancel() }
    do {
      try await service.value
    } catch let error as HouseError {
      throw Failure(error)
    }
  }
}

extension Failure {
  /// Why a house cannot be opened.
  fileprivate init(_ error: HouseError) {
    switch error {
    case .setting: self.init(.usage, error.description)
    case .file: self.init(.noFile, error.description)
    case .port: self.init(.unavailable, error.description)
    }
  }
}
