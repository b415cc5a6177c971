public import Engine
public import Scripting

/// A script in a process of its own, seen from the desk: shut in by the kernel, spoken to in frames, believed
/// nothing. For one thread at a time.
public final class ScriptProcess {
  /// The protections that the process says are on.
  public let protections: Protections
  /// What the loaded script says of itself.
  public let script: LoadedScript

  /// The files that the scripts left, after a whole session that wanted them.
  public internal(set) var files: [ScriptFiles.File] = []

  /// The line of the script that its last answer to the desk came from, where the order asked for a trace.
  public private(set) var line: Int?

  let child: ChildProcess
  let order: ScriptOrder
  let words: ScriptWords
  private var core: CoreFollower
  /// Why it is of no use any more.
  var lost: HostError?

  /// Time that a process may take to start and shut itself in, in milliseconds.
  private static let startMilliseconds = 10_000

  /// Starts a process, and makes it load a script. Throws what `HostError` lists.
  public init(
    _ order: ScriptOrder, launch: ScriptLaunch = ScriptLaunch(), words: ScriptWords = ScriptWords()
  ) throws(HostError) {
    child = try ChildProcess(launch)
    core = CoreFollower(child.pid)
    self.order = order
    self.words = words
    let conversation = Conversation(child, words)
    try conversation.send(order, within: Self.startMilliseconds)
    for file in order.files {
      try conversation.send(FileMessage(file, .fileIn), within: Self.startMilliseconds)
    }
    protections = try conversation.expect(within: Self.startMilliseconds)
    // Every copy has its time to load, but a thousand copies are not waited for a thousand times as long.
    let time = order.time.loadMilliseconds + order.time.killAfterMilliseconds + 5 * order.lanes
    script = try conversation.expectScript(within: time)
  }

  /// Lines that the script printed and nobody was shown.
  public var droppedLines: Int { words.droppedLines }

  /// As many strategies as copies were loaded, for a session that the desk drives.
  public func strategies() -> [RemoteStrategy] {
    (0..<order.lanes).map { RemoteStrategy(self, lane: $0) }
  }

  /// Asks a copy of the script, and waits for its answer no longer than its time.
  func ask(_ question: Question) throws(HostError) -> ScriptReply {
    if let lost { throw lost }
    let conversation = Conversation(child, words)
    core.follow()
    do throws(HostError) {
      let time = order.time.callbackMilliseconds + order.time.killAfterMilliseconds
      try conversation.send(question, within: time)
      if order.traces {
        let place: Place = try conversation.expect(within: time)
        line = place.line
      }
      return try conversation.expect(within: time)
    } catch {
      lost = error
      throw error
    }
  }

  /// Makes it play a whole simulated session by itself; see `WholeSession`.
  public func play(
    _ session: SessionOrder, control: SessionControl, journal: (any Journal)? = nil,
    observe: (Snapshot) -> Void = { _ in }
  ) -> SessionResult {
    var play = WholeSession(self, session, words)
    let result = play.run(control: control, journal: journal, observe: observe)
    lost = .lost(why: "has played its session")
    return result
  }

  /// Ends the process.
  public func end() { _ = child.kill() }
}
