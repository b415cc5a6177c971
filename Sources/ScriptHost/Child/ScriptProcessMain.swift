internal import Dice
internal import Engine
package import Scripting

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The program as a script process: it shuts itself in, loads one script, and does what it is told until its input
/// ends. No task, no Foundation and no file may be used from `seal` on: the kernel ends the process.
public enum ScriptProcessMain {
  /// Why it ends, for nobody but tests and people who start it by hand.
  private enum ExitCode {
    static let done: Int32 = 0
    static let badInput: Int32 = 64
    static let stuck: Int32 = 65
  }

  /// Runs as a script process to the end.
  public static func run() -> Never {
    var enclosure = Enclosure()
    let channel = ChildChannel()
    do throws(WireFault) {
      let order: ScriptOrder = try channel.expect()
      let files = try files(order, channel)
      let watchdog = try watchdog(order.time)
      let listener = Listener()
      listener.startThread()
      ChildChannel.send(enclosure.seal(addressBytes: addressBytes(order)))
      let copies = try load(order, watchdog, files)
      ChildChannel.send(try description(of: copies))
      try serve(copies, channel, listener, order, watchdog, files)
    } catch {
      exit(ExitCode.badInput)
    }
    exit(ExitCode.done)
  }

  /// The files that come with the order, and later what the scripts make of them.
  private static func files(
    _ order: ScriptOrder, _ channel: ChildChannel
  ) throws(WireFault) -> [ScriptFiles.File] {
    var given: [ScriptFiles.File] = []
    for _ in 0..<order.fileCount {
      let message: FileMessage = try channel.expect()
      given.append(message.file)
    }
    return given
  }

  /// What the copies may allocate, and room for the program, its stacks and its tables.
  private static func addressBytes(_ order: ScriptOrder) -> UInt64 {
    UInt64(256 << 20) + UInt64(order.lanes)
      * UInt64(order.memoryPerLane + (order.memoryPerLane >> 4) + (1 << 17))
  }

  /// The watchdog with the times of an order.
  package static func watchdog(_ time: ScriptTime) throws(WireFault) -> Watchdog {
    var limits = Watchdog.Limits()
    limits.load = time.loadMilliseconds
    limits.callback = time.callbackMilliseconds
    // Much sooner than the desk's kill, which cannot say where the script is: this is CPU time, and that is not.
    limits.backstop = time.killAfterMilliseconds / 4
    limits.poll = min(limits.poll, max(1, time.callbackMilliseconds / 4))
    do throws(ScriptError) {
      return try Watchdog(limits: limits, onUnresponsive: scriptIsStuck)
    } catch {
      throw WireFault(error.description)
    }
  }

  /// Loads a copy per lane; a script that cannot be played is told to the desk and ends the process.
  package static func load(
    _ order: ScriptOrder, _ watchdog: Watchdog, _ given: [ScriptFiles.File] = [], isFirst: Bool = true
  ) throws(WireFault) -> sending [LuaStrategy] {
    var copies: [LuaStrategy] = []
    let files = ScriptFiles(given)
    do throws(ScriptError) {
      for lane in 0..<order.lanes {
        var settings = ScriptSettings(house: order.house, randomSeeds: order.randomSeeds[lane])
        settings.parameters = order.parameters
        settings.memory = order.memoryPerLane
        settings.dialect = order.dialect
        settings.startBalance = order.startBalance
        settings.files = files
        settings.watchdog = watchdog
        settings.traces = order.traces
        if order.talks { settings.print = { ChildChannel.send(Line.log($0, lane: lane)) } }
        // Every lane runs the same text: one of them warns for all.
        if lane == 0, isFirst { settings.warn = { ChildChannel.send(Line.warning($0)) } }
        copies.append(try LuaStrategy(order.script, settings: settings))
      }
    } catch {
      ChildChannel.send(LoadRefusal(error))
      exit(ExitCode.done)
    }
    return copies
  }

