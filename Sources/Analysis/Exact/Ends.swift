internal import Engine

/// How sessions end, and with what balance.
struct Ends {
  /// One end.
  struct End: Hashable {
    let cause: StopCause
    let balance: Int64
  }

  private var numbers: [End: Int] = [:]
  private var all: [(end: End, share: Double)] = []

  /// The number of an end.
  mutating func number(_ cause: StopCause, _ balance: Int64) -> Int {
    let end = End(cause: cause, balance: balance)
    if let number = numbers[end] { return number }
    numbers[end] = all.count
    all.append((end, 0))
    return all.count - 1
  }

  /// So many sessions come to it.
  mutating func add(_ number: Int, _ share: Double) { all[number].share += share }

  /// Puts what they come to into `figures`, for sessions that begin with `start`. In an order that does not depend on how
  /// they were found, because sums of fractions do.
  func tell(_ figures: inout ExactFigures, start: Int64) {
    let sorted = all.sorted {
      ($0.end.balance, $0.end.cause.rawValue) < ($1.end.balance, $1.end.cause.rawValue)
    }
    let whole = sorted.reduce(0) { $0 + $1.share }
    let mean = sorted.reduce(0) { $0 + $1.share * Double($1.end.balance) } / whole
    var (variance, below) = (0.0, 0.0)
    for (end, share) in sorted {
      let balance = end.balance
      figures.causes[end.cause, default: 0] += share
      variance += share * (Double(balance) - mean) * (Double(balance) - mean)
      if balance > start { figures.ahead += share }
      if balance < start { figures.behind += share }
      if below < whole / 2 { figures.medianFinal = balance }
      below += share
    }
    (figures.final, figures.finalDeviation) = (mean, (variance / whole).squareRoot())
  }
}
