package import Engine

extension EndedTicket {
  /// The outcome as a journal has it, but for the words of a refusal.
  package var outcome: Outcome {
    settlement.map(Outcome.settled) ?? .refused(Refusal(why: ""))
  }
}
