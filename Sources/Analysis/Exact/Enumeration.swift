public import Engine
internal import Dice

/// All courses of a session that bets one by one: where they meet in a state, they are one from there on. The script
/// itself is led to every place that it can come to; nothing of it is known here.
public struct Enumeration {
  private let settings: PipelineSettings
  private let guide: ScriptGuide
  private var limits: SequentialLimits
  private var map: ScriptMap
  /// What the script has looked at so far.
  private var sight: Sight
  /// What tells states apart: that, and what the limits look at.
  private let seen: Sight
  private var states: [State] = []
  private var numbers: [StateKey: Int32] = [:]
  private var ends = Ends()
  private var figures = ExactFigures()

  private struct StateKey: Hashable {
    let place: Int32
    let standing: Standing
  }

  /// A state in which a bet is placed, and where it leads once that is known.
  private struct State {
    let place: Int32
    let standing: Standing
    let bet: ExactBet
    var isExplored = false
    var loss = Lead.nowhere, win = Lead.nowhere
  }

  /// Where a bet leads: to another, or to the end.
  private enum Lead {
    case nowhere
    case state(Int32)
    case end(Int)
  }

  private let mostPlaces: Int

  private static let mostStates = 2_000_000
  private static let mostSteps = 3_000_000_000
  private static let negligible = 1e-15
  /// A script is led along courses with a reserve of as much beside its balance, in units.
  private static let mostBalance = Int64(1) << 60

  /// The exact odds under `settings`, of the script that `guide` leads to at most `mostPlaces`: each costs it a session.
  /// Throws an ``ExactRefusal``, and what `guide` does.
  public static func figures(
    _ settings: PipelineSettings, mostPlaces: Int = 60_000, _ guide: ScriptGuide
  ) throws -> ExactFigures {
    if settings.concurrency != .sequential {
      throw ExactRefusal.unseen("courses are enumerated bet by bet, not side by side")
    }
    if settings.limits.maxDuration != nil {
      throw ExactRefusal.unseen("a limit of time is no matter of wins and losses")
    }
    if settings.startBalance.units > mostBalance {
      throw ExactRefusal.unseen("a balance above \(Amount(units: mostBalance)) is not followed")
    }
    return try withoutActuallyEscaping(guide) { guide in
      var sight = Sight()
      while true {
        var enumeration = Enumeration(settings, sight, mostPlaces, guide)
        if let figures = try enumeration.run() { return figures }
        // The script looks at more than was known: places where it was told other figures are to be told apart.
        sight = enumeration.sight
      }
    }
  }

  private init(
    _ settings: PipelineSettings, _ sight: Sight, _ mostPlaces: Int, _ guide: @escaping ScriptGuide
  ) {
    (self.settings, self.guide, self.sight, self.mostPlaces) = (settings, guide, sight, mostPlaces)
    limits = SequentialLimits(settings)
    map = ScriptMap(sight)
    var seen = sight
    if settings.limits.maxWager != nil { seen.insert(.wagered) }
    if settings.limits.maxLossStreak != nil || settings.limits.maxWinStreak != nil { seen.insert(.streak) }
    self.seen = seen
  }

  /// Follows all courses, bet by bet; nil where the script looks at something that was not told apart.
  private mutating func run() throws -> ExactFigures? {
    let start = Standing(balance: settings.startBalance.units)
    guard try lead([nil], told: [start]) else { return nil }
    var (active, mass): ([Int32], [Double]) = ([], [])
    if settings.limits.maxBets == 0 {
      ends.add(ends.number(.maxBets, start.balance), 1)
    } else {
      deliver(1, try enter(0, start), &active, &mass)
    }
    var (steps, bets) = (0, 0)
    while !active.isEmpty, bets == 0 || figures.undecided >= Self.negligible {
      let isLast = settings.limits.maxBets == bets + 1
      if !isLast, try !explore(active) { return nil }
      let (now, before) = (active, mass)
      active.removeAll(keepingCapacity: true)
      mass = [Double](repeating: 0, count: states.count)
      figures.undecided = 0
      for number in now { step(Int(number), before[Int(number)], isLast: isLast, &active, &mass) }
      bets += 1
      steps += now.count
      guard states.count <= Self.mostStates else {
        throw ExactRefusal.tooLarge("after \(bets) bets there are more than \(Self.mostStates) states")
      }
      guard steps <= Self.mostSteps else {
        throw ExactRefusal.tooLarge("after \(bets) bets \(figures.undecided) of all sessions still go on")
      }
    }
    ends.tell(&figures, start: start.balance)
    (figures.states, figures.scriptStates) = (states.count, map.places.count)
    return figures
  }

  /// One bet from a state, of which `share` of all sessions come by now.
  private mutating func step(
    _ number: Int, _ share: Double, isLast: Bool, _ active: inout [Int32], _ mass: inout [Double]
  ) {
    let state = states[number]
    figures.bets += share
    figures.wagered += share * Double(state.bet.stake)
    figures.expectedLoss += share * state.bet.cost
    for won in [false, true] {
      let part = share * (won ? state.bet.chance : 1 - state.bet.chance)
      if part == 0 { continue }
      if isLast {
        let standing = after(state, won: won)
        ends.add(ends.number(end(standing) ?? .maxBets, standing.balance), part)
      } else {
        deliver(part, won ? state.win : state.loss, &active, &mass)
      }
    }
  }

