internal import Dice
internal import Engine

extension WireWriter {
  mutating func intervention(_ intervention: Intervention) {
    position(intervention.at)
    switch intervention.what {
    case .pause: integer(InterventionCode.pause.rawValue)
    case .resume: integer(InterventionCode.resume.rawValue)
    case .stopOnWin: integer(InterventionCode.stopOnWin.rawValue)
    case .end(let stop):
      integer(InterventionCode.end.rawValue)
      self.stop(stop)
    case .limits(let limits):
      integer(InterventionCode.limits.rawValue)
      self.limits(limits)
    case .depth(let depth):
      integer(InterventionCode.depth.rawValue)
      count(depth)
    }
  }

  mutating func position(_ position: Position) {
    count(position.handedOver)
    count(position.generated)
    count(position.arrived)
    integer(UInt8(position.asking.rawValue))
  }

  mutating func stop(_ stop: Stop) {
    text(stop.cause.rawValue, atMost: WireBounds.name)
    text(stop.evidence, atMost: WireBounds.message)
  }
}

extension WireReader {
  mutating func intervention() throws(WireFault) -> Intervention {
    let position = try sessionPosition()
    let number = try integer("intervention", as: UInt8.self)
    switch InterventionCode(rawValue: number) {
    case .pause: return Intervention(at: position, .pause)
    case .resume: return Intervention(at: position, .resume)
    case .stopOnWin: return Intervention(at: position, .stopOnWin)
    case .end: return Intervention(at: position, .end(try stop()))
    case .limits: return Intervention(at: position, .limits(try limits()))
    case .depth: return Intervention(at: position, .depth(try count("depth", in: 1...Concurrency.maxDepth)))
    case nil: throw WireFault("intervention: none is \(number)")
    }
  }

  mutating func sessionPosition() throws(WireFault) -> Position {
    let handedOver = try count("handed_over", in: 0...WireBounds.tickets)
    let generated = try count("generated", in: handedOver...WireBounds.tickets)
    let arrived = try count("arrived", in: 0...generated)
    let number = Int(try integer("asking", as: UInt8.self))
    guard let asking = Position.Asking(rawValue: number) else {
      throw WireFault("asking: \(number) is no state of it")
    }
    return Position(handedOver: handedOver, generated: generated, arrived: arrived, asking: asking)
  }

  mutating func stop() throws(WireFault) -> Stop {
    let name = try text("cause", atMost: WireBounds.name)
    guard let cause = StopCause(rawValue: name) else { throw WireFault("cause: no such cause as '\(name)'") }
    return Stop(cause, try words("evidence", atMost: WireBounds.message))
  }
}

/// What came from outside, on the wire.
private enum InterventionCode: UInt8 {
  case pause, end, resume, stopOnWin, limits, depth
}
