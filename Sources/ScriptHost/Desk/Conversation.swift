internal import Scripting

/// Frames to a process and back, with a time limit on everything; a process that does not keep to it, or to the
/// protocol, is killed.
struct Conversation {
  private let child: ChildProcess
  private let words: ScriptWords

  init(_ child: ChildProcess, _ words: ScriptWords) {
    self.child = child
    self.words = words
  }

  /// Sends a message.
  func send(_ message: some WireMessage, within milliseconds: Int) throws(HostError) {
    do throws(FramePipe.Fault) {
      try child.pipe.send(Frame.bytes(of: message), within: milliseconds)
    } catch {
      throw end(error)
    }
  }

  /// Receives the one message that is expected now, and passes on what the script prints meanwhile.
  func expect<Message: WireMessage>(within milliseconds: Int) throws(HostError) -> Message {
    let frame = try frame(within: milliseconds)
    return try read(frame)
  }

  /// Receives what a loaded script says, or why it cannot be played.
  func expectScript(within milliseconds: Int) throws(HostError) -> LoadedScript {
    let frame = try frame(within: milliseconds)
    guard frame.kind == .failed else { return try read(frame) }
    let refusal: LoadRefusal = try read(frame)
    _ = child.kill()
    throw .script(refusal.error)
  }

  /// The next frame that is no line of print.
  private func frame(within milliseconds: Int) throws(HostError) -> Frame {
    var silence = Silence()
    while true {
      if let frame = try receive(within: min(milliseconds, Silence.lookMilliseconds)), try !take(frame) {
        return frame
      }
      if silence.duration() >= .milliseconds(milliseconds) { throw silent(for: milliseconds) }
    }
  }

  /// The next frame of any kind; nil when none came in time.
  func receive(within milliseconds: Int) throws(HostError) -> Frame? {
    do throws(FramePipe.Fault) {
      return try child.pipe.receive(within: milliseconds)
    } catch {
      throw end(error)
    }
  }

  /// Deals with a frame that may come at any time; false if it is none of those.
  func take(_ frame: Frame) throws(HostError) -> Bool {
    guard Line.kinds.contains(frame.kind) else { return false }
    let line: Line = try read(frame)
    switch frame.kind {
    case .log: words.print(line.text, lane: line.lane)
    case .warning: words.warn(line.text)
    default:
      // The process is gone by its own will: how it ended says less than these words.
      _ = child.kill()
      throw .stuck(message: line.text)
    }
    return true
  }

  func read<Message: WireMessage>(_ frame: Frame) throws(HostError) -> Message {
    do throws(WireFault) {
      return try frame.message()
    } catch {
      throw broken(error)
    }
  }

  /// It did not keep to the protocol.
  func broken(_ fault: WireFault) -> HostError {
    _ = child.kill()
    return .lost(why: "sent what it may not: \(fault.description)")
  }

  /// It did not answer in time.
  func silent(for milliseconds: Int) -> HostError {
    _ = child.kill()
    return .lost(why: "did not answer for \(Double(milliseconds) / 1000) s and was killed")
  }

  private func end(_ fault: FramePipe.Fault) -> HostError {
    switch fault {
    case .closed: return .lost(why: child.kill(after: 200))
    case .late:
      _ = child.kill()
      return .lost(why: "did not take what it was sent and was killed")
    case .malformed(let fault): return broken(fault)
    }
  }
}
