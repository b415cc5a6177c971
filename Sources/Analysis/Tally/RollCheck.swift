/// Finds sessions that share their rolls: independent ones do not.
///
/// Of many sessions only those are kept whose digest ends in zeros, so that memory stays bounded; two that are the same
/// are kept or left out together.
public struct RollCheck: Sendable {
  private static let kept = 20

  private let mask: UInt64
  private var seen: [UInt64: UInt32] = [:]
  /// The first pair that was found, by their numbers.
  public private(set) var shared: (UInt32, UInt32)?

  /// A check of so many sessions in all.
  public init(sessions: Int) {
    let shift = max(0, sessions.bitWidth - sessions.leadingZeroBitCount - Self.kept)
    mask = (1 << UInt64(shift)) - 1
  }

  /// Adds a session by the digest of its rolls.
  public mutating func add(_ digest: UInt64, session: UInt32) {
    guard digest & mask == 0, shared == nil else { return }
    if let other = seen.updateValue(session, forKey: digest) { shared = (other, session) }
  }

  /// Adds the sessions of another check.
  public mutating func merge(_ other: RollCheck) {
    shared = shared ?? other.shared
    for (digest, session) in other.seen { add(digest, session: session) }
  }
}
