public import Engine
public import Scripting

/// Plays whole sessions of a series once more, with pipeline and house on the desk's side, and compares.
///
/// As with ``Audit``, the process that is asked for the bets never sees the seed of the rolls; nor does the one that
/// played know which sessions will be looked at.
public final class SeriesAudit {
  private let series: SeriesOrder
  private let process: ScriptProcess

  /// An audit of sessions of `series`, played by `script`.
  public init(
    _ script: ScriptOrder, _ series: SeriesOrder, launch: ScriptLaunch = ScriptLaunch()
  ) throws(HostError) {
    self.series = series
    process = try ScriptProcess(script.audited, launch: launch)
  }

  /// How a claim differs from what the audit plays, or nil where they agree. Blocks. Where `control` cuts it short, what it
  /// says is of no use.
  public func difference(_ claimed: PlayedSession, control: SessionControl = SessionControl()) -> String? {
    let order = series.order(claimed.session - series.first.session)
    do throws(HostError) {
      try process.begin(order.randomSeeds)
    } catch {
      return "the audit came to no end: \(error.description)"
    }
    let house = order.house
    let recount = Recount(order.settings.rules, startBalance: order.settings.startBalance)
    let (played, balances, winVariance) = LoopDriver.playOne(
      order.settings, process.strategies(), against: house, control: control, places: order.places,
      journal: recount)
    if let objection = recount.objection { return objection }
    if played.stop.cause == .scriptError, claimed.result.stop.cause != .scriptError {
      return "the audit came to no end: \(played.stop.evidence)"
    }
    // How far a script comes in its time is no part of its session.
    if claimed.result.stop.cause == .scriptError { return nil }
    if claimed.rolls != RollDigest(house, bets: played.statistics.bets) {
      return "first rolls: the script process has others than the audit"
    }
    if claimed.winVariance != winVariance { return "variance of the wins: the audit has another" }
    if claimed.balances != balances { return "balances on the way: the audit has others" }
    return Audit.wholeDifference(claimed.result, played)
  }
}

extension ScriptProcess {
  /// Makes the copies of the script what they were after loading, with these seeds.
  public func begin(_ seeds: [RandomSeeds]) throws(HostError) {
    if let lost { throw lost }
    let conversation = Conversation(child, words)
    let time = order.time
    let patience = time.loadMilliseconds * order.lanes + time.killAfterMilliseconds
    try conversation.send(Again(seeds), within: patience)
    let reply: ScriptReply = try conversation.expect(within: patience)
    guard reply == .proceed else { throw conversation.broken(WireFault("an answer to another question")) }
  }
}
