import Dice
import Engine
import ScriptHost
import Scripting
import Simulation
import TestSupport
import Testing

@Suite("Messages")
struct MessageTests {
  private static let seeds = Effort.seeds(15, soak: 2_000)

  /// What arrives of a message; its frame must be whole and of its kind, and say the same bytes again.
  private func arrived<Message: WireMessage>(_ message: Message, _ seed: UInt64) throws -> Message {
    let bytes = Frame.bytes(of: message)
    let frame = try self.frame(bytes)
    #expect(frame.kind == message.frameKind)
    let again: Message = try frame.message()
    #expect(Frame.bytes(of: again) == bytes, "\(Message.self), \(Effort.replay(seed))")
    return again
  }

  @Test("from the desk arrive as they were sent", arguments: seeds)
  func fromDesk(seed: UInt64) throws {
    var make = RandomMessages(seed)
    let script = try make.scriptOrder()
    let read = try arrived(script, seed)
    #expect(read.script == script.script && read.parameters == script.parameters)
    #expect(read.house == script.house && read.randomSeeds == script.randomSeeds)
    #expect(read.memoryPerLane == script.memoryPerLane && read.talks == script.talks)
    #expect(read.traces == script.traces && read.wantsFiles == script.wantsFiles)
    #expect(read.time == script.time, "\(Effort.replay(seed))")

    let order = make.sessionOrder()
    let played = try arrived(order, seed)
    #expect(played.settings == order.settings && played.latency == order.latency, "\(Effort.replay(seed))")
    #expect(played.seed == order.seed && played.session == order.session)
    #expect(played.faults == order.faults && played.wantsRecords == order.wantsRecords)

    let series = try arrived(SeriesOrder(order, count: 1 + UInt32(seed) % 7), seed)
    #expect(series.first.session == order.session && series.count == 1 + UInt32(seed) % 7)
    #expect(try arrived(Again(script.randomSeeds), seed).seeds == script.randomSeeds)

    for request in [Request.interrupt, .look] { #expect(try arrived(request, seed) == request) }
    let question = make.question()
    #expect(try "\(arrived(question, seed))" == "\(question)", "\(Effort.replay(seed))")
  }

  @Test("from the script process arrive as they were sent", arguments: seeds)
  func fromProcess(seed: UInt64) throws {
    var make = RandomMessages(seed)
    let reply = make.reply()
    #expect(try arrived(reply, seed) == reply)
    let place = make.place()
    #expect(try arrived(place, seed) == place)
    let snapshot = make.snapshot()
    #expect(try arrived(Checkpoint(snapshot), seed).snapshot == snapshot)
    let (result, dropped) = (make.result(), make.count())
    let closing = try arrived(Closing(result, droppedLines: dropped), seed)
    #expect(closing.result == result && closing.droppedLines == dropped)
    let rolls = RollDigest(SimulatedHouse(seed: seed), bets: Int(seed % 20))
    let balances = (0..<Int(seed % 42)).map { Amount(units: Int64($0)) }
    let played = try arrived(
      PlayedSession(session: 7, result: result, rolls: rolls, winVariance: dropped, balances: balances), seed)
    #expect(played.session == 7 && played.result == result && played.rolls == rolls)
    #expect(played.balances == balances && played.winVariance == dropped)
    let loaded = make.loaded()
    #expect(try arrived(loaded, seed) == loaded)
    let error = make.refusal()
    #expect(try arrived(LoadRefusal(error), seed).error == error)
    for line in [Line.log(make.text(), lane: make.count()), .warning(make.text()), .stuck(make.text())] {
      #expect(try arrived(line, seed) == line)
    }
    let protections = Protections(
      noNewPrivileges: make.flag(), landlock: make.flag(), seccomp: make.flag(), limits: make.flag())
    #expect(try arrived(protections, seed) == protections)
  }

  @Test("of a text that a terminal would obey arrive escaped")
  func escaped() throws {
    let line: Line = try frame(Frame.bytes(of: Line.log("a\u{1b}[2J\u{202e}b\nc", lane: 0))).message()
    #expect(!line.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202e || $0.value == 0x9b })
    let fault = ScriptReply.fault(StrategyFault("\u{1b}]0;x\u{7}"))
    let reply: ScriptReply = try frame(Frame.bytes(of: fault)).message()
    #expect(reply != fault)
  }

  @Test("with a line that no script can have are refused", arguments: [.min, -1, 0, 262_146, .max])
  func place(line: Int) throws {
    let frame = try frame(Frame.bytes(of: Place(line: line)))
    #expect(throws: WireFault.self) { try frame.message(Place.self) }
  }

  private func frame(_ bytes: [UInt8]) throws -> Frame {
    var parser = FrameParser()
    parser.append(bytes)
    let frame = try #require(try parser.next())
    #expect(parser.pending == 0)
    return frame
  }
}
