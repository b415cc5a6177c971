internal import Engine
public import Scripting

/// Many sessions inside the script process, one after another; the desk hears of each when it is over.
struct ChildSeries {
  private let order: SeriesOrder
  private var copies: ScriptCopies
  private var frames: [UInt8] = []

  private static let mostBytes = 1 << 15

  init(_ order: SeriesOrder, _ copies: ScriptCopies) {
    (self.order, self.copies) = (order, copies)
  }

  /// Plays them all.
  mutating func play(_ control: SessionControl) throws(WireFault) {
    let places = order.first.places
    for index in 0..<order.count {
      let session = order.order(index)
      try copies.begin(session.randomSeeds)
      let house = session.house
      let (result, balances, winVariance) = LoopDriver.playOne(
        session.settings, copies.lanes, against: house, control: control, places: places
      ) { ChildChannel.send(Checkpoint($0)) }
      let rolls = RollDigest(house, bets: result.statistics.bets)
      frames += Frame.bytes(
        of: PlayedSession(
          session: session.session, result: result, rolls: rolls, winVariance: winVariance, balances: balances
        ))
      if frames.count >= Self.mostBytes || index + 1 == order.count { flush() }
    }
  }

  private mutating func flush() {
    ChildChannel.put(frames)
    frames.removeAll(keepingCapacity: true)
  }
}

extension SessionOrder {
  /// What `math.random` of each copy of the script draws from in this session.
  public var randomSeeds: [RandomSeeds] {
    (0..<settings.concurrency.laneCount).map { RandomSeeds(seed: seed, session: session, lane: $0) }
  }
}
