import Dice
import DuckDice

extension Site {
  /// `GET bot/user-info`.
  func userInfo(_ index: Int) -> UserInfo {
    let account = accounts[index]
    var info = UserInfo(
      hash: account.hash, username: account.settings.name,
      balances: symbols.sorted().map { symbol in
        UserInfo.Balance(
          currency: symbol, main: WireAmount(account.balance(Purse(symbol, .main)) ?? .zero),
          faucet: account.balance(Purse(symbol, .faucet)).map { WireAmount($0) })
      })
    info.createdAt = Int(account.opened / 1000)
    info.level = 1
    info.wagered = account.tallies.sorted { $0.key < $1.key }.map {
      UserInfo.Wagered(currency: $0.key, amount: WireAmount($0.value.volume))
    }
    (info.campaign, info.affiliate, info.lastDeposit) = (WireNull(), WireNull(), WireNull())
    info.wageringBonuses = purses(of: account, .bonus).map {
      WageringBonus(
        hash: GameMode.bonusHash, name: "Practice bonus", type: "wagering", status: "active",
        symbol: $0.symbol, margin: "\(percent(.bonus))")
    }
    let held = Set(purses(of: account, .tle).map(\.symbol))
    info.tle = events.filter { held.contains($0.symbol) }
    return info
  }

  /// `GET bot/stats/SYMBOL`.
  func stats(_ index: Int, _ symbol: String) -> CurrencyStats {
    let tally = accounts[index].tally(symbol)
    return CurrencyStats(
      bets: tally.bets, wins: tally.wins, profit: WireAmount(tally.profit),
      volume: WireAmount(tally.volume), balances: balances(index, symbol))
  }

  /// `GET load/SYMBOL`: the newest bets in the currency, the newest first.
  func load(_ index: Int, _ symbol: String) -> LoadReply {
    let account = accounts[index]
    let balances = balances(index, symbol)
    var user = LoadReply.User(
      hash: account.hash, username: account.settings.name, balances: balances)
    user.balance = balances["main"] ?? nil
    user.presets = []
    let bets = account.recent.reversed().filter { $0.symbol == symbol }
    return LoadReply(user: user, bets: Array(bets.prefix(50)))
  }

  /// The events that some account has a balance of.
  var events: [TimeLimitedEvent] {
    Set(accounts.flatMap { purses(of: $0, .tle).map(\.symbol) }).sorted().map {
      TimeLimitedEvent(
        hash: GameMode.tleHash, name: "Practice event", symbol: $0, houseEdge: percent(.tle), endDate: nil)
    }
  }

  /// Main and faucet always, the others where the account has them.
  private func balances(_ index: Int, _ symbol: String) -> [String: WireAmount?] {
    var balances: [String: WireAmount?] = [:]
    for mode in GameMode.allCases {
      let balance = accounts[index].balance(Purse(symbol, mode))
      if mode == .main || mode == .faucet || balance != nil {
        balances[mode.rawValue] = WireAmount(balance ?? .zero)
      }
    }
    return balances
  }

  private func purses(of account: Account, _ mode: GameMode) -> [Purse] {
    account.balances.keys.filter { $0.mode == mode }.sorted { $0.symbol < $1.symbol }
  }

  private func percent(_ mode: GameMode) -> Double { Double(rules(mode).edgeHundredths) / 100 }
}
