import Dice
import Engine
import TestSupport

/// What the conductor needs of a pipeline, so that another one can stand in its place.
protocol Conductible {
  var balance: Amount { get }
  var exposure: Amount { get }
  var now: Nanoseconds { get }
  var settledAfterStop: Int { get }
  mutating func next() -> Action
  mutating func propose(_ proposal: Proposal, lane: Int)
  mutating func scriptEnded(_ evidence: String)
  mutating func end(_ stop: Stop)
  mutating func arrived(_ ticket: Ticket, _ reply: Reply, at time: Nanoseconds)
  func context(lane: Int) -> Context
}

extension Pipeline: Conductible {
  var settledAfterStop: Int { statistics.settledAfterStop }
  mutating func propose(_ proposal: Proposal, lane: Int) { propose(proposal, lane: lane, after: 0) }
}

/// Plays a plan through a pipeline and lets outcomes arrive at any time and in any order that it likes.
struct Conductor {
  enum Manner: CaseIterable {
    case onlyWhenWaitedFor, atOnce, newestFirst, anyTime
  }

  let plan: Plan
  private var random: SplitMix64
  private let manner: Manner
  private var inFlight: [Ticket] = []
  private var scripts: [any Script]
  private var broken = false
  private(set) var course = Course()
  private(set) var mostInFlight = 0

  init(_ plan: Plan, order seed: UInt64, manner: Manner? = nil) {
    self.plan = plan
    var random = SplitMix64(seed)
    self.manner = manner ?? random.pick(Manner.allCases)
    self.random = random
    scripts = plan.scripts()
  }

  static func play(_ plan: Plan, order seed: UInt64) -> Course {
    var conductor = Conductor(plan, order: seed)
    return conductor.play(Pipeline(plan.settings))
  }

  mutating func play(_ start: some Conductible) -> Course {
    var pipeline = start
    while true {
      letArrive(&pipeline)
      switch pipeline.next() {
      case .ask(let lane): ask(lane, &pipeline)
      case .send(let ticket):
        inFlight.append(ticket)
        mostInFlight = max(mostInFlight, inFlight.count)
      case .handOver(let ended): handOver(ended, &pipeline)
      case .setAside(let entry): course.rows.append(Row(entry))
      case .wait:
        precondition(!inFlight.isEmpty, "waiting for nothing")
        deliver(&pipeline)
      case .finish(let stop):
        course.stop = stop.cause.rawValue
        course.balance = Int(pipeline.balance.units)
        course.reserved = Int(pipeline.exposure.units)
        course.settledAfterStop = pipeline.settledAfterStop
        return course
      }
    }
  }

  private mutating func letArrive(_ pipeline: inout some Conductible) {
    switch manner {
    case .onlyWhenWaitedFor, .newestFirst: break
    case .atOnce: while !inFlight.isEmpty { deliver(&pipeline) }
    case .anyTime: while !inFlight.isEmpty, random.chance(percent: 40) { deliver(&pipeline) }
    }
  }

  private mutating func deliver(_ pipeline: inout some Conductible) {
    let index = manner == .newestFirst ? inFlight.count - 1 : Int.random(in: inFlight.indices, using: &random)
    inFlight.swapAt(index, inFlight.count - 1)
    let ticket = inFlight.removeLast()
    pipeline.arrived(ticket, WorldHouse(plan.world).reply(to: ticket), at: 0)
  }

  private mutating func ask(_ lane: Int, _ pipeline: inout some Conductible) {
    let said = scripts[lane].next(View(pipeline.context(lane: lane)))
    letArrive(&pipeline)
    switch said {
    case .bet(let bet): pipeline.propose(Proposal(bet), lane: lane)
    case .nothing: pipeline.scriptEnded("nothing")
    case .stop: pipeline.end(Stop(.script, "asked to"))
    case .fault:
      broken = true
      pipeline.end(Stop(.scriptError, "planted"))
    }
  }

  private mutating func handOver(_ ended: EndedTicket, _ pipeline: inout some Conductible) {
    course.rows.append(
      Row(
        JournalEntry(
          ticket: ended.ticket, fate: .outcome(ended.outcome), won: ended.won, profit: ended.profit,
          balance: ended.balance, handedOver: true, now: pipeline.now)))
    if broken { return }
    let lane = ended.ticket.lane
    switch scripts[lane].told(Told(ended)) {
    case .goOn: break
    case .stop: pipeline.end(Stop(.script, "asked to"))
    case .fault:
      broken = true
      pipeline.end(Stop(.scriptError, "planted"))
    }
  }
}
