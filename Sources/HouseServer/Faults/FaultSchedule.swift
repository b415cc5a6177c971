public import Dice

/// Which faults a house plays when: by number, or by lot.
///
/// The lot of a place follows from the house's seed, what is counted and the number alone, so that a session whose requests
/// come in the same order meets the same faults.
public struct FaultSchedule: Hashable, Sendable {
  /// A fault and when it is played.
  public struct Rule: Hashable, Sendable {
    /// The fault.
    public var fault: Fault
    /// When.
    public var occasion: Occasion
    /// What the numbers of the occasion count.
    public var counted: Counted

    /// Makes a rule; what is counted follows from the fault where nothing is said.
    public init(_ fault: Fault, _ occasion: Occasion, of counted: Counted? = nil) {
      (self.fault, self.occasion, self.counted) = (fault, occasion, counted ?? fault.kind.counted)
    }
  }

  /// When a fault is played.
  public enum Occasion: Hashable, Sendable {
    /// At these numbers, from 1.
    case numbers(ClosedRange<Int>)
    /// At this share of all.
    case share(Share)
  }

  /// The rules. The first that names a number counts; lots are drawn where none does.
  public let rules: [Rule]

  /// No faults.
  public static let none = FaultSchedule()

  private init() { rules = [] }

  /// Makes a schedule; fails where the shares of what is counted together exceed the whole, or a fault cannot befall it.
  public init(_ rules: [Rule]) throws(HouseError) {
    for rule in rules {
      let kind = rule.fault.kind
      guard rule.counted == kind.counted || rule.counted == .requests && kind.suitsAnyRequest else {
        throw .setting("the fault '\(kind.rawValue)' cannot be counted by \(rule.counted.rawValue)")
      }
    }
    for counted in Counted.allCases {
      let parts = rules.filter { $0.counted == counted }.map(\.parts).reduce(0, +)
      guard parts <= Share.partsPerWhole else {
        throw .setting(
          "faults of \(counted.rawValue) come to more than 100 %: \(Amount(units: parts * 100).short) %")
      }
    }
    self.rules = rules

  }

  /// The fault at the `number`-th of what is counted, from 1; nil where all goes well.
  public func fault(of counted: Counted, number: Int, seed: UInt64) -> Fault? {
    let rules = rules.filter { $0.counted == counted }
    if rules.isEmpty { return nil }
    for rule in rules {
      if case .numbers(let numbers) = rule.occasion, numbers.contains(number) { return rule.fault }
    }
    let lane = Counted.allCases.firstIndex(of: counted) ?? 0
    let block = Philox(key: seed).block(at: RandomStream.faults.counter(index: UInt64(number), lane: lane))
    let drawn = Int64(UInt64(block.word0).multipliedFullWidth(by: UInt64(Share.partsPerWhole) << 32).high)
    var below: Int64 = 0
    for rule in rules {
      below += rule.parts
      if drawn < below { return rule.fault }
    }
    return nil
  }
}

extension FaultSchedule.Rule {
  fileprivate var parts: Int64 {
    if case .share(let share) = occasion { share.parts } else { 0 }
  }
}