  private mutating func deliver(
    _ share: Double, _ lead: Lead, _ active: inout [Int32], _ mass: inout [Double]
  ) {
    switch lead {
    case .nowhere: preconditionFailure("every state is explored before it is left")
    case .end(let number): ends.add(number, share)
    case .state(let number):
      let place = Int(number)
      if place >= mass.count { mass.append(contentsOf: repeatElement(0, count: place + 1 - mass.count)) }
      if mass[place] == 0 { active.append(number) }
      mass[place] += share
      figures.undecided += share
    }
  }

  /// Where the bet of a state leaves its session. Of a streak no more is kept than the script and the limits look at: the
  /// other one would only tell apart what is the same.
  private func after(_ state: State, won: Bool) -> Standing {
    var next = state.standing.after(state.bet, won: won, seen)
    guard !map.sight.contains(.streak) else { return next }
    if settings.limits.maxWinStreak == nil { next.streak = min(next.streak, 0) }
    if settings.limits.maxLossStreak == nil { next.streak = max(next.streak, 0) }
    return next
  }

  /// Why a session ends here whatever its script wants; the number of bets is looked at elsewhere.
  private mutating func end(_ standing: Standing) -> StopCause? { limits.end(standing.state(bets: 0)) }

  /// Finds out where the bets of these states lead; false where the script looked at something new.
  private mutating func explore(_ active: [Int32]) throws -> Bool {
    let unknown = active.map(Int.init).filter { !states[$0].isExplored }
    var (ways, told): ([ScriptMap.Way?], [Standing]) = ([], [])
    var planned: Set<Int> = []
    for number in unknown {
      let state = states[number]
      for won in [false, true] {
        let (next, place) = (after(state, won: won), Int(state.place))
        guard end(next) == nil, map.destination(place, won: won) == nil,
          planned.insert(2 * place + (won ? 1 : 0)).inserted
        else { continue }
        ways.append(ScriptMap.Way(place: place, won: won))
        told.append(next)
      }
    }
    guard try lead(ways, told: told) else { return false }
    for number in unknown {
      states[number].loss = try follow(states[number], won: false)
      states[number].win = try follow(states[number], won: true)
      states[number].isExplored = true
    }
    return true
  }

  private mutating func follow(_ state: State, won: Bool) throws -> Lead {
    let next = after(state, won: won)
    if let cause = end(next) { return .end(ends.number(cause, next.balance)) }
    guard let place = map.destination(Int(state.place), won: won) else {
      preconditionFailure("every way that a session takes was gone")
    }
    return try enter(place, next)
  }

  /// A session comes to a place of its script: there it places a bet, or ends.
  private mutating func enter(_ place: Int, _ standing: Standing) throws -> Lead {
    let proposal: Proposal
    switch map.places[place].move {
    case .bet(let bet): proposal = bet
    case .end: return .end(ends.number(.script, standing.balance))
    case .fault(let message): throw ExactRefusal.fault(message)
    }
    if let cause = limits.end(standing.state(bets: 0), by: proposal) {
      return .end(ends.number(cause, standing.balance))
    }
    let key = StateKey(place: Int32(place), standing: standing)
    if let number = numbers[key] { return .state(number) }
    guard let gain = settings.rules.profitIfWon(proposal), gain <= settings.rules.maxProfit else {
      throw ExactRefusal.unseen("the house refuses a bet that could win more than its --max-profit")
    }
    let number = Int32(states.count)
    numbers[key] = number
    states.append(State(place: Int32(place), standing: standing, bet: ExactBet(proposal, gain: gain)))
    return .state(number)
  }

  /// Leads the script along these ways; false where it looked at something that is not told apart.
  private mutating func lead(_ ways: [ScriptMap.Way?], told: [Standing]) throws -> Bool {
    guard !ways.isEmpty else { return true }
    guard map.places.count + ways.count <= mostPlaces else {
      throw ExactRefusal.tooLarge("the script alone has more than \(mostPlaces) states")
    }
    let landings = try guide(ways.map { way in way.map { map.path($0) } ?? [] })
    precondition(landings.count == ways.count, "every path ends somewhere")
    for (index, landing) in landings.enumerated() {
      if let what = landing.sight.uncountable {
        throw ExactRefusal.unseen("the script looks at \(what), which is more than wins and losses")
      }
      sight.formUnion(landing.sight)
      map.note(landing, from: ways[index], told: told[index])
    }
    return sight == map.sight
  }
}

extension Sight {
  /// What of it has too many values to follow each.
  fileprivate var uncountable: String? {
    if contains(.roll) { return "the rolls" }
    if contains(.time) { return "the clock" }
    return contains(.chance) ? "math.random" : nil
  }
}
