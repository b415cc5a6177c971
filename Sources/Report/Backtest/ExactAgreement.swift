public import Analysis

/// Exact odds beside those of the sessions that were played.
public struct ExactAgreement: Sendable {
  /// The exact odds.
  public let exact: ExactFigures
  private let sessions: Double
  /// What both have.
  public let rows: [Row]

  /// One figure, exact and played.
  public struct Row: Sendable {
    /// What it is, as the JSON names it.
    public let key: String
    /// What it is, for a person.
    public let label: String
    /// Both figures: a share of 1, a number, or money in units.
    public let exact, played: Double
    /// How far they are apart, in standard deviations of the played one; nil where it has none.
    public let z: Double?
    /// What the figures are.
    public let kind: Kind
  }

  /// What a figure is.
  public enum Kind: Sendable { case share, money, number }

  /// Holds `exact` beside `figures`.
  public init(_ exact: ExactFigures, beside figures: CostFigures) {
    self.exact = exact
    let count = Double(figures.tally.sessions)
    sessions = count
    func share(_ key: String, _ label: String, _ exact: Double, _ played: Proportion) -> Row {
      let deviation = (max(0, exact * (1 - exact)) / count).squareRoot()
      return Self.row(key, label, exact, played.value, deviation, .share)
    }
    func mean(_ key: String, _ label: String, _ exact: Double, _ played: Mean, _ kind: Kind) -> Row {
      Self.row(key, label, exact, played.mean, played.se, kind)
    }
    rows = [
      share("p_ruin", "ruin", exact.ruin, figures.ruin),
      share("p_target", "target reached", exact.target, figures.target),
      share("p_profit", "ends ahead", exact.ahead, figures.ahead),
      Self.row(
        "final", "final balance, mean", exact.final, figures.final.mean,
        exact.finalDeviation / count.squareRoot(), .money),
      mean("bets", "bets, mean", exact.bets, figures.bets, .number),
      mean("wagered", "wagered, mean", exact.wagered, figures.wagered, .money),
      Self.row("expected_loss", "expected loss", exact.expectedLoss, figures.expectedLoss, 0, .money),
    ]
  }

  /// Why the exact odds and the played ones cannot both be true, where a share says so. As for ``BacktestReport/bias(_:)``.
  public var contradiction: String? {
    for row in rows where row.kind == .share {
      let (off, variance) = (abs(row.played - row.exact) * sessions, sessions * row.exact * (1 - row.exact))
      guard off > BacktestReport.mostZ * (max(0, variance) + off / 3).squareRoot() else { continue }
      let (exact, played) = (Figure.percent(row.exact), Figure.percent(row.played))
      return "\(row.label) is \(exact) by the exact odds and \(played) as played: one of them is wrong"
    }
    return nil
  }

  private static func row(
    _ key: String, _ label: String, _ exact: Double, _ played: Double, _ deviation: Double, _ kind: Kind
  ) -> Row {
    // What rounding leaves of a deviation of 0 is none.
    let z = deviation > 1e-12 * max(1, abs(exact)) ? (played - exact) / deviation : nil
    return Row(key: key, label: label, exact: exact, played: played, z: z, kind: kind)
  }
}
