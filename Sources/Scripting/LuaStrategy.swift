internal import CLua
internal import Dice
public import Engine

/// A strategy written in Lua: one lane's copy of a script, in a state of its own.
///
/// Not safe for several threads at once: the engine calls it under its lock.
public final class LuaStrategy: Strategy {
  /// The script.
  public let script: Script
  /// The parameters that it declared, in order, with the values of this run.
  public let parameters: [ScriptParameter]
  /// What it says of itself.
  public let metadata: ScriptMetadata
  /// How its text was understood.
  public let reading: ScriptReading

  package let state: OpaquePointer
  let context: UnsafeMutablePointer<alua_context>
  /// What `ctx` shows from the next call of `next_bet` on.
  let nextContext: UnsafeMutablePointer<alua_context>
  let result: UnsafeMutablePointer<alua_result>
  let bet: UnsafePointer<alua_bet>
  private let decoder: ProposalDecoder
  private let isNative: Bool
  /// What is different for scripts of other bots.
  private let community: CommunityBets?
  /// Kept alive because C holds a pointer to it.
  let host: ScriptHost
  /// Kept alive because the state is watched by it.
  private let watchdog: Watchdog?
  var hasReturnedBets = false
  /// How the state was after loading, where it is to be come back to.
  var start: (state: OpaquePointer, files: ScriptFiles.Kept)?
  private static let forms = "it must be a table, or amount, chance, side"

  /// Loads a script: runs its text, collects its parameters and metadata. Throws what `ScriptError` lists, among
  /// them `didNotLoad` with file and line.
  public init(_ script: Script, settings: ScriptSettings) throws(ScriptError) {
    let loaded = try LoadedState(script, settings)
    let state = loaded.state
    (self.state, host, reading) = (state, loaded.host, loaded.reading)
    self.script = script
    isNative = reading.dialect == .native
    watchdog = settings.watchdog
    parameters = host.parameters
    metadata = LuaState.metadata(of: state)
    context = alua_context_of(state)
    nextContext = alua_next_context_of(state)
    result = alua_result_of(state)
    bet = alua_bet_of(state)
    decoder = ProposalDecoder(
      rules: settings.house.rules, shown: { String(cString: alua_shown(state, CInt($0))) },
      onRoundedDown: RoundingNotice(script: script, warn: settings.warn).take)
    community =
      isNative ? nil : CommunityBets(decoder, script: script, house: settings.house, warn: settings.warn)
  }

  deinit {
    if let start { alua_forget(start.state) }
    alua_free(state)
  }

  /// Lines of `print` that were dropped because the script had printed 10 MiB.
  public var droppedLines: UInt64 { alua_dropped_lines(state) }

  /// The line of the script that ran last, where the settings asked for a trace, and forgets it: after a bet, the line
  /// that returned it. Lines of a translated script are those of its author's text.
  public func takeLine() -> Int? {
    let line = alua_take_line(state)
    return line > 0 ? Int(clamping: line) : nil
  }

  /// The files that the session's scripts have written.
  public var files: [ScriptFiles.File] { host.files.all }

  /// Whether the script defines `on_refused`.
  public var handlesRefusals: Bool { alua_has_function(state, "on_refused") }

  /// Calls `on_start(ctx)`, if there is one.
  public func start(_ context: Context) throws(StrategyFault) -> StopRequest? {
    fill(context)
    try check(alua_on_start(state))
    return takeStop()
  }

  /// Calls `next_bet(ctx)` and decodes what it returns.
  public func nextBet(_ context: Context) throws(StrategyFault) -> Answer {
    fill(context)
    return try answer(alua_next_bet(state))
  }

  /// Calls `on_result(r)` and, unless it stops, `next_bet(ctx)`: one entry into Lua instead of two.
  public func exchange(_ ended: EndedTicket, _ context: Context) throws(StrategyFault) -> Answer {
    fill(ended)
    nextContext.pointee = Self.view(context)
    return try answer(alua_exchange(state))
  }