  /// What the loaded copies say of themselves, all of them the same.
  package static func description(of copies: [LuaStrategy]) throws(WireFault) -> LoadedScript {
    guard let first = copies.first else { throw WireFault("no copy of the script is wanted") }
    return LoadedScript(
      metadata: first.metadata, parameters: first.parameters, reading: first.reading)
  }

  /// Answers questions one by one, or plays one whole session.
  private static func serve(
    _ copies: sending [LuaStrategy], _ channel: ChildChannel, _ listener: Listener, _ script: ScriptOrder,
    _ watchdog: Watchdog, _ files: [ScriptFiles.File]
  ) throws(WireFault) {
    while let frame = try channel.next() {
      if frame.kind == .series {
        let order: SeriesOrder = try frame.message()
        guard order.first.settings.concurrency.laneCount == copies.count else { throw WireFault("lanes") }
        var series = ChildSeries(order, ScriptCopies(copies, script, watchdog, files))
        let control = SessionControl()
        listener.hear(channel, for: control)
        return try series.play(control)
      }
      if frame.kind == .again {
        return try serveAgain(frame, ScriptCopies(copies, script, watchdog, files), channel)
      }
      if frame.kind == .walk {
        return try serveWalks(frame, ScriptCopies(copies, script, watchdog, files), channel)
      }
      if frame.kind == .session {
        let order: SessionOrder = try frame.message()
        guard order.settings.concurrency.laneCount == copies.count else { throw WireFault("lanes") }
        return ChildSession.play(order, copies, channel, listener, wantsFiles: script.wantsFiles)
      }
      let question: Question = try frame.message()
      guard copies.indices.contains(question.lane) else { throw WireFault("lane: \(question.lane)") }
      let copy = copies[question.lane]
      let reply = answer(question, copy)
      if script.traces { ChildChannel.send(Place(line: copy.takeLine())) }
      ChildChannel.send(reply)
    }
  }

  /// Answers questions about one session after another; each begins with new seeds.
  private static func serveAgain(
    _ first: Frame, _ given: ScriptCopies, _ channel: ChildChannel
  ) throws(WireFault) {
    var (copies, next) = (given, Optional(first))
    while let frame = next {
      if frame.kind == .again {
        let again: Again = try frame.message()
        try copies.begin(again.seeds)
        ChildChannel.send(ScriptReply.proceed)
      } else {
        let question: Question = try frame.message()
        guard copies.lanes.indices.contains(question.lane) else { throw WireFault("lane: \(question.lane)") }
        ChildChannel.send(answer(question, copies.lanes[question.lane]))
      }
      next = try channel.next()
    }
  }

  /// Leads the script along paths, as often as it is told to.
  private static func serveWalks(
    _ first: Frame, _ copies: ScriptCopies, _ channel: ChildChannel
  ) throws(WireFault) {
    var walks = ChildWalks(copies)
    try walks.go(try first.message())
    while let frame = try channel.next() { try walks.go(try frame.message()) }
  }

  /// Calls a copy of the script.
  package static func answer(_ question: Question, _ copy: LuaStrategy) -> ScriptReply {
    do throws(StrategyFault) {
      switch question {
      case .start(let context): return reply(try copy.start(context))
      case .nextBet(let context): return .answer(try copy.nextBet(context))
      case .result(let ended, .some(let context)): return .answer(try copy.exchange(ended, context))
      case .result(let ended, .none): return reply(try copy.handOver(ended))
      case .refused(let ended, let why): return reply(try copy.handOverRefused(ended, why: why))
      case .stop(let summary):
        try copy.stop(summary)
        return .proceed
      }
    } catch {
      return .fault(error)
    }
  }

  private static func reply(_ request: StopRequest?) -> ScriptReply {
    request.map { .answer(.stop($0)) } ?? .proceed
  }
}

/// A call hangs in a loop where nothing but the end of the process stops it. Called on the watchdog's thread, while
/// the other is stuck: what it was about to send may be cut short by this, which ends the process all the same.
private func scriptIsStuck(_ message: UnsafePointer<CChar>?) {
  let words = message.map { String(cString: $0) } ?? "a call does not end"
  ChildChannel.send(Line.stuck(words + "; its process was ended"))
  exit(65)
}
