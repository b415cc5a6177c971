import Dice

/// The outstanding tickets of all lanes, each in a place of its own.
///
/// At most `window` tickets of a lane are outstanding and their numbers follow each other, so that the low bits
/// of a number are its place: nothing moves and nothing is allocated while a session plays.
struct Slots {
  private var storage: ContiguousArray<Slot>
  private let mask: Int
  private let shift: Int

  init(_ concurrency: Concurrency) {
    var capacity = 1
    while capacity < concurrency.window { capacity *= 2 }
    mask = capacity - 1
    shift = capacity.trailingZeroBitCount
    storage = ContiguousArray(repeating: .vacant, count: concurrency.laneCount * capacity)
  }

  /// The place of a lane's ticket, by its number in the lane.
  subscript(lane: Int, number: Int) -> Slot {
    @inline(__always) get { storage[lane &<< shift | number & mask] }
    @inline(__always) _modify { yield &storage[lane &<< shift | number & mask] }
  }
}

/// One outstanding ticket.
struct Slot {
  var ticket: Ticket
  var arrival = Arrival.none
  /// The computed latency, or the measured time of arrival.
  var time: Nanoseconds = 0

  @inline(__always)
  mutating func arrive(_ arrival: Arrival, _ time: Nanoseconds) {
    self.arrival = arrival
    self.time = time
  }

  /// What arrived. Words are kept aside (`Pipeline.words`), so that a slot is plain bytes.
  enum Arrival {
    case none
    case settled(Settlement)
    case refused
    case unknown
  }

  /// A place that has never been used.
  static let vacant: Slot = {
    guard let chance = Chance(winningRolls: 1) else { preconditionFailure("1 winning roll is a chance") }
    let proposal = Proposal(stake: .zero, chance: chance, high: true)
    return Slot(
      ticket: Ticket(
        number: -1, lane: 0, laneNumber: -1, asked: -1, after: -1, proposal: proposal, profitIfWon: .zero,
        generatedAt: 0))
  }()
}
