import Dice
import Engine
import Ledger
import Scripting

/// What is said before a session begins: what is played, and the limits in force.
enum Announcement {
  static func lines(_ plan: SessionPlan, independent: Bool, reading: ScriptReading) -> [String] {
    let rules = plan.settings.rules
    let edge = EdgeArgument(hundredths: rules.edgeHundredths).defaultValueDescription
    let place = plan.house == .simulation ? "simulated" : "live"
    var lines = [
      "alea \(Version.text): \(Talk.plain(plan.script.path)), \(place), house edge \(edge) %, seed \(plan.seed)",
      "balance \(plan.settings.startBalance.short) \(plan.currency); limits: \(limits(plan.settings.limits))",
    ]
    lines += origin(reading)
    lines += sideBySide(plan.settings.concurrency, independent: independent)
    if reading.dialect != .native, case .single(let depth, _) = plan.settings.concurrency, depth > 1 {
      lines.append(
        "a script of another bot is called once per result, and the first \(depth) bets are its start bet; "
          + "--lanes is the way to play it side by side")
    }
    return lines
  }

  /// Where the session is recorded.
  static func record(_ recording: Recording) -> String {
    "session \(recording.recorder.id) of \(Talk.plain(recording.ledger.path))"
  }

  /// What had to be assumed of a script that was written for another bot.
  private static func origin(_ reading: ScriptReading) -> [String] {
    guard reading.dialect != .native else { return [] }
    var words = "dialect \(reading.dialect.rawValue): \(reading.because)"
    if reading.changes > 0 {
      words +=
        "; \(reading.changes) place\(reading.changes == 1 ? "" : "s") translated into Lua 5.4 (alea check shows them)"
    }
    return [words]
  }

  private static func sideBySide(_ concurrency: Concurrency, independent: Bool) -> [String] {
    switch concurrency {
    case .single(1, 1): return []
    case .single(let depth, let lookahead) where independent:
      return [
        "\(depth) bets in flight, up to \(lookahead) outstanding: the script says no bet depends on results"
      ]
    case .single(let depth, let lookahead):
      return [
        "\(depth) bets in flight; warning: each bet is asked for before the last \(lookahead - 1) results are "
          + "known; --lanes keeps strict order (at \(depth) times the exposure)"
      ]
    case .lanes(1):
      return ["1 lane: --max-concurrent N plays N copies of the script side by side, each in strict order"]
    case .lanes(let count):
      return [
        "\(count) lanes: \(count) copies of the script, each in strict order, at \(count) times the exposure"
      ]
    }
  }

  /// What of a script's text was read otherwise than it stands there.
  static func warnings(_ reading: ScriptReading, script: String) -> [String] {
    var lines: [String] = []
    if let line = reading.truncatedAfterLine {
      lines.append(
        "\(script):\(line): closes a block that is not open: the script ends there, as it does for its own host"
      )
    }
    if reading.missingEnds > 0 {
      lines.append(
        "\(script): \(reading.missingEnds) 'end' missing at the end: it is read as if it stood there, which may not "
          + "be what its author meant; live play refuses it")
    }
    return lines
  }

  /// The limits in force, resolved to amounts.
  static func limits(_ limits: Limits) -> String {
    var parts: [String] = []
    if let value = limits.maxBets { parts.append("max-bets \(value)") }
    if let value = limits.maxBet { parts.append("max-bet \(value.short)") }
    if let value = limits.minBalance { parts.append("min-balance \(value.short)") }
    if let value = limits.stopLoss { parts.append("stop-loss \(value.short)") }
    if let value = limits.maxWager { parts.append("max-wager \(value.short)") }
    if let value = limits.takeProfit { parts.append("take-profit \(value.short)") }
    if let value = limits.maxLossStreak { parts.append("max-loss-streak \(value)") }
    if let value = limits.maxWinStreak { parts.append("max-win-streak \(value)") }
    if let value = limits.maxDuration { parts.append("max-duration \(Double(value) / 1e9) s") }
    return parts.isEmpty ? "none but the balance (Ctrl-C ends the session)" : parts.joined(separator: ", ")
  }
}
