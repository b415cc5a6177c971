import Analysis
import Dice

/// A plan for a person.
public enum StakePlanText {
  /// The lines: the stake, what it costs, and that it is no advice.
  public static func lines(_ plan: StakePlan) -> [String] {
    var rows: [(String, String)] = []
    if let found = plan.found {
      rows += stake(found, plan)
    } else {
      rows.append(
        (
          "stake",
          "none: the smallest is ruined, or cannot go on, in more than \(percent(plan.tolerated)) of the sessions"
        ))
    }
    if let next = plan.tooLarge {
      let label = plan.found == nil ? "the smallest" : "next larger"
      let kind = next.isCheck ? ", in a check" : ""
      let told = next.isTooMuch(plan.tolerated) ? "too much" : "may be too much"
      let verdict = next.isIdle ? "no bet is placed" : told
      rows.append((label, "\(money(next.stake, plan)): \(ruin(next, plan)), \(verdict)\(kind)"))
      if plan.found == nil { rows.append(("expected loss", loss(next, plan))) }
    } else {
      rows.append(("next larger", "none: this is the largest that the balance and the script take"))
    }
    rows.append(
      (
        "played",
        "\(plan.sessionsPlayed) sessions of at most \(plan.maxBets) bets: \(plan.trials) \(plan.trials == 1 ? "stake" : "stakes") tried, "
          + "\(plan.checks) \(plan.checks == 1 ? "check" : "checks"); seed \(plan.seed)"
      ))
    rows.append(
      ("", "This is not a recommendation: the least ruin, and the least loss, is not to play."))
    return Figure.folded(rows)
  }

  private static func stake(_ found: StakeTrial, _ plan: StakePlan) -> [(String, String)] {
    let figures = found.figures
    func coins(_ units: Double) -> String { Figure.coins(units, plan.currency) }
    var rows = [
      ("stake", "\(plan.parameter) = \(money(found.stake, plan)), not a recommendation"),
      ("ruin", "\(ruin(found, plan)), tolerated \(percent(plan.tolerated))"),
      ("checked on", "\(found.result.count) sessions that had no part in choosing it"),
      ("expected loss", loss(found, plan)),
      (
        "final balance",
        "mean \(coins(figures.final.mean)), median \(coins(figures.final.median)); began with "
          + coins(figures.startBalance)
      ),
    ]
    if figures.ruin.value == 0 { rows[1].1 += "; none was seen" }
    return rows
  }

  private static func ruin(_ trial: StakeTrial, _ plan: StakePlan) -> String {
    let (ruin, stranded) = (trial.figures.ruin, trial.figures.stranded)
    let words = "\(Figure.interval(ruin)) within \(plan.maxBets) bets"
    if stranded == ruin { return words }
    return words + ", with those whose bet a limit or the house forbids \(Figure.interval(stranded))"
  }

  private static func loss(_ trial: StakeTrial, _ plan: StakePlan) -> String {
    "\(Figure.coins(trial.figures.expectedLoss, plan.currency)) a session: what its bets cost on average"
  }

  private static func money(_ units: Int64, _ plan: StakePlan) -> String {
    "\(Amount(units: units).short) \(plan.currency)"
  }

  private static func percent(_ share: Double) -> String {
    // A share in steps of 1e-8 is written exactly.
    "\(Amount(units: Int64((share * 1e10).rounded())).plain) %"
  }
}
