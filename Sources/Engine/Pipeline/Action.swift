/// What the pipeline wants done next.
public enum Action {
  /// Ask the script of a lane for its next bet; answer with `propose` or `scriptEnded`.
  case ask(lane: Int)
  /// Place this bet, once; tell the outcome with `arrived`.
  case send(Ticket)
  /// The end of this ticket counts now: record it and tell the script of its lane.
  case handOver(EndedTicket)
  /// This ticket will not be handed over: record what became of it.
  indirect case setAside(JournalEntry)
  /// Nothing to do until an outcome arrives.
  case wait
  /// The session is over.
  case finish(Stop)
}
