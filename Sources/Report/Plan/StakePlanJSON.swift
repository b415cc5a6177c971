import Analysis
import Dice

/// A plan for programs; `docs/json.md` lists the keys.
public struct StakePlanJSON: Encodable {
  private struct Trial: Encodable {
    let stake: String
    let pRuin, pStranded: ShareJSON
    let expectedLoss: Double
    let final, profit, wagered: AverageJSON
    let sessions: UInt32
    let seed: UInt64
    let checked: Bool
    let resultSha256: String

    init(_ trial: StakeTrial) {
      let figures = trial.figures
      stake = Amount(units: trial.stake).description
      (pRuin, pStranded) = (ShareJSON(figures.ruin), ShareJSON(figures.stranded))
      expectedLoss = figures.expectedLoss / 1e8
      (final, profit) = (AverageJSON(figures.final, unit: 1e8), AverageJSON(figures.profit, unit: 1e8))
      wagered = AverageJSON(figures.wagered, unit: 1e8)
      (sessions, seed) = (trial.result.count, trial.result.manifest.seed)
      (checked, resultSha256) = (trial.isCheck, trial.result.sha256)
    }
  }

  private let script, parameter, currency: String
  private let toleratedRuin: Double
  private let maxBets: Int
  private let smallest, largest: String
  private let found, tooLarge: Trial?
  private let trials, checks, sessionsPlayed: Int
  private let seed: UInt64
  private let note = "not a recommendation"

  /// Writes `plan`.
  public init(_ plan: StakePlan) {
    (script, parameter, currency) = (plan.script, plan.parameter, plan.currency)
    (toleratedRuin, maxBets, seed) = (plan.tolerated, plan.maxBets, plan.seed)
    smallest = Amount(units: plan.range.lowerBound).description
    largest = Amount(units: plan.range.upperBound).description
    (found, tooLarge) = (plan.found.map(Trial.init), plan.tooLarge.map(Trial.init))
    (trials, checks, sessionsPlayed) = (plan.trials, plan.checks, plan.sessionsPlayed)
  }

  /// One line, keys in alphabetical order.
  public func text() throws -> String { try JSONLine.text(self) }
}
