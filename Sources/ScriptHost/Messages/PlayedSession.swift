public import Dice
public import Engine

/// What one of many sessions came to.
public struct PlayedSession: Sendable {
  /// Which session of its seed it is.
  public let session: UInt32
  /// What it came to.
  public let result: SessionResult
  /// What its first rolls were.
  public let rolls: RollDigest
  /// 10^8 times the variance of the number of its wins, see ``Pipeline/winVariance``.
  public let winVariance: Int
  /// The balance at those of ``SessionOrder/places`` that it came to.
  public let balances: [Amount]

  package init(
    session: UInt32, result: SessionResult, rolls: RollDigest, winVariance: Int, balances: [Amount] = []
  ) {
    (self.session, self.result, self.rolls) = (session, result, rolls)
    (self.winVariance, self.balances) = (winVariance, balances)
  }
}

extension PlayedSession: WireMessage {
  package static let kinds = [FrameKind.played]

  package func write(to writer: inout WireWriter) {
    writer.integer(session)
    writer.result(result)
    writer.integer(rolls.value)
    writer.count(rolls.count)
    writer.count(winVariance)
    writer.list(balances) { $0.amount($1) }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    session = try reader.integer("session")
    result = try reader.result()
    let value: UInt64 = try reader.integer("rolls")
    rolls = RollDigest(value: value, count: try reader.count("roll_count", in: 0...RollDigest.most))
    winVariance = try reader.count("win_variance")
    balances = try reader.list("balances", atMost: BalanceCourse.mostPlaces) { (reader) throws(WireFault) in
      try reader.amount("balance", atLeast: .zero)
    }
  }
}
