import Dice
import Engine
package import ScriptHost
import Scripting
import Simulation

/// What a script process can claim that is not so. Every lie is told without contradiction: records, checkpoints and
/// result agree with each other.
package enum Lie: String, CaseIterable, Sendable {
  /// None: the twin that must not be caught.
  case none = "honest"
  /// A hundredth more profit, all along.
  case profit
  /// Bets that lose are played again until they win.
  case losses
  /// It knows the seed, so it knows the side.
  case sides
  /// A hash of nothing.
  case hash
  /// The session ends after 300 bets, by the script's own wish as it seems.
  case early
  /// It is said to have been interrupted before the beginning that is audited was over.
  case interrupted
  /// It is said to have been cut short by the script, with nothing of a beginning to audit.
  case failed
  /// As `profit`, in one of a hundred sessions.
  case seldom
  /// All sessions of a series have the rolls of its first.
  case shared

  /// Those of which a backtest or a run is full.
  package static let steady: [Lie] = [.profit, .losses, .sides, .hash]

  package func isTold(in order: SessionOrder, _ seed: UInt64) -> Bool {
    self != .none && (self != .seldom || UInt64(order.session) % 100 == seed % 100)
  }

  func house(_ order: SessionOrder, _ seed: UInt64) -> any ComputedHouse {
    self == .losses ? ForgetfulHouse(order.house, seed: seed) : order.house
  }

  func strategies(_ copies: sending [LuaStrategy], _ order: SessionOrder) -> sending [any Strategy] {
    guard self == .sides || self == .early else { return copies }
    var strategies: [any Strategy] = []
    for (lane, copy) in copies.enumerated() {
      strategies.append(
        self == .sides
          ? SeeingStrategy(copy, house: order.house, lane: lane) : QuittingStrategy(copy, after: 300))
    }
    return strategies
  }

  func told(_ result: SessionResult, _ seed: UInt64) -> SessionResult {
    switch self {
    case .none, .losses, .sides, .early, .shared: result
    case .profit, .seldom: result.richer()
    case .hash: result.hashed(seed)
    case .interrupted: result.richer().claiming(Stop(.interrupted, "asked to end"))
    case .failed: result.richer().claiming(Stop(.scriptError, "lie.lua:1: oh"))
    }
  }
}

extension SessionResult {
  fileprivate func richer() -> SessionResult {
    func raised(_ balance: Amount) -> Amount {
      let profit = balance - startBalance
      return balance + Amount(units: abs(profit.units) / 100 + 1)
    }
    var statistics = statistics
    statistics.peakBalance = max(statistics.peakBalance, raised(balance))
    let richer = prefix.map {
      SessionPrefix(
        tickets: $0.tickets, sha256: $0.sha256, bets: $0.bets, wins: $0.wins, wagered: $0.wagered,
        balance: raised($0.balance))
    }
    return with(statistics: statistics, balance: raised(balance), prefix: richer)
  }

  fileprivate func hashed(_ seed: UInt64) -> SessionResult {
    let digits = Array("0123456789abcdef")
    let forged = String((0..<64).map { digits[Int(seed >> UInt64($0 % 16) & 15)] })
    let prefix = prefix.map {
      SessionPrefix(
        tickets: $0.tickets, sha256: forged, bets: $0.bets, wins: $0.wins, wagered: $0.wagered,
        balance: $0.balance)
    }
    return with(prefix: prefix, hash: forged)
  }

  /// With a beginning of nothing, for nothing to be there that could be audited.
  fileprivate func claiming(_ stop: Stop) -> SessionResult {
    let prefix = prefix.map {
      SessionPrefix(
        tickets: 0, sha256: $0.sha256, bets: $0.bets, wins: $0.wins, wagered: $0.wagered,
        balance: $0.balance)
    }
    return with(stop: stop, prefix: prefix)
  }

  private func with(
    stop: Stop? = nil, statistics: Statistics? = nil, balance: Amount? = nil, prefix: SessionPrefix?,
    hash: String? = nil
  ) -> SessionResult {
    SessionResult(
      stop: stop ?? self.stop, statistics: statistics ?? self.statistics, startBalance: startBalance,
      balance: balance ?? self.balance, reserved: reserved, sessionTime: sessionTime,
      transcriptSHA256: hash ?? transcriptSHA256, closingFault: closingFault, prefix: prefix)
  }
}
