import DequeModule

/// One copy of the script as the pipeline sees it: its outstanding tickets and its own counts.
struct Lane {
  /// Outstanding tickets, oldest first.
  var slots = Deque<Slot>()
  /// Tickets generated.
  var generated = 0
  /// Tickets handed over.
  var handedOver = 0
  /// Tickets sent.
  var sent = 0
  /// Settled bets.
  var bets = 0
  /// Won bets.
  var wins = 0
  /// Wins in a row, or losses in a row as a negative number.
  var streak = 0

  /// The oldest ticket that has not been sent.
  var nextToSend: Int { sent - handedOver }
}

/// One outstanding ticket.
struct Slot {
  let ticket: Ticket
  var sent = false
  var arrival = Arrival.none
  /// The computed latency, or the measured time of arrival.
  var time: Nanoseconds = 0

  /// What arrived. Words are kept aside (`Pipeline.words`), so that a slot is plain bytes.
  enum Arrival {
    case none
    case settled(Settlement)
    case refused
    case unknown
  }
}
