public import Engine
internal import Scripting

/// Where a path of wins and losses has led a script.
public enum ScriptPlace: Sendable {
  /// What it answers when it is asked for its next bet, what it remembers (equal for scripts that remember the same), and
  /// what it has looked at on the way.
  case place(Answer, memory: [UInt64], sight: Sight)
  /// It cannot go on, having looked at this much.
  case fault(StrategyFault, sight: Sight)
  /// It keeps something that nobody can look into.
  case unseen(what: String)
}

extension ScriptProcess {
  /// Leads the script along paths, true for a bet that wins, each from the beginning of a session that bets one by one.
  /// Throws what `HostError` lists.
  public func walk(_ settings: PipelineSettings, _ paths: [[Bool]]) throws(HostError) -> [ScriptPlace] {
    var places: [ScriptPlace] = []
    var rest = paths[...]
    while !rest.isEmpty {
      var (batch, bets) = (0, 0)
      for path in rest.prefix(Walk.mostPaths) {
        bets += path.count + 64
        if batch > 0, bets > Walk.mostBets { break }
        batch += 1
      }
      places += try walk(Walk(settings, Array(rest.prefix(batch))))
      rest = rest.dropFirst(batch)
    }
    return places
  }

  private func walk(_ walk: Walk) throws(HostError) -> [ScriptPlace] {
    if let lost { throw lost }
    let conversation = Conversation(child, words)
    let patience =
      order.time.callbackMilliseconds + order.time.killAfterMilliseconds + order.time.loadMilliseconds
    try conversation.send(walk, within: patience)
    var places: [ScriptPlace] = []
    for _ in walk.paths {
      let walked: Walked = try conversation.expect(within: patience)
      switch (walked.reply, walked.memory) {
      case (.answer(let answer), .success(let memory)):
        places.append(.place(answer, memory: [memory.first, memory.second], sight: memory.sight))
      case (.fault(let fault), .success(let memory)): places.append(.fault(fault, sight: memory.sight))
      case (_, .failure(let unseen)): places.append(.unseen(what: unseen.what))
      case (.proceed, _): throw conversation.broken(WireFault("an answer to another question"))
      }
    }
    return places
  }
}
