public import Dice

/// A fault with what belongs to it.
public struct Fault: Hashable, Sendable {
  /// What goes wrong.
  public var kind: FaultKind
  /// How long `slow`, `late` and `reordered` wait at most.
  public var wait: Duration?
  /// What `min-bet` raises the minimum bet to: ten times what it was where nothing is said.
  public var amount: Amount?
  /// The whole seconds that `429` asks for: 1 where nothing is said.
  public var retryAfter: Int?

  /// Describes a fault.
  public init(
    _ kind: FaultKind, wait: Duration? = nil, amount: Amount? = nil, retryAfter: Int? = nil
  ) {
    (self.kind, self.wait, self.amount, self.retryAfter) = (kind, wait, amount, retryAfter)
  }

  /// How long it waits. A late reply comes after any client's patience, one out of order soon after the other.
  var duration: Duration {
    if let wait { return wait }
    switch kind {
    case .late: return .seconds(60)
    case .reordered: return .milliseconds(250)
    default: return .seconds(1)
    }
  }
}
