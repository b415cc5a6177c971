internal import Dice
package import Engine

/// The state of a whole session after so many tickets, for its record.
package struct Milestone: WireMessage {
  package static let kinds = [FrameKind.milestone]

  package let state: SessionPrefix

  package init(_ state: SessionPrefix) {
    self.state = state
  }

  package func write(to writer: inout WireWriter) { writer.prefix(state) }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    state = try reader.prefix()
  }
}

extension WireWriter {
  mutating func prefix(_ prefix: SessionPrefix) {
    count(prefix.tickets)
    text(prefix.sha256, atMost: WireBounds.name)
    count(prefix.bets)
    count(prefix.wins)
    sum(prefix.wagered)
    amount(prefix.balance)
  }
}

extension WireReader {
  mutating func prefix() throws(WireFault) -> SessionPrefix {
    SessionPrefix(
      tickets: try count("prefix"), sha256: try hash("prefix"), bets: try count("bets"),
      wins: try count("wins"),
      wagered: try sum("wagered"), balance: try amount("balance"))
  }

  /// A SHA-256 in hexadecimal.
  mutating func hash(_ field: String) throws(WireFault) -> String {
    let text = try text(field, atMost: WireBounds.name)
    let isHash = text.utf8.count == 64 && text.utf8.allSatisfy(\.isHexadecimalDigit)
    guard isHash else { throw WireFault("\(field): no SHA-256 in hexadecimal") }
    return text
  }
}

extension UInt8 {
  /// As hashes are written here: in lower case.
  fileprivate var isHexadecimalDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
