/// What the pipeline wants done next.
public enum Action {
  /// Ask the script of a lane for its next bet; answer with `propose` or `scriptEnded`.
  case ask(lane: Int)
  /// Place this bet, once; tell the outcome with `arrived`.
  case send(Ticket)
  /// This bet counts now: record it and tell the script of its lane.
  case handOver(EndedTicket)
  /// This refused ticket's turn has come: record it and tell the script of its lane; `takeWords` says why.
  case handOverRefused(EndedTicket)
  /// A ticket will not be handed over: record what became of it, as `takeSetAside` tells.
  case setAside
  /// Nothing to do until an outcome arrives.
  case wait
  /// The session is over; `stop` says why.
  case finish
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
  case wait
  case finish
}
