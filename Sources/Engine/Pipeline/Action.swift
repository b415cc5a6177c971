/// What the pipeline wants done next.
public enum Action {
  /// Ask the script of a lane for its next bet; answer with `propose` or `scriptEnded`.
  case ask(lane: Int)
  /// Place this bet, once; tell the outcome with `arrived`.
  case send(Ticket)
  /// The end of this ticket counts now: record it and tell the script of its lane; `takeWords` says why it was
  /// refused, if it was.
  case handOver(EndedTicket)
  /// This ticket will not be handed over: record what became of it.
  case setAside(JournalEntry)
  /// Nothing to do until an outcome arrives.
  case wait
  /// The session is over.
  case finish(Stop)
}

/// The same in a few bytes, for the session: tickets are read where they lie, because copying them at every step
/// of every bet was a third of its cost.
enum Step {
  case ask(lane: Int)
  case send(lane: Int, number: Int)
  /// `Pipeline.ended` counts now.
  case handOver
  case handOverRefused
  case setAside
  /// Somebody outside has asked for something; `Pipeline.news` says what came of it.
  case intervened
  case wait
  case finish
}
