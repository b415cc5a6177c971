import Dice

extension FaultSchedule {
  /// Reads shares of bets such as `drop-after=1%,late=0.5%`; `wrong-seed-hash` and `drop-connect` are shares of what
  /// they are counted by. `lateBy` is how long the late replies wait.
  public init(shares text: String, lateBy: Duration? = nil) throws(HouseError) {
    var rules: [Rule] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let share = Share(text: pair[1]) else {
        throw .setting("'\(part)' is no share of a fault: expected one such as drop-after=1%")
      }
      var fault = Fault(try FaultKind(named: pair[0]))
      if fault.kind == .late { fault.wait = lateBy }
      rules.append(Rule(fault, .share(share)))
    }
    try self.init(rules)
  }
}

extension Share {
  /// A share as it is written: `1%` or `0.01`.
  init?(text: some StringProtocol) {
    if text.hasSuffix("%") { self.init(percent: text.dropLast()) } else { self.init(fraction: text) }
  }
}

extension FaultKind {
  /// The kind of this name, or the names that there are.
  init(named name: some StringProtocol) throws(HouseError) {
    guard let kind = FaultKind(rawValue: String(name)) else {
      let names = FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .setting("there is no fault '\(name)': \(names)")
    }
    self = kind
  }
}
