/// The independent streams of random numbers that one session, or who compares many, draws from.
///
/// They share the session's seed as key and never a counter: the stream is part of the counter, so drawing
/// from one cannot move another.
public enum RandomStream: UInt32, Sendable {
  /// The rolls of the simulated house.
  case rolls = 0
  /// Its latencies.
  case latencies = 1
  /// Its faults.
  case faults = 2
  /// The seeds of a script's `math.random`.
  case scripts = 3
  /// The points that a sweep draws.
  case points = 4
  /// The sessions that are drawn again from those that were played, to learn how far luck goes.
  case resamples = 5
  /// The seeds of sessions that check what others suggested.
  case checks = 6

  /// Lanes that the counter has room for.
  public static let laneCapacity = 1 << 16

  /// The counter of the `index`-th draw of a lane in this stream.
  ///
  /// Words: index low, index high, session, stream and lane. `session` tells the sessions of a backtest apart.
  @inlinable
  public func counter(index: UInt64, lane: Int, session: UInt32 = 0) -> Philox.Block {
    Philox.Block(
      UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), session,
      rawValue << 16 | UInt32(truncatingIfNeeded: lane))
  }
}
