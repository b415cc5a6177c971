import Dice
import DuckDice
import Simulation

extension Site {
  /// Places a bet: all of it or nothing. What is refused costs neither money nor a nonce.
  mutating func play(
    _ body: [UInt8], game: Route.Game, account: Int, now: Int64, fault: Fault? = nil
  ) throws(SiteRefusal) -> PlayReply {
    let bet = try check(BetBody.read(body), game: game, account: account)
    if fault?.kind == .nonceSkipped { accounts[account].seeds.skip() }
    let nonce = accounts[account].seeds.nonce
    let roll =
      fault?.kind == .unfairRoll ? accounts[account].seeds.roll.opposite : accounts[account].seeds.roll
    let won = bet.proposal.wins(roll)
    let profit = won ? bet.profitIfWon : -bet.proposal.stake
    let balance = (accounts[account].balance(bet.purse) ?? .zero) + profit
    let hash = BetHash.text(seed: settings.seed, bet: bets)

    let entry = JournalEntry(
      bet: bets + 1, time: now, account: accounts[account].settings.name, hash: hash, bet, roll: roll,
      won: won, profit: profit, nonce: nonce, balance: balance, fault: fault?.kind)
    // What cannot be written down is not accepted: the journal is what a bot's own record is held against.
    if let journal, !journal.append(entry) { throw SiteRefusal(503, "The journal cannot be written.") }

    bets += 1
    accounts[account].settle(bet.proposal, in: bet.purse, won: won, profit: profit)
    accounts[account].seeds.spend()
    let settled = SettledBet(
      bet: bet, roll: roll, won: won, profit: profit, nonce: nonce, hash: hash, time: now)
    keep(settled.wire, account: account)
    var reply = PlayReply(
      bet: settled.wire, user: user(account, symbol: bet.purse.symbol, balance: balance), isJackpot: false)
    (reply.jackpot, reply.jackpotStatus) = (WireNull(), WireNull())
    return reply
  }

  private mutating func keep(_ bet: PlayReply.Bet, account: Int) {
    accounts[account].remember(bet, keeping: 50)
    let seeds = accounts[account].seeds
    archive.keep(
      BetArchive.Entry(
        bet: bet, account: account, serverSeed: seeds.serverSeed, clientSeed: seeds.clientSeed,
        serverSeedHash: seeds.commitment.sha256))
  }

  private func user(_ index: Int, symbol: String, balance: Amount) -> PlayReply.User {
    let account = accounts[index]
    let tally = account.tally(symbol)
    var user = PlayReply.User(balance: WireAmount(balance))
    (user.hash, user.username, user.level) = (account.hash, account.settings.name, 1)
    (user.bets, user.wins, user.luck) = (tally.bets, tally.wins, tally.luck)
    (user.profit, user.volume) = (WireAmount(tally.profit), WireAmount(tally.volume))
    user.nonce = Int(account.seeds.nonce)
    user.absoluteLevel = PlayReply.Level(level: 1, xp: tally.bets, xpNext: tally.bets + 1, xpPrev: 0)
    return user
  }
}

/// The house's names of bets.
enum BetHash {
  /// The name of the house's bet with this index: 16 hexadecimal digits, never twice the same.
  static func text(seed: UInt64, bet: Int) -> String {
    // The steps of SplitMix64 can be undone, so that different bets have different names.
    var word = UInt64(bet) &+ seed &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    word ^= word >> 31
    return (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }.hexadecimal
  }
}

extension Roll {
  /// A roll that the seeds did not make.
  fileprivate var opposite: Roll { Roll(number: (number + 5000) % Roll.count) ?? self }
}
