internal import Dice
public import Engine

// What came from outside while a session ran, as an event: its place in the columns, its figures in the text, as
// `name=value` with a space between them and money in units.
extension SessionEvent {
  /// The record of an intervention.
  public init(_ intervention: Intervention, atMilliseconds time: Int64) {
    let (kind, text): (Kind, String) =
      switch intervention.what {
      case .pause: (.paused, "")
      case .resume: (.continued, "")
      case .stopOnWin: (.stopOnWin, "")
      case .end(let stop): (.interrupted, stop.evidence)
      case .depth(let depth): (.depth, "depth=\(depth)")
      case .limits(let limits): (.limit, limits.recorded)
      }
    self.init(kind, atMilliseconds: time, position: intervention.at, text: text)
  }

  /// The intervention that it is the record of: a session that went on has a pause where it was interrupted. Nil where it
  /// is none.
  public var intervention: Intervention? {
    guard let position, let what else { return nil }
    return Intervention(at: position, what)
  }

  /// Whether an event of its kind is the record of an intervention, and does not say which.
  var isUnreadable: Bool {
    switch kind {
    case .limit, .depth: position != nil && what == nil
    default: false
    }
  }

  private var what: Intervention.Kind? {
    switch kind {
    case .resumed, .paused: .pause
    case .continued: .resume
    case .stopOnWin: .stopOnWin
    case .interrupted: .end(Stop(.interrupted, text))
    case .depth: RecordedFields(text)?.value("depth").map { .depth($0) }
    case .limit: Limits(recorded: text).map { .limits($0) }
    case .reopened, .warning, .void, .account, .decided, .figures: nil
    }
  }
}

extension Limits {
  /// The limits that are set, by the names of what they end a session with: `max-bets=5 stop-loss=100`, money in units
  /// of 1e-8, time in nanoseconds.
  public var recorded: String {
    let fields: [(StopCause, String?)] = [
      (.maxBets, maxBets.map { "\($0)" }), (.maxBet, maxBet.map { "\($0.units)" }),
      (.minBalance, minBalance.map { "\($0.units)" }), (.stopLoss, stopLoss.map { "\($0.units)" }),
      (.maxWager, maxWager.map { "\($0.units)" }), (.takeProfit, takeProfit.map { "\($0.units)" }),
      (.maxLossStreak, maxLossStreak.map { "\($0)" }), (.maxWinStreak, maxWinStreak.map { "\($0)" }),
      (.maxDuration, maxDuration.map { "\($0)" }),
    ]
    return fields.compactMap { name, value in value.map { "\(name.rawValue)=\($0)" } }.joined(separator: " ")
  }

  /// Limits that were recorded; nil where the text is none.
  public init?(recorded text: String) {
    guard let fields = RecordedFields(text) else { return nil }
    self.init()
    func money(_ cause: StopCause) -> Amount? { fields.value(cause.rawValue).map(Amount.init(units:)) }
    maxBets = fields.value(StopCause.maxBets.rawValue)
    (maxBet, minBalance, stopLoss) = (money(.maxBet), money(.minBalance), money(.stopLoss))
    maxWager = fields.value(StopCause.maxWager.rawValue).map(AmountSum.init(units:))
    takeProfit = money(.takeProfit)
    maxLossStreak = fields.value(StopCause.maxLossStreak.rawValue)
    maxWinStreak = fields.value(StopCause.maxWinStreak.rawValue)
    maxDuration = fields.value(StopCause.maxDuration.rawValue)
    // Whatever was not understood is missing now.
    guard recorded == text, !text.isEmpty else { return nil }
  }
}

/// `name=value` with a space between them.
private struct RecordedFields {
  private var values: [Substring: Substring] = [:]

  init?(_ text: String) {
    for field in text.split(separator: " ") {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      values[parts[0]] = parts[1]
    }
  }

  func value<Number: FixedWidthInteger>(_ name: String) -> Number? {
    values[Substring(name)].flatMap { Number($0) }
  }
}
