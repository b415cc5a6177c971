internal import Engine

extension WireWriter {
  mutating func intervention(_ intervention: Intervention) {
    position(intervention.at)
    switch intervention.what {
    case .pause: flag(false)
    case .end(let stop):
      flag(true)
      self.stop(stop)
    }
  }

  mutating func position(_ position: Position) {
    count(position.handedOver)
    count(position.generated)
  }

  mutating func stop(_ stop: Stop) {
    text(stop.cause.rawValue, atMost: WireBounds.name)
    text(stop.evidence, atMost: WireBounds.message)
  }
}

extension WireReader {
  mutating func intervention() throws(WireFault) -> Intervention {
    let position = try sessionPosition()
    return Intervention(at: position, try flag("is_end") ? .end(try stop()) : .pause)
  }

  mutating func sessionPosition() throws(WireFault) -> Position {
    let handedOver = try count("handed_over", in: 0...WireBounds.tickets)
    return Position(
      handedOver: handedOver, generated: try count("generated", in: handedOver...WireBounds.tickets))
  }

  mutating func stop() throws(WireFault) -> Stop {
    let name = try text("cause", atMost: WireBounds.name)
    guard let cause = StopCause(rawValue: name) else { throw WireFault("cause: no such cause as '\(name)'") }
    return Stop(cause, try words("evidence", atMost: WireBounds.message))
  }
}
