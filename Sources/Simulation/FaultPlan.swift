public import Dice
import Engine

/// Shares of tickets that a simulated house refuses, or leaves without a trustworthy answer.
public struct FaultPlan: Hashable, Sendable {
  /// The share refused.
  public var refused: Share
  /// The share whose outcome stays unknown.
  public var unknown: Share

  /// Makes a plan; the two shares together may not exceed the whole.
  public init?(refused: Share, unknown: Share) {
    guard refused.parts + unknown.parts <= Share.partsPerWhole else { return nil }
    self.refused = refused
    self.unknown = unknown
  }

  private init() {
    guard let none = Share(parts: 0) else { preconditionFailure("nothing is a share") }
    (refused, unknown) = (none, none)
  }

  /// No faults.
  public static let none = FaultPlan()

  /// The fault of a ticket, or nil. Drawn from a stream of its own, so that faults never move a roll.
  func fault(of ticket: Ticket, _ random: Philox, session: UInt32) -> Outcome? {
    if refused.parts == 0, unknown.parts == 0 { return nil }
    let counter = RandomStream.faults.counter(
      index: UInt64(ticket.laneNumber), lane: ticket.lane, session: session)
    let word = UInt64(random.block(at: counter).word0)
    let part = Int64(word.multipliedFullWidth(by: UInt64(Share.partsPerWhole) << 32).high)
    if part < refused.parts { return .refused(Refusal(why: "refused by the fault plan")) }
    if part < refused.parts + unknown.parts {
      return .unknown(Uncertainty(why: "no answer, by the fault plan"))
    }
    return nil
  }
}
