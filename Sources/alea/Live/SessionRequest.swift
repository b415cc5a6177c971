import Dice
import Engine
import Foundation

/// What a person asks of a running live session, as it goes over the control socket.
enum SessionRequest: Equatable {
  case stop, stopOnWin, pause, resume
  case limits(Limits)

  private static let words: [(String, SessionRequest)] = [
    ("stop", .stop), ("stop-on-win", .stopOnWin), ("pause", .pause), ("resume", .resume),
  ]

  /// The line that asks for it: money in units of 1e-8, time in nanoseconds.
  var line: String {
    guard case .limits(let limits) = self else {
      return Self.words.first { $0.1 == self }?.0 ?? ""
    }
    let values = Self.fields.compactMap { name, path in limits[keyPath: path].map { "\(name)=\($0)" } }
    return (["limits"] + values).joined(separator: " ")
  }

  /// Reads a line, or nil where it asks for nothing that there is.
  init?(line: String) {
    if let request = Self.words.first(where: { $0.0 == line }) {
      self = request.1
      return
    }
    let parts = line.split(separator: " ")
    guard parts.first == "limits", parts.count > 1 else { return nil }
    var limits = Limits()
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let value = Int64(pair[1]), value >= 0,
        let field = Self.fields.first(where: { $0.0 == pair[0] })
      else { return nil }
      limits[keyPath: field.1] = value
    }
    self = .limits(limits)
  }

  private static let fields: [(String, any WritableKeyPath<Limits, Int64?> & Sendable)] = [
    ("max-bets", \.maxBetsCount), ("max-bet", \.maxBetUnits), ("min-balance", \.minBalanceUnits),
    ("stop-loss", \.stopLossUnits), ("max-wager", \.maxWagerUnits), ("take-profit", \.takeProfitUnits),
    ("max-loss-streak", \.maxLossStreakCount), ("max-win-streak", \.maxWinStreakCount),
    ("max-duration", \.maxDuration),
  ]
}

extension Limits {
  fileprivate var maxBetsCount: Int64? {
    get { maxBets.map(Int64.init) }
    set { maxBets = newValue.map(Int.init) }
  }
  fileprivate var maxLossStreakCount: Int64? {
    get { maxLossStreak.map(Int64.init) }
    set { maxLossStreak = newValue.map(Int.init) }
  }
  fileprivate var maxWinStreakCount: Int64? {
    get { maxWinStreak.map(Int64.init) }
    set { maxWinStreak = newValue.map(Int.init) }
  }
  fileprivate var maxBetUnits: Int64? {
    get { maxBet?.units }
    set { maxBet = newValue.map(Amount.init(units:)) }
  }
  fileprivate var minBalanceUnits: Int64? {
    get { minBalance?.units }
    set { minBalance = newValue.map(Amount.init(units:)) }
  }
  fileprivate var stopLossUnits: Int64? {
    get { stopLoss?.units }
    set { stopLoss = newValue.map(Amount.init(units:)) }
  }
  fileprivate var takeProfitUnits: Int64? {
    get { takeProfit?.units }
    set { takeProfit = newValue.map(Amount.init(units:)) }
  }
  fileprivate var maxWagerUnits: Int64? {
    get { maxWager.map { Int64(clamping: $0.units) } }
    set { maxWager = newValue.map { AmountSum(units: Int128($0)) } }
  }
}