  @inline(__always)
  private func answer(_ status: alua_status) throws(StrategyFault) -> Answer {
    guard status == ALUA_OK else { throw nextBetFault(status) }
    if let request = takeStop() { return .stop(request) }
    if !isNative {
      if bet.pointee.delay == 0, let proposal = decoder.plainProposal(of: bet) { return .proposal(proposal) }
      return try communityAnswer()
    }
    switch bet.pointee.form {
    case ALUA_NUMBER, ALUA_TABLE:
      hasReturnedBets = true
      do throws(BadBet) {
        return .proposal(try decoder.proposal(of: bet))
      } catch {
        throw fault("returned \(error.description)")
      }
    case ALUA_NIL: return .nothing
    case ALUA_NONE where hasReturnedBets: return .nothing
    case ALUA_NONE: throw fault("returned nothing: missing return? (return nil ends the session)")
    default: throw fault("returned \(decoder.shown(0)); \(Self.forms)")
    }
  }

  /// A bet that was read back from the globals of a script for another bot, and has something unusual.
  @inline(never)
  private func communityAnswer() throws(StrategyFault) -> Answer {
    guard let community else { preconditionFailure("a script of another bot has a decoder of its own") }
    if !community.isUsable(bet) {
      let status = alua_dialect_repair(state)
      guard status == ALUA_OK else { throw nextBetFault(status) }
    }
    do throws(BadBet) {
      let proposal = try community.proposal(of: bet)
      let delay = alua_take_delay(state)
      return delay > 0 ? .delayed(proposal, by: delay) : .proposal(proposal)
    } catch {
      throw StrategyFault("\(entryPlace): the script's bet has \(error.description)")
    }
  }

  /// Calls `on_result(r)`, if there is one.
  public func handOver(_ ended: EndedTicket) throws(StrategyFault) -> StopRequest? {
    fill(ended)
    try check(alua_on_result(state))
    return takeStop()
  }

  /// Calls `on_refused(bet, why)`, if there is one.
  public func handOverRefused(_ ended: EndedTicket, why: String) throws(StrategyFault) -> StopRequest? {
    // A script of another bot is told why and no more; its last bet stays the one before.
    if isNative { fill(ended) }
    // What the house says is bounded: it comes from the network.
    let words = Array(why.utf8.prefix(1024))
    try check(words.withUnsafeBytes { alua_on_refused(state, $0.baseAddress, $0.count) })
    return takeStop()
  }

  /// Calls `on_stop(summary)`, if there is one.
  public func stop(_ summary: ClosingSummary) throws(StrategyFault) {
    fill(summary.context)
    try check(alua_on_stop(state, summary.reason, summary.evidence, Int64(summary.refused)))
  }

  @inline(__always)
  private func check(_ status: alua_status) throws(StrategyFault) {
    if status == ALUA_FAILED { throw StrategyFault(String(cString: alua_error(state))) }
  }

  @inline(__always)
  private func takeStop() -> StopRequest? {
    guard bet.pointee.stop_asked else { return nil }
    var reason: UnsafePointer<CChar>?
    guard alua_take_stop(state, &reason) else { return nil }
    return StopRequest(reason: reason.map(String.init(cString:)))
  }

  private func nextBetFault(_ status: alua_status) -> StrategyFault {
    if status == ALUA_FAILED { return StrategyFault(String(cString: alua_error(state))) }
    return StrategyFault("\(script.path): next_bet is no longer a function")
  }

  /// Where the function stands that is called for a bet: no better line is known of a bet that is none.
  private var entryPlace: String {
    for name in ["CalculateBet", "DoDiceBet", "dobet"] {
      let place = String(cString: alua_where(state, name))
      if !place.isEmpty { return place }
    }
    return script.path
  }

  /// A fault of what `next_bet` returned: the line is that of its definition, as no better one is known.
  private func fault(_ words: String) -> StrategyFault {
    let place = String(cString: alua_where(state, "next_bet"))
    return StrategyFault("\(place.isEmpty ? script.path : place): next_bet \(words)")
  }
}

/// Says once that a script's amounts are rounded down.
private final class RoundingNotice {
  private let script: Script
  private let warn: (String) -> Void
  private var given = false

  init(script: Script, warn: @escaping (String) -> Void) {
    self.script = script
    self.warn = warn
  }

  func take(coins: Double, stake: Amount) {
    if given { return }
    given = true
    warn("\(script.path): amount \(coins) has more than 8 decimals; all such are rounded down (to \(stake))")
  }
}
