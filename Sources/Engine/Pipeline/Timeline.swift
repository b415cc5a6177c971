import HeapModule

/// Computes when tickets are sent, arrive and are handed over, from latencies alone.
///
/// A ticket is sent when it has been generated and one of `depth` slots is free, in ticket order; it is handed
/// over when it and all tickets before it have arrived. Nothing waits: times are only computed.
struct Timeline {
  /// How many slots there are; it may change on the way.
  var depth: Int
  /// With no more tickets outstanding than slots there are, a slot is always free.
  private let slotsAlwaysFree: Bool
  private var slotFreeAt = Heap<Nanoseconds>()
  private var lastSentAt: Nanoseconds = 0

  init(_ concurrency: Concurrency) {
    depth = concurrency.depth
    slotsAlwaysFree = concurrency.window <= concurrency.depth
  }

  /// When a ticket arrives that was generated at `generatedAt`; called once per ticket, in ticket order.
  @inline(__always)
  mutating func arrival(generatedAt: Nanoseconds, latency: Nanoseconds) -> Nanoseconds {
    if slotsAlwaysFree { return generatedAt &+ latency }
    return arrivalWaitingForASlot(generatedAt: generatedAt, latency: latency)
  }

  private mutating func arrivalWaitingForASlot(generatedAt: Nanoseconds, latency: Nanoseconds) -> Nanoseconds
  {
    var sentAt = max(generatedAt, lastSentAt)
    while slotFreeAt.count >= depth, let freeAt = slotFreeAt.popMin() { sentAt = max(sentAt, freeAt) }
    lastSentAt = sentAt
    slotFreeAt.insert(sentAt &+ latency)
    return sentAt &+ latency
  }
}
