import Dice
import Engine
import Ledger

/// What `alea replay` says to a person.
enum ReplayText {
  /// That all is as it is recorded, and what was compared.
  static func same(_ outcome: Comparison.Outcome, _ session: Int64) -> String {
    let compared =
      outcome.kept == .inputs
      ? byHashes(outcome) : "\(count(outcome.bets, "bet")) compared one by one"
    return "session \(session) plays as it is recorded: \(compared)" + end(outcome)
  }

  /// What was compared of a session whose bets are not recorded.
  private static func byHashes(_ outcome: Comparison.Outcome) -> String {
    let checkpoints = outcome.checkpoints > 0 ? [count(outcome.checkpoints, "checkpoint")] : []
    let hashes = checkpoints + (outcome.isWhole ? ["the final hash"] : [])
    return
      "\(count(outcome.figures.statistics.bets, "bet")) compared by \(hashes.joined(separator: " and ")), as single "
      + "bets are not recorded"
  }

  private static func count(_ number: Int, _ what: String) -> String {
    "\(number) \(what)\(number == 1 ? "" : "s")"
  }

  private static func end(_ outcome: Comparison.Outcome) -> String {
    if outcome.isWhole { return "" }
    let unanswered = outcome.derived.unanswered
    return "; the record was cut off there"
      + (unanswered > 0 ? ", with \(count(unanswered, "bet")) in flight" : "")
  }

  /// The first difference, with both sides and what the script saw.
  static func difference(_ outcome: Comparison.Outcome, _ parting: Parting?, _ session: Int64, script: String)
    -> [String]
  {
    guard let difference = outcome.difference else { return [] }
    var lines = ["session \(session) does not play as it is recorded: \(difference)"]
    if let parting { return lines + sides(parting, "replayed", script: script, recordedScript: nil) }
    if outcome.kept == .inputs {
      lines.append("the first \(outcome.checkedTickets) tickets are the same; single bets are not recorded")
    }
    return lines
  }

  /// Both sides of a ticket. The recorded side has a line only where its script was played too.
  static func sides(_ parting: Parting, _ played: String, script: String, recordedScript: String?) -> [String]
  {
    var rows = [
      ("recorded", parting.recorded.words + place(parting.recorded, recordedScript)),
      (played, parting.played.words + place(parting.played, script)),
    ]
    if let context = parting.played.context ?? parting.recorded.context {
      rows.append(("the script saw", context.words))
    }
    return rows.map { "  " + padded($0.0, 16) + $0.1 }
  }

  private static func place(_ move: Move, _ script: String?) -> String {
    guard let line = move.line, let script else { return "" }
    return " (\(Talk.plain(script)):\(line))"
  }

  /// Two sessions side by side.
  static func sideBySide(_ played: OtherScript.Played, _ session: Int64, script: String, currency: String)
    -> [String]
  {
    let (left, right) = (column(played.recorded, currency), column(played.other, currency))
    let width = max(left.map(\.1.count).max() ?? 0, Talk.plain(script).count) + 3
    var lines = [
      padded("session \(session)", 18) + padded("recorded", width) + "with",
      padded("script", 18) + padded(Talk.plain(script), width) + Talk.plain(played.script),
    ]
    lines += zip(left, right).map { padded($0.0, 18) + padded($0.1, width) + $1.1 }
    if played.rollsEnded { lines.append("the recorded rolls ended before the other session did") }
    if played.isCut {
      lines.append("the record was cut off or interrupted: the other session ends after as many bets")
    }
    if let parting = played.parting {
      lines.append("they part at ticket \(parting.ticket)")
      lines += sides(parting, "with", script: played.script, recordedScript: script)
    } else {
      lines.append("both play the same: no bet differs")
    }
    return lines + [honest]
  }

  /// What such a comparison is worth.
  static let honest =
    "The same rolls favour neither script: what one of them made of past rolls says nothing about the next ones, and "
    + "each bet loses the house's edge on average."

  /// The figures of a session that was cut off.
  static func figures(_ figures: SessionFigures, currency: String) -> [String] {
    column(figures, currency).map { padded($0.0, 18) + $0.1 }
  }

  private static func column(_ figures: SessionFigures, _ currency: String) -> [(String, String)] {
    let statistics = figures.statistics
    func money(_ amount: Amount) -> String { "\(amount.short) \(currency)" }
    func money(_ sum: AmountSum) -> String { "\(sum.short) \(currency)" }
    return [
      ("bets", "\(statistics.bets): \(statistics.wins) won, \(statistics.losses) lost"),
      ("profit", money(figures.profit)), ("balance", money(figures.balance)),
      ("wagered", money(statistics.wagered)), ("expected loss", money(statistics.expectedLoss.rounded)),
      ("max drawdown", money(statistics.maxDrawdown)), ("largest stake", money(statistics.largestStake)),
      ("stopped by", figures.stop?.description ?? "its record has no end"),
    ]
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
