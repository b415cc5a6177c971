import Dice
import Engine
import TestSupport

/// Plays a plan in a random order of arrivals under the eyes of a ``LimitChecker``.
enum Bookkeeper {
  static func complaints(_ plan: Plan, order seed: UInt64) -> [String] {
    var pipeline = Pipeline(plan.settings)
    var checker = LimitChecker(plan)
    var scripts = plan.scripts()
    var random = SplitMix64(seed)
    var inFlight: [Ticket] = []
    func deliver() {
      let index = Int.random(in: inFlight.indices, using: &random)
      let ticket = inFlight.remove(at: index)
      pipeline.arrived(ticket, WorldHouse(plan.world).reply(to: ticket))
    }
    while checker.complaints.isEmpty {
      while !inFlight.isEmpty, random.chance(percent: 30) { deliver() }
      let before = pipeline.generated
      let action = pipeline.next()
      checker.observe(pipeline, generated: before)
      if case .send = action {} else { checker.notAccepted(pipeline) }
      switch action {
      case .ask(let lane):
        guard case .bet(let bet) = scripts[lane].next(View(pipeline.context(lane: lane))) else {
          pipeline.scriptEnded("nothing")
          continue
        }
        checker.proposed(bet.stake)
        let before = pipeline.generated
        pipeline.propose(Proposal(bet), lane: lane)
        checker.observe(pipeline, generated: before)
        checker.notAccepted(pipeline)
      case .send(let ticket): inFlight.append(ticket)
      case .handOver(let ended):
        if plan.laneCount == 1 { checker.idle(pipeline) }
        checker.ended(ended)
        let lane = ended.ticket.lane
        _ = scripts[lane].told(Told(ended))
      case .setAside(let entry): checker.withdrawn(entry.ticket)
      case .wait: deliver()
      case .finish: return checker.complaints
      }
    }
    return checker.complaints
  }
}
