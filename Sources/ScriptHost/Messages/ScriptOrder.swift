public import Dice
public import Scripting

/// What a script process is told to load. No seed of the house is in it: what `math.random` draws from is derived.
public struct ScriptOrder: Sendable {
  /// The script.
  public var script: Script
  /// The values of its parameters that differ from its own.
  public var parameters = ParameterValues()
  /// What it may know of the house.
  public var house: HouseFacts
  /// What `math.random` of each lane draws from; as many as there are copies of the script.
  public var randomSeeds: [RandomSeeds]
  /// Whose contract the script was written for; nil where its text tells.
  public var dialect: Dialect?
  /// The balance at the start of the session, which community scripts see while they load.
  public var startBalance = Amount.zero
  /// The files that community scripts see.
  public var files: [ScriptFiles.File] = []
  /// What each copy may allocate, in bytes.
  public var memoryPerLane: Int
  /// Whether the files that it leaves are wanted at the end of a whole session.
  public var wantsFiles = false
  /// As read: files that follow, a frame each.
  package var fileCount = 0
  /// Whether somebody sees what it prints.
  public var talks = false
  /// Whether the line that it comes from is told with every answer to the desk: for a replay, and slow.
  public var traces = false
  /// How long it may run.
  public var time = ScriptTime()

  /// An order for `lanes` copies with the usual bounds; `seed` is the session's.
  public init(_ script: Script, house: HouseFacts, seed: UInt64, session: UInt32 = 0, lanes: Int = 1) {
    self.script = script
    self.house = house
    randomSeeds = (0..<lanes).map { RandomSeeds(seed: seed, session: session, lane: $0) }
    memoryPerLane = max(Self.memoryOfAllLanes / lanes, Self.leastMemory)
  }

  private static let memoryOfAllLanes = 48 << 20
  private static let leastMemory = 1 << 20
  private static let mostMemory = 1 << 30

  /// Copies of the script.
  public var lanes: Int { randomSeeds.count }
}

extension ScriptOrder: WireMessage {
  package static let kinds = [FrameKind.open]

  package func write(to writer: inout WireWriter) {
    writer.text(script.path, atMost: WireBounds.path)
    writer.data(script.text)
    writer.list(parameters.assignments) { $0.text($1, atMost: WireBounds.name + WireBounds.value + 1) }
    writer.text(house.name, atMost: WireBounds.name)
    writer.text(house.currency, atMost: WireBounds.name)
    writer.rules(house.rules)
    writer.flag(house.simulated)
    writer.seeds(randomSeeds)
    writer.count(memoryPerLane)
    writer.optional(dialect) { $0.text($1.rawValue, atMost: WireBounds.name) }
    writer.amount(startBalance)
    writer.count(max(files.count, fileCount))
    writer.flag(wantsFiles)
    writer.flag(talks)
    writer.flag(traces)
    writer.count(time.loadMilliseconds)
    writer.count(time.callbackMilliseconds)
    writer.count(time.killAfterMilliseconds)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    let path = try reader.text("path", atMost: WireBounds.path)
    let text = try reader.data("script", atMost: Script.largestText)
    let assignments = try reader.list("parameters", atMost: WireBounds.parameters) {
      (reader) throws(WireFault) in
      try reader.text("parameter", atMost: WireBounds.name + WireBounds.value + 1)
    }
    do throws(ScriptError) {
      script = try Script(path: path, text: Array(text))
      parameters = try ParameterValues(assignments: assignments)
    } catch {
      throw WireFault(error.description)
    }
    house = HouseFacts(
      name: try reader.text("house", atMost: WireBounds.name),
      currency: try reader.text("currency", atMost: WireBounds.name), rules: try reader.rules(),
      simulated: try reader.flag("simulated"))
    randomSeeds = try reader.seeds()
    memoryPerLane = try reader.count("memory", in: 1...Self.mostMemory)
    dialect = try reader.optional("dialect") { (reader) throws(WireFault) in
      let name = try reader.text("dialect", atMost: WireBounds.name)
      guard let dialect = Dialect(rawValue: name) else { throw WireFault("dialect: '\(name)'") }
      return dialect
    }
    startBalance = try reader.amount("balance")
    fileCount = try reader.count("files", in: 0...ScriptFiles.mostFiles)
    wantsFiles = try reader.flag("wants_files")
    talks = try reader.flag("talks")
    traces = try reader.flag("traces")
    time = ScriptTime(
      loadMilliseconds: try reader.count("load", in: ScriptTime.range),
      callbackMilliseconds: try reader.count("callback", in: ScriptTime.range),
      killAfterMilliseconds: try reader.count("kill", in: ScriptTime.range))
  }
}
