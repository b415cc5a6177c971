import Dice
import Dice
import Engine
import ScriptHost
import Scripting
import TestSupport
import Testing

@Suite("Many sessions of one script process")
struct SeriesTests {
  /// Scripts that could carry something from one session into the next, and one that cannot be taken back.
  private static let texts =
    Scene.texts + [
      "n = 0 function next_bet() n = n + 1 string.n = n return 1e-8 * n, 50, 'high' end",
      """
      local seen = {}
      local co = coroutine.wrap(function() local k = 0 while true do k = k + 1 coroutine.yield(k) end end)
      function next_bet(ctx)
        seen[#seen + 1] = { ctx.balance, tostring(ctx.bets) .. "x" }
        return 1e-8 * (co() + #seen + math.random(1, 3)), 49.5, 'low'
      end
      """,
      "local first = math.random(1, 1000) function next_bet() return 1e-8 * first, 50, 'high' end",
      "math.randomseed(42) function next_bet() return 1e-8 * math.random(1, 100), 50, 'high' end",
    ]

  private func scene(_ seed: UInt64, _ text: String) throws -> Scene {
    var random = SplitMix64(seed)
    let shape = random.pick([Concurrency.sequential, .single(depth: 4, lookahead: 8), .lanes(3)])
    return try Scene(
      text, bets: Int.random(in: 1...200, using: &random), concurrency: shape, seed: random.next())
  }

  /// Session by session, each with a script that was loaded for it alone.
  private func expected(_ scene: Scene, _ count: UInt32) throws -> [SessionResult] {
    try (0..<count).map { number in
      var one = scene
      one.order.session = number
      one.script.randomSeeds = (0..<one.script.lanes).map {
        RandomSeeds(seed: one.order.seed, session: number, lane: $0)
      }
      return LoopDriver.playOne(
        one.order.settings, try one.copies(), against: one.order.house, control: SessionControl())
    }
  }

  @Test("are those that a script plays which is loaded for each alone", arguments: Self.texts)
  func same(text: String) throws {
    for seed in Effort.seeds(2, soak: 50) {
      let scene = try scene(seed, text)
      var played: [PlayedSession] = []
      try ScriptProcess(scene.script, launch: Scene.alea())
        .play(SeriesOrder(scene.order, count: 12), control: SessionControl()) { played.append($0) }
      #expect(played.map(\.session) == Array(0..<12))
      #expect(try played.map(\.result) == expected(scene, 12), "\(Effort.replay(seed))")
      let audit = try SeriesAudit(scene.script, SeriesOrder(scene.order, count: 12), launch: Scene.alea())
      for one in played.shuffled() { #expect(audit.difference(one) == nil, "\(Effort.replay(seed))") }
    }
  }

  @Test("are believed nothing: a session that was not played so is found out")
  func lies() throws {
    let scene = try scene(1, Scene.texts[1])
    let other = try self.scene(2, Scene.texts[1])
    let audit = try SeriesAudit(scene.script, SeriesOrder(scene.order, count: 4), launch: Scene.alea())
    for (number, result) in try expected(other, 4).enumerated() {
      let claim = PlayedSession(
        session: UInt32(number), result: result, rolls: RollDigest(other.order.house, bets: 16),
        winVariance: result.statistics.bets)
      #expect(audit.difference(claim) != nil)
    }
    let order = scene.order
    let (result, balances, winVariance) = LoopDriver.playOne(
      order.settings, try scene.copies(), against: order.house, control: SessionControl(),
      places: order.places)
    for wrong in [balances, balances.dropLast(), balances.map { $0 + Amount(units: 1) }] {
      let claim = PlayedSession(
        session: 0, result: result, rolls: RollDigest(order.house, bets: result.statistics.bets),
        winVariance: winVariance, balances: wrong)
      #expect((audit.difference(claim) == nil) == (wrong == balances))
    }
    let surer = PlayedSession(
      session: 0, result: result, rolls: RollDigest(order.house, bets: result.statistics.bets),
      winVariance: winVariance - 1, balances: balances)
    #expect(audit.difference(surer)?.hasPrefix("variance of the wins") == true)
  }

  @Test("that pay one unit too much are found out by the audit")
  func generous() throws {
    var scene = try Scene("function next_bet() return 5e-5, 49.5, 'high' end", bets: 20)
    var wrong = scene.order
    // 9,901 / 4,950 is 2.0002 and not 2: 5,000 units win 5,001.
    wrong.settings.rules = HouseRules(edgeHundredths: 99)
    for _ in 0..<3 {
      var played: [PlayedSession] = []
      try ScriptProcess(scene.script, launch: Scene.alea())
        .play(SeriesOrder(wrong, count: 3), control: SessionControl()) { played.append($0) }
      let audit = try SeriesAudit(scene.script, SeriesOrder(scene.order, count: 3), launch: Scene.alea())
      for one in played where one.result.statistics.wins > 0 { #expect(audit.difference(one) != nil) }
      wrong = scene.order
      wrong.settings.rules = HouseRules(edgeHundredths: 101)
      scene.order.session += 1
      wrong.session = scene.order.session
    }
  }

  @Test("end where they are, once it is asked for")
  func interrupted() throws {
    let scene = try Scene(Scene.texts[0], bets: 1_000)
    let control = SessionControl()
    var played = 0
    try ScriptProcess(scene.script, launch: Scene.alea())
      .play(SeriesOrder(scene.order, count: 1_000_000), control: control) { _ in
        played += 1
        control.interrupt()
      }
    #expect((1..<1_000_000).contains(played))
  }
}

@Suite("A recount")
struct RecountTests {
  /// Keeps the tickets of a session.
  private final class Kept: Journal {
    nonisolated(unsafe) var entries: [JournalEntry] = []
    func record(_ entry: JournalEntry) { entries.append(entry) }
  }

  private static let texts = [
    "function next_bet() return math.random(1, 99999) * 1e-8, math.random(1, 9800) / 100, math.random() < 0.5 and 'high' or 'low' end",
    """
    function next_bet()
      local low = math.random(0, 3000)
      return { amount = math.random(1, 99999) * 1e-8, range = { low, low + math.random(300, 6000) },
        inside = math.random() < 0.5 }
    end
    """,
  ]

  @Test("agrees with honest sessions, and with none whose bet pays one unit more or less", arguments: texts)
  func everyUnit(text: String) throws {
    for seed in Effort.seeds(2, soak: 100) {
      let scene = try Scene(text, bets: 120, concurrency: seed % 2 == 0 ? .sequential : .lanes(3), seed: seed)
      let kept = Kept()
      _ = LoopDriver.playOne(
        scene.order.settings, try scene.copies(), against: scene.order.house, control: SessionControl(),
        places: [], journal: kept)
      #expect(kept.entries.count == 120)
      func objection(_ entries: [JournalEntry]) -> String? {
        let recount = Recount(scene.order.settings.rules, startBalance: scene.order.settings.startBalance)
        entries.forEach { recount.record($0) }
        return recount.objection
      }
      #expect(objection(kept.entries) == nil, "\(Effort.replay(seed))")
      for (index, entry) in kept.entries.enumerated() {
        let off = Amount(units: index % 2 == 0 ? 1 : -1)
        var wrong = kept.entries
        wrong[index] = JournalEntry(
          ticket: entry.ticket, fate: entry.fate, won: entry.won, profit: entry.profit + off,
          balance: entry.balance + off, handedOver: true, now: entry.now)
        #expect(objection(wrong)?.contains("ticket \(entry.ticket.number)") == true, "\(Effort.replay(seed))")
      }
    }
  }
}
