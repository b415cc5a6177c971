import ArgumentParser
import Dice
import Engine
import Foundation
import Ledger

/// What live play asks for before the first bet: limits that bound the loss and the length, in words that leave no doubt
/// about the unit, and a word of the person's own.
enum LiveDemands {
  /// Fails where a limit is missing, or where an amount does not say its currency.
  static func check(_ run: Run) throws {
    guard run.limits.stopLoss != nil else {
      throw Failure(.usage, "live play needs --stop-loss: what may be lost at most, such as --stop-loss 10%")
    }
    guard run.limits.maxBets != nil || run.limits.maxDuration != nil else {
      throw Failure(.usage, "live play needs --max-bets or --max-duration: it must come to an end by itself")
    }
    let bounds = [
      ("--max-bet", run.limits.maxBet), ("--min-balance", run.limits.minBalance),
      ("--stop-loss", run.limits.stopLoss), ("--max-wager", run.limits.maxWager),
      ("--take-profit", run.limits.takeProfit),
    ]
    for case (let flag, .some(.amount(let amount, currency: nil))) in bounds {
      throw Failure(
        .usage,
        "\(flag) \(amount.short): live play wants a currency or a share: "
          + "\(amount.short)\(run.house.symbol), or 10%")
    }
    if run.record.noLedger {
      throw Failure(.usage, "--no-ledger: live play is always recorded, or a bet could be lost")
    }
    if let kept = run.record.record, kept != .durable {
      throw Failure(
        .usage, "--record \(kept.rawValue): live play records every bet durably before it is placed")
    }
    try checkHouse(run.house)
    if run.script.scriptFiles != nil {
      throw Failure(.usage, "--script-files: files are for simulation; live play gives a script none")
    }
  }

  /// Fails where something is asked of a simulated house that a real one decides itself.
  private static func checkHouse(_ house: HouseOptions) throws {
    let asked = [
      ("--balance", house.balance != Amount(units: Amount.unitsPerCoin)),
      ("--latency", house.latency.text != LatencyArgument.standard.text),
      ("--faults", house.faults.text != FaultArgument.none.text),
      ("--server-seed", house.serverSeed != nil),
    ]
    for (flag, isAsked) in asked where isAsked {
      throw Failure(.usage, "\(flag) is for simulation: in live play the site decides that")
    }
  }

  /// What is said beside what every session says: the protections, and what it costs on average.
  static func lines(_ plan: SessionPlan, _ site: LiveSite) -> [String] {
    let limits = plan.settings.limits
    let edge = EdgeArgument(hundredths: plan.settings.rules.edgeHundredths)
    var lines = [
      "LIVE: \(site.baseURL), \(site.mode.words) balance of \(plan.currency): real money unless this is a house of your own",
      "protections: every bet is durable before it is sent, none is sent twice; each answer is checked; "
        + "limits are never exceeded, whatever arrives when",
    ]
    lines.append(cost(limits, edge, plan.currency))
    lines.append("Ctrl-C ends the session when what is in flight has settled; alea ctl tells it more")
    return lines
  }

  private static func cost(_ limits: Limits, _ edge: EdgeArgument, _ currency: String) -> String {
    let percent = "\(edge.defaultValueDescription) %"
    let most: Amount? = {
      if let wager = limits.maxWager { return Int64(exactly: wager.units).map(Amount.init(units:)) }
      guard let bets = limits.maxBets, let bet = limits.maxBet else { return nil }
      let (product, overflow) = bet.units.multipliedReportingOverflow(by: Int64(bets))
      return overflow ? nil : Amount(units: product)
    }()
    let loss = limits.stopLoss.map { "at most \($0.short) \(currency) can be lost" } ?? ""
    guard let most else {
      return
        "expected cost: \(percent) of everything wagered, which is not bounded (--max-wager does); \(loss)"
    }
    let cost = Amount(units: Int64((Double(most.units) * Double(edge.hundredths) / 10_000).rounded()))
    return
      "expected cost: up to \(cost.short) \(currency), \(percent) of \(most.short) that may be wagered; \(loss)"
  }

  /// Asks for the mode to be typed, where a person is there; fails where nobody confirms.
  static func confirm(_ mode: Mode, _ isConfirmed: Bool) throws {
    if isConfirmed { return }
    guard isatty(FileHandle.standardInput.fileDescriptor) == 1, Screen.isTerminal else {
      throw Failure(.usage, "live play asks before it begins, and nobody is there to answer: --confirm-live")
    }
    Talk.say("type \(mode.rawValue) to begin, anything else to leave:")
    guard readLine(strippingNewline: true)?.trimmingCharacters(in: .whitespaces) == mode.rawValue else {
      throw Failure(.usage, "not confirmed: nothing was played")
    }
  }
}
