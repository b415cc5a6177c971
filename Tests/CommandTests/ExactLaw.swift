import Dice
import Engine
import Scripting
import Testing

/// A bundled strategy on fixed terms, and the exact law of how its session ends.
///
/// The figures were worked out apart from this project, by following every course that a session can take with its
/// probability, from the strategies as they are described in words: exact-cases.json of the project's facts.
struct ExactLaw: CustomTestStringConvertible {
  let name, strategy: String
  var parameters: [String] = []
  /// Units of 1e-8.
  let balance: Int64
  var takeProfit: Int64?
  var maxBets: Int?

  /// How often a stake is asked for that the balance does not cover, the profit is reached, anything is won.
  let ruin, target, profit: Double
  /// The balance at the end, in units.
  let mean, deviation: Double
  /// Means.
  let bets, wagered: Double

  var testDescription: String { name }

  /// The command line that plays it.
  var arguments: [String] {
    [strategy] + parameters.flatMap { ["-P", $0] } + ["--balance", Amount(units: balance).short]
      + (takeProfit.map { ["--take-profit", Amount(units: $0).short] } ?? [])
      + (maxBets.map { ["--max-bets", "\($0)"] } ?? [])
  }

  var settings: PipelineSettings {
    var limits = Limits()
    limits.takeProfit = takeProfit.map { Amount(units: $0) }
    limits.maxBets = maxBets
    return PipelineSettings(limits: limits, startBalance: Amount(units: balance))
  }

  static let all = [
    ExactLaw(
      name: "F1, flat to the double", strategy: "flat", balance: 5000, takeProfit: 5000,
      ruin: 0.7310651327038811, target: 0.2689348672961171, profit: 0.2689348672961171,
      mean: 2689.348672961171, deviation: 4434.060266263155,
      bets: 2310.6513270388164, wagered: 231065.13270388165),
    ExactLaw(
      name: "F3, flat for 1,000 bets", strategy: "flat", balance: 2000, maxBets: 1000,
      ruin: 0.6313832431768563, target: 0, profit: 0.28430328769422775,
      mean: 1391.0546581357034, deviation: 2207.3645442036855,
      bets: 608.9453418642961, wagered: 60894.53418642961),
    ExactLaw(
      name: "F6, flat at a third, payouts cut to whole units", strategy: "flat",
      parameters: ["base=0.00000007", "chance=33.33"], balance: 100, takeProfit: 50,
      ruin: 0.4934471354898343, target: 0.5065528645101692, profit: 0.5065528645101692,
      mean: 79.89870227140723, deviation: 75.71375358472123,
      bets: 60.18352613351205, wagered: 421.2846829345844),
    ExactLaw(
      name: "M2, martingale to a tenth more", strategy: "classic-martingale", parameters: ["max_streak=0"],
      balance: 100_000, takeProfit: 10_000,
      ruin: 0.12391326552635627, target: 0.8760867344736438, profit: 0.8760867344736438,
      mean: 99053.19101828274, deviation: 30174.72584835277,
      bets: 187.3186670787185, wagered: 94680.898171726),
    ExactLaw(
      name: "M4, martingale for 100 bets", strategy: "classic-martingale", parameters: ["max_streak=0"],
      balance: 12_700, maxBets: 100,
      ruin: 0.33104366721107503, target: 0, profit: 0.6604651792549998,
      mean: 12405.237172207051, deviation: 7296.811909076664,
      bets: 83.25616901701423, wagered: 29476.28277929459),
    ExactLaw(
      name: "M6, martingale by one and a half at a third", strategy: "classic-martingale",
      parameters: ["chance=33", "multiplier=1.5", "max_streak=0"], balance: 20_000, maxBets: 500,
      ruin: 0.7239883563273809, target: 0, profit: 0.2754994559146845,
      mean: 18951.818592408643, deviation: 21292.591969356374,
      bets: 256.8939070034643, wagered: 104818.14075908445),
    ExactLaw(
      name: "P2, paroli for 1,000 bets", strategy: "paroli", balance: 5000, maxBets: 1000,
      ruin: 0.5191441756692697, target: 0, profit: 0.3389159195128256,
      mean: 3772.2665767685467, deviation: 4944.605552709561,
      bets: 719.4696846462238, wagered: 122773.34232314516),
    ExactLaw(
      name: "B2, fibonacci for 500 bets", strategy: "fibonacci", parameters: ["max_level=40"],
      balance: 20_000, maxBets: 500,
      ruin: 0.4286404021427335, target: 0, profit: 0.5689976200747302,
      mean: 18957.75919398513, deviation: 12131.14636314334,
      bets: 374.14088589513193, wagered: 104224.08060148719),
    ExactLaw(
      name: "D1, d'Alembert to a quarter more", strategy: "dalembert", parameters: ["max_bet=1"],
      balance: 20_000, takeProfit: 5000,
      ruin: 0.253490684501867, target: 0.746509315498133, profit: 0.7465093154981329,
      mean: 19071.075018471965, deviation: 10452.395305892262,
      bets: 123.3588324665268, wagered: 92892.4981528031),
    ExactLaw(
      name: "S1, 1-3-2-6 to a half more", strategy: "one-three-two-six", balance: 5000, takeProfit: 2500,
      ruin: 0.4084002276492764, target: 0.5915997723507238, profit: 0.5915997723507238,
      mean: 4547.205419451793, deviation: 3717.8254443610854,
      bets: 228.15793456803425, wagered: 45279.4580548208),
    ExactLaw(
      name: "L1, labouchere for 30 bets", strategy: "labouchere", balance: 6000, maxBets: 30,
      ruin: 0.43212851833562926, target: 0, profit: 0.5082246367093777,
      mean: 5802.414380341917, deviation: 4518.698482683816,
      bets: 23.86602430174834, wagered: 19758.561965807934),
  ]
}
