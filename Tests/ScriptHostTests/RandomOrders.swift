import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import TestSupport

extension RandomMessages {
  mutating func rules() -> HouseRules {
    HouseRules(edgeHundredths: count(0...9_999), minBet: amount(), maxProfit: amount())
  }

  mutating func settings() -> PipelineSettings {
    let depth = count(1...10_000)
    var limits = Limits()
    limits.maxBets = maybe { $0.count() }
    (limits.maxBet, limits.minBalance) = (maybe { $0.amount() }, maybe { $0.amount() })
    (limits.stopLoss, limits.takeProfit) = (maybe { $0.amount() }, maybe { $0.amount() })
    limits.maxWager = maybe { $0.sum() }
    (limits.maxLossStreak, limits.maxWinStreak) = (maybe { $0.count() }, maybe { $0.count() })
    limits.maxDuration = maybe { $0.nanoseconds() }
    return PipelineSettings(
      concurrency: flag() ? .lanes(depth) : .single(depth: depth, lookahead: count(depth...100_000)),
      sending: flag() ? .bySlot : .byHandover, limits: limits, rules: rules(), startBalance: amount())
  }

  mutating func latency() -> LatencyModel {
    let first = nanoseconds()
    return random.pick([
      .fixed(first), .uniform(first / 2...first), .lognormal(mean: first, sigma: Double(count()) / 1_000),
    ])
  }

  mutating func sessionOrder() -> SessionOrder {
    let parts = Int64(count(0...50_000_000))
    let faults = Share(parts: parts).flatMap { FaultPlan(refused: $0, unknown: $0) } ?? .none
    var order = SessionOrder(
      settings: settings(), seed: random.next(), latency: latency(), faults: faults,
      session: UInt32(count()))
    order.wantsRecords = flag()
    return order
  }

  mutating func scriptOrder() throws -> ScriptOrder {
    let facts = HouseFacts(name: text(10), currency: text(4), rules: rules(), simulated: flag())
    let script = try Script(path: "some/\(count()).lua", text: text(2_000))
    var order = ScriptOrder(script, house: facts, seed: random.next(), lanes: count(1...50))
    order.parameters = try ParameterValues(assignments: (0..<count(0...5)).map { "p\($0)=\(text())" })
    order.dialect = maybe { $0.random.pick(Dialect.allCases) }
    order.startBalance = amount()
    order.fileCount = count(0...9)
    order.wantsFiles = flag()
    order.talks = flag()
    order.traces = flag()
    order.time.loadMilliseconds = count(1...3_600_000)
    order.time.callbackMilliseconds = count(1...3_600_000)
    order.time.killAfterMilliseconds = count(1...3_600_000)
    return order
  }

  mutating func value() -> ScriptValue {
    let number = Double(count()) / 7
    return random.pick([.integer(Int64(count(-9...9))), .number(number), .boolean(flag()), .string(text())])
  }

  mutating func loaded() -> LoadedScript {
    LoadedScript(
      metadata: ScriptMetadata(
        name: maybe { $0.text() }, description: maybe { $0.text() }, risk: maybe { $0.text() },
        independent: flag()),
      parameters: (0..<count(0...9)).map { _ in
        ScriptParameter(
          name: text(), initial: value(), doc: text(), min: maybe { $0.value() }, max: maybe { $0.value() },
          choices: (0..<count(0...5)).map { _ in value() }, value: value())
      },
      reading: ScriptReading(
        dialect: random.pick(Dialect.allCases), because: text(), changes: count(0...99),
        truncatedAfterLine: maybe { $0.count(1...999) }, missingEnds: count(0...4)))
  }

  mutating func file() -> ScriptFiles.File {
    ScriptFiles.File(name: text(), bytes: Array(text().utf8))
  }

  mutating func place() -> Place { Place(line: maybe { $0.count(Place.lines) }) }

  mutating func refusal() -> ScriptError {
    random.pick([
      .didNotLoad(message: text()), .noNextBet(path: text()), .noResources,
      .unknownParameter(name: text(), declared: [text(), text()]),
      .badParameter(name: text(), value: text(), expected: text()),
    ])
  }

  mutating func reply() -> ScriptReply {
    random.pick([
      .proceed, .answer(.proposal(proposal())), .answer(.delayed(proposal(), by: Int64(count(1...999_999)))),
      .answer(.nothing), .fault(StrategyFault(text())),
      .answer(.stop(StopRequest(reason: maybe { $0.text() }))),
    ])
  }

  mutating func question() -> Question {
    random.pick([
      .start(context()), .nextBet(context()), .result(ended(), next: maybe { $0.context() }),
      .refused(ended(), why: text()),
      .stop(ClosingSummary(reason: text(), evidence: text(), context: context(), refused: count())),
    ])
  }

  /// The frames of one message of every kind.
  mutating func frames() throws -> [[UInt8]] {
    [
      Frame.bytes(of: try scriptOrder()), Frame.bytes(of: sessionOrder()), Frame.bytes(of: question()),
      Frame.bytes(of: reply()), Frame.bytes(of: place()), Frame.bytes(of: Checkpoint(snapshot())),
      Frame.bytes(of: Closing(result(), droppedLines: count(), fileCount: count(0...9))),
      Frame.bytes(
        of: PlayedSession(
          session: 3, result: result(), rolls: RollDigest(sessionOrder().house, bets: 9), winVariance: count()
        )),
      Frame.bytes(of: SeriesOrder(sessionOrder(), count: 1)),
      Frame.bytes(of: Again(try scriptOrder().randomSeeds)),
      Frame.bytes(of: loaded()), Frame.bytes(of: FileMessage(file(), random.pick([.fileIn, .fileOut]))),
      Frame.bytes(of: LoadRefusal(refusal())), Frame.bytes(of: Line.log(text(), lane: count())),
      Frame.bytes(of: Line.warning(text())), Frame.bytes(of: Line.stuck(text())),
      Frame.bytes(of: Request.look), Frame.bytes(of: Request.interrupt), records(),
      Frame.bytes(
        of: Protections(noNewPrivileges: flag(), landlock: flag(), seccomp: flag(), limits: flag())),
    ]
  }

  /// A frame of tickets; nothing says that they could have been.
  mutating func records() -> [UInt8] {
    var writer = RecordWriter()
    for _ in 0..<count(1...40) {
      let settlement = Settlement(roll: Roll(number: count(0...9_999)) ?? .first, nonce: count())
      let fate: Fate = random.pick([
        .withdrawn, .outcome(.settled(settlement)), .outcome(.refused(Refusal(why: text()))),
        .outcome(.unknown(Uncertainty(why: text()))),
      ])
      writer.append(
        JournalEntry(
          ticket: ticket(), fate: fate, won: flag(), profit: amount(), balance: amount(), handedOver: flag(),
          now: nanoseconds()))
    }
    return writer.takeFrame()
  }
}
