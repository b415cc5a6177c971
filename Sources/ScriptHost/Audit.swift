public import Engine
internal import Simulation

/// Plays the beginning of a session once more, with pipeline and house on the desk's side, and compares.
///
/// A script process is believed nothing, and one that a hostile script has taken over could claim any result. The
/// process of the audit never sees the seed of the rolls; it is asked for its bets one by one.
public struct Audit: Sendable {
  /// Tickets of a session's beginning that are played again.
  public static let tickets = 1_000

  private let script: ScriptOrder
  private let order: SessionOrder
  private let launch: ScriptLaunch

  /// An audit of the session `order` of `script`.
  public init(_ script: ScriptOrder, _ order: SessionOrder, launch: ScriptLaunch = ScriptLaunch()) {
    self.script = script.audited
    self.order = order
    self.launch = launch
  }

  /// How a result differs from what the audit plays, or nil where they agree. Called on any thread; blocks.
  public func difference(_ claimed: SessionResult) -> String? {
    guard let prefix = claimed.prefix else { return "no prefix was reported" }
    if let contradiction = contradiction(claimed, prefix) { return contradiction }
    if prefix.tickets == 0, Self.isCutShort(claimed) { return nil }
    do throws(HostError) {
      let played = try play(claimed, prefix)
      if played.stop.cause == .scriptError, claimed.stop.cause != .scriptError {
        return "the audit came to no end: \(played.stop.evidence)"
      }
      return Self.difference(claimed, played)
    } catch {
      return "the audit came to no end: \(error.description)"
    }
  }

  /// How a claim contradicts itself, where it says less of its beginning than there must be of it.
  ///
  /// The beginning is what has been handed over when it is taken, and at most what was outstanding then ends after.
  private func contradiction(_ claimed: SessionResult, _ prefix: SessionPrefix) -> String? {
    let (now, tickets) = (claimed.statistics, claimed.statistics.tickets)
    if prefix.tickets < min(Self.tickets, tickets - order.settings.concurrency.outstanding) {
      return "a beginning of \(prefix.tickets) tickets, and \(tickets) in all"
    }
    if prefix.tickets > tickets {
      return "a beginning of \(prefix.tickets) tickets, and only \(tickets) in all"
    }
    guard prefix.tickets == tickets else { return nil }
    let isSame =
      prefix.bets == now.bets && prefix.wins == now.wins && prefix.wagered == now.wagered
      && prefix.balance == claimed.balance
    return isSame ? nil : "a beginning that is all of it, and other figures"
  }

  /// Plays as far as the claim goes, and never further than the audit's bound: that a session ended before is a claim
  /// too.
  private func play(_ claimed: SessionResult, _ prefix: SessionPrefix) throws(HostError) -> SessionResult {
    let process = try ScriptProcess(script, launch: launch)
    // Where the session was cut short, what came next may be what cut it, and is not asked for again.
    let isWhole = prefix.tickets < Self.tickets && !Self.isCutShort(claimed)
    let session = Session(
      settings: order.settings, strategies: process.strategies(),
      prefix: .endAfter(isWhole ? Self.tickets : min(prefix.tickets, Self.tickets)))
    return LoopDriver.play(session, against: order.house)
  }

  /// Whether the session ended by what is not a part of it: a signal, or time and memory of its script.
  private static func isCutShort(_ claimed: SessionResult) -> Bool {
    claimed.stop.cause == .interrupted || claimed.stop.cause == .scriptError
  }

  private static func difference(_ claimed: SessionResult, _ played: SessionResult) -> String? {
    guard let theirs = claimed.prefix, let ours = played.prefix else { return "no prefix was reported" }
    let place = "after \(ours.tickets) tickets"
    let figures: [(String, String, String)] = [
      ("tickets of the beginning", "\(theirs.tickets)", "\(ours.tickets)"),
      ("bets \(place)", "\(theirs.bets)", "\(ours.bets)"),
      ("wins \(place)", "\(theirs.wins)", "\(ours.wins)"),
      ("wager \(place)", "\(theirs.wagered)", "\(ours.wagered)"),
      ("balance \(place)", "\(theirs.balance)", "\(ours.balance)"),
      ("transcript hash \(place)", theirs.sha256, ours.sha256),
    ]
    for (name, claim, own) in figures where claim != own {
      return "\(name): the script process says \(claim), the audit \(own)"
    }
    // Of a session that is over before the audit's bound, all is known.
    return ours.tickets < tickets && !isCutShort(claimed) ? wholeDifference(claimed, played) : nil
  }

  static func wholeDifference(_ claimed: SessionResult, _ played: SessionResult) -> String? {
    let figures: [(String, String, String)] = [
      ("stopped by", "\(claimed.stop)", "\(played.stop)"),
      ("balance", "\(claimed.balance)", "\(played.balance)"),
      ("statistics", "\(claimed.statistics)", "\(played.statistics)"),
      ("session time", "\(claimed.sessionTime) ns", "\(played.sessionTime) ns"),
      ("transcript hash", claimed.transcriptSHA256 ?? "none", played.transcriptSHA256 ?? "none"),
    ]
    for (name, claim, own) in figures where claim != own {
      return "\(name): the script process says \(claim), the audit \(own)"
    }
    return nil
  }
}

extension Concurrency {
  /// The most tickets that can be outstanding.
  var outstanding: Int {
    switch self {
    case .single(_, let lookahead): lookahead
    case .lanes(let count): count
    }
  }
}

extension ScriptOrder {
  /// The same for an audit, which is quiet and takes its time: time is not what is audited, and what was just fast enough
  /// may be slower now.
  var audited: ScriptOrder {
    var order = self
    order.talks = false
    let most = ScriptTime.range.upperBound
    order.time.loadMilliseconds = min(time.loadMilliseconds * 10, most)
    order.time.callbackMilliseconds = min(time.callbackMilliseconds * 10, most)
    return order
  }
}
