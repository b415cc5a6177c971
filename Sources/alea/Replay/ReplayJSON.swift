import Dice
import Engine
import Foundation
import Ledger
import Report

/// What `alea replay` found, as one JSON object; `docs/json.md` documents it.
struct ReplayJSON: Encodable {
  let session: Int64
  let kept: String
  let script: String
  let same: Bool
  let ended: Bool
  let betsCompared: Int?
  let checkpointsCompared: Int?
  let unanswered: Int?
  let recorded: Figures
  let with: Figures?
  let withScript: String?
  let rollsEnded: Bool?
  let what: String?
  let difference: Difference?

  /// The figures of a session.
  struct Figures: Encodable {
    let bets: Int
    let wins: Int
    let losses: Int
    let profit: String
    let startBalance: String
    let balance: String
    let wagered: String
    let expectedLoss: String
    let maxDrawdown: String
    let largestStake: String
    let stop: StopWords?
    let transcriptSha256: String?

    init(_ figures: SessionFigures) {
      let statistics = figures.statistics
      (bets, wins, losses) = (statistics.bets, statistics.wins, statistics.losses)
      (profit, startBalance) = ("\(figures.profit)", "\(figures.startBalance)")
      (balance, wagered) = ("\(figures.balance)", "\(statistics.wagered)")
      (expectedLoss, maxDrawdown) = ("\(statistics.expectedLoss.rounded)", "\(statistics.maxDrawdown)")
      largestStake = "\(statistics.largestStake)"
      stop = figures.stop.map { StopWords(reason: $0.cause.rawValue, evidence: $0.evidence) }
      transcriptSha256 = figures.transcriptSHA256
    }
  }

  struct StopWords: Encodable {
    let reason: String
    let evidence: String
  }

  /// A ticket from both sides.
  struct Difference: Encodable {
    let ticket: Int
    let recorded: Side
    let played: Side
    let state: State?

    init(_ parting: Parting) {
      ticket = parting.ticket
      (recorded, played) = (Side(parting.recorded), Side(parting.played))
      state = (parting.played.context ?? parting.recorded.context).map(State.init)
    }
  }

  /// One side's bet.
  struct Side: Encodable {
    let stake: String?
    let chance: Double?
    let side: String?
    let outcome: String?
    let line: Int?

    init(_ move: Move) {
      stake = move.bet.map { "\($0.stake)" }
      chance = move.bet.map { Double($0.chance.winningRolls) / 100 }
      side = move.bet.map { "\($0.side)" }
      (outcome, line) = (move.outcome, move.line)
    }
  }

  /// What the script saw.
  struct State: Encodable {
    let balance: String
    let profit: String
    let bets: Int
    let wins: Int
    let streak: Int
    let outstanding: Int
    let exposure: String
    let lane: Int
    let now: Double

    init(_ context: Context) {
      (balance, profit, exposure) = ("\(context.balance)", "\(context.profit)", "\(context.exposure)")
      (bets, wins, streak) = (context.bets, context.wins, context.streak)
      (outstanding, lane, now) = (context.outstanding, context.lane, Double(context.now) / 1e9)
    }
  }

  /// A record and its own script.
  init(_ comparison: Comparison, _ outcome: Comparison.Outcome, _ parting: Parting?) {
    let session = comparison.session
    (self.session, kept, script) = (session.id, session.inputs.kept.rawValue, session.inputs.script)
    (same, ended) = (outcome.difference == nil, outcome.isWhole)
    (betsCompared, checkpointsCompared) = (outcome.bets, outcome.checkpoints)
    unanswered = outcome.derived.unanswered
    recorded = Figures(outcome.figures)
    (with, withScript, rollsEnded) = (nil, nil, nil)
    what = outcome.difference?.description
    difference = parting.map(Difference.init)
  }

  /// A record and another script.
  init(_ comparison: Comparison, _ played: OtherScript.Played) {
    let session = comparison.session
    (self.session, kept, script) = (session.id, session.inputs.kept.rawValue, session.inputs.script)
    (same, ended) = (played.parting == nil, !played.isCut)
    (betsCompared, checkpointsCompared, unanswered, what) = (nil, nil, nil, nil)
    (recorded, with) = (Figures(played.recorded), Figures(played.other))
    (withScript, rollsEnded) = (played.script, played.rollsEnded)
    difference = played.parting.map(Difference.init)
  }

  /// The object as text on one line, keys in alphabetical order.
  func text() throws -> String { try JSONLine.text(self) }
}
