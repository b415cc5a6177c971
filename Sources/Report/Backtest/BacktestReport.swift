public import Analysis

/// What is said of a backtest.
public struct BacktestReport: Sendable {
  /// What was played, and what came of it.
  public var result: BacktestResult
  /// The currency of all money.
  public var currency: String
  /// The house edge in hundredths of a percent.
  public var edgeHundredths: Int
  /// Bets per second that the cost per hour is stated for.
  public var rate: Double
  /// How many sessions were audited; nil where the result was read from files.
  public var audited: Int?
  /// The exact odds, where they were wanted.
  public var exact: ExactFigures?
  /// How long it took, in seconds; nil where the result was read from files.
  public var seconds: Double?

  /// Reports `result`.
  public init(_ result: BacktestResult, currency: String, edgeHundredths: Int, rate: Double) {
    (self.result, self.currency) = (result, currency)
    (self.edgeHundredths, self.rate) = (edgeHundredths, rate)
  }

  /// Reports what was read from a file, which says what currency and edge it was played with.
  public init(_ result: BacktestResult, rate: Double) {
    let settings = result.manifest.settings
    self.init(
      result, currency: settings["currency"] ?? "",
      edgeHundredths: settings["edge"].flatMap { Int($0) } ?? 100,
      rate: rate)
  }

  /// The figures.
  public var figures: CostFigures { CostFigures(result.tally) }

  /// The law of the longest losing streak; nil where it does not apply. In lanes it does not: a streak is one lane's, and
  /// nobody knows here how many bets each has.
  var lawOfStreaks: StreakLaw? {
    let concurrency = result.manifest.settings["concurrency"] ?? ""
    return concurrency.hasPrefix("lanes") && concurrency != "lanes(1)" ? nil : figures.streakLaw
  }

  /// Beyond so many standard deviations the number of wins is not chance any more: one honest backtest in 150,000.
  public static let mostZ = 4.5

  /// Why the simulator is not to be believed, where its wins say so.
  ///
  /// By Bernstein's inequality: wins that are expected once are there twice by honest chance, far out in standard
  /// deviations, because few of them are not normal. Among many, a third of the distance is nothing beside the variance.
  public static func bias(_ result: BacktestResult) -> String? {
    guard let (off, variance) = CostFigures(result.tally).winsOff,
      abs(off) > mostZ * (variance + abs(off) / 3).squareRoot()
    else { return nil }
    let z = off / variance.squareRoot()
    return
      "wins are \(Figure.rounded(z)) standard deviations from what the chances say: the rolls are not fair"
  }
}
