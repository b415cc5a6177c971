import Dice

// Bets one after the other, as nearly all bets of a simulation are: sent, won or lost, handed over and followed by the
// next, with nothing else to decide. What the pipeline finds out anew at every step is known here: nothing else is
// outstanding, nothing is held, nothing is due. Whatever is not so is left to the pipeline, from the last place where it
// can go on as if it had played all of it; a session with a journal never comes here, so that both can be compared.
extension SessionState {
  /// Plays from the ticket on that has just been sent, while there is nothing unusual.
  ///
  /// Returns the number of a ticket that has been sent and is without a reply, or nil where the session goes on
  /// otherwise.
  mutating func playStraight(
    from first: Int, _ terms: SteadyTerms, _ house: some ComputedHouse, _ rolls: inout Rolls,
    _ control: SessionControl
  ) -> Int? {
    guard !isClosed, let bounds = pipeline.straightBounds else { return first }
    let strategy = strategies[0]
    var ticket = pipeline.slots[0, first].ticket
    pipeline.takeOutstanding()
    var context = pipeline.context(lane: 0)
    while true {
      let settled = pipeline.settling(ticket, rolls.roll(of: ticket.number, house), terms)
      guard !control.hasRequests, terms.take(stake: ticket.proposal.stake, profitIfWon: ticket.profitIfWon),
        bounds.allow(settled, ticket, bets: pipeline.statistics.bets)
      else {
        pipeline.putOutstanding(ticket)
        return ticket.number
      }
      pipeline.settle(ticket, settled)
      transcript.append(ticket, roll: settled.roll, won: settled.won)
      countTicket()
      pipeline.renew(&context)
      let answer: Answer
      do throws(StrategyFault) {
        answer = try strategy.exchange(pipeline.ended(ticket, settled), context)
      } catch {
        fail(error)
        return nil
      }
      guard case .proposal(let proposal) = answer, let next = pipeline.straightTicket(proposal) else {
        take(answer, 0)
        return nil
      }
      ticket = next
    }
  }
}
