package import Scripting

/// Why a script cannot be played, as far as only the script process knows: `ScriptError` on the wire.
package struct LoadRefusal: WireMessage {
  package static let kinds = [FrameKind.failed]

  package let error: ScriptError

  package init(_ error: ScriptError) {
    self.error = error
  }

  package func write(to writer: inout WireWriter) {
    let (number, words) = parts
    writer.integer(number)
    writer.list(words.prefix(WireBounds.parameters)) { $0.text($1, atMost: WireBounds.message) }
  }

  private var parts: (UInt8, [String]) {
    switch error {
    case .didNotLoad(let message): (0, [message])
    case .noNextBet(let path): (1, [path])
    case .unknownParameter(let name, let declared): (2, [name] + declared.prefix(64))
    case .badParameter(let name, let value, let expected): (3, [name, value, expected])
    case .noResources: (4, [])
    // What the desk finds out before it starts a process.
    case .notFound, .unreadable, .tooLarge, .malformedAssignment: (0, [error.description])
    }
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    let number = try reader.integer("error", as: UInt8.self)
    let words = try reader.list("words", atMost: WireBounds.parameters) { (reader) throws(WireFault) in
      try reader.words("words", atMost: WireBounds.message)
    }
    switch (number, words.count) {
    case (0, 1): error = .didNotLoad(message: words[0])
    case (1, 1): error = .noNextBet(path: words[0])
    case (2, 1...): error = .unknownParameter(name: words[0], declared: Array(words[1...]))
    case (3, 3): error = .badParameter(name: words[0], value: words[1], expected: words[2])
    case (4, 0): error = .noResources
    default: throw WireFault("error: no such error as \(number) with \(words.count) texts")
    }
  }
}
