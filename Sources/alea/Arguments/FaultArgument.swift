import ArgumentParser
import Dice
import Simulation

/// Faults of the simulated house as they are written: `refused=5%,unknown=0.1%`, or shares such as `0.05`.
struct FaultArgument: ExpressibleByArgument {
  let plan: FaultPlan

  /// No faults.
  static let none = FaultArgument(plan: .none)

  private init(plan: FaultPlan) {
    self.plan = plan
  }

  /// A plan that is to be written down.
  init(_ plan: FaultPlan) {
    self.init(plan: plan)
  }

  /// The plan as it is written, to the last part.
  var text: String {
    // Parts of a share are written as units of a coin are: both are counted in 1e-8.
    "refused=\(Amount(units: plan.refused.parts)),unknown=\(Amount(units: plan.unknown.parts))"
  }

  init?(argument: String) {
    var (refused, unknown) = (FaultPlan.none.refused, FaultPlan.none.unknown)
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let share = Self.share(pair[1]) else { return nil }
      switch pair[0] {
      case "refused": refused = share
      case "unknown": unknown = share
      default: return nil
      }
    }
    guard let plan = FaultPlan(refused: refused, unknown: unknown) else { return nil }
    self.plan = plan
  }

  var defaultValueDescription: String { "none" }

  private static func share(_ text: Substring) -> Share? {
    text.hasSuffix("%") ? Share(percent: text.dropLast()) : Share(fraction: text)
  }
}
