internal import Engine

/// Which balance is played with.
public enum PlayMode: Hashable, Sendable {
  /// The main balance.
  case main
  /// The free coins of the faucet.
  case faucet
  /// A wagering bonus, by the site's name of it.
  case bonus(String)
  /// A time limited event, by the site's name of it.
  case tle(String)

  /// Whether the site's word for a mode (`main`, `faucet`, `bonus`, `tle`) may stand for this one. How it writes the
  /// last two is not documented; that they are neither of the first two is certain.
  func isCalled(_ name: String) -> Bool {
    switch self {
    case .main: name == "main"
    case .faucet: name == "faucet"
    case .bonus, .tle: name != "main" && name != "faucet"
    }
  }
}

extension BetRequest {
  /// The bet of a ticket, with the balance that `mode` says.
  init(_ ticket: Ticket, symbol: String, mode: PlayMode) {
    self.init(ticket, symbol: symbol)
    switch mode {
    case .main: break
    case .faucet: faucet = true
    case .bonus(let hash): userWageringBonusHash = hash
    case .tle(let hash): tleHash = hash
    }
  }
}
