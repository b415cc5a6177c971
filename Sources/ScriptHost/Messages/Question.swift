internal import Dice
package import Engine

/// One call of a script by the session: what the desk asks when it drives.
package enum Question: WireMessage {
  /// `on_start`.
  case start(Context)
  /// `next_bet`.
  case nextBet(Context)
  /// `on_result` and, where a context is given, `next_bet`.
  case result(EndedTicket, next: Context?)
  /// `on_refused`.
  case refused(EndedTicket, why: String)
  /// `on_stop`.
  case stop(ClosingSummary)

  package static let kinds: [FrameKind] = [.start, .nextBet, .result, .refused, .stop]

  package var frameKind: FrameKind {
    switch self {
    case .start: .start
    case .nextBet: .nextBet
    case .result: .result
    case .refused: .refused
    case .stop: .stop
    }
  }

  /// The lane whose script is called.
  package var lane: Int {
    switch self {
    case .start(let context), .nextBet(let context): context.lane
    case .result(let ended, _), .refused(let ended, _): ended.ticket.lane
    case .stop(let summary): summary.context.lane
    }
  }

  package func write(to writer: inout WireWriter) {
    switch self {
    case .start(let context), .nextBet(let context): writer.context(context)
    case .result(let ended, let next):
      writer.ended(ended)
      writer.optional(next) { $0.context($1) }
    case .refused(let ended, let why):
      writer.ended(ended)
      writer.text(why, atMost: WireBounds.line)
    case .stop(let summary):
      writer.text(summary.reason, atMost: WireBounds.name)
      writer.text(summary.evidence, atMost: WireBounds.message)
      writer.context(summary.context)
      writer.count(summary.refused)
    }
  }

  package init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    switch kind {
    case .start: self = .start(try reader.context())
    case .nextBet: self = .nextBet(try reader.context())
    case .result:
      let ended = try reader.ended()
      self = .result(
        ended, next: try reader.optional("next") { (reader) throws(WireFault) in try reader.context() })
    case .refused: self = .refused(try reader.ended(), why: try reader.text("why", atMost: WireBounds.line))
    default:
      self = .stop(
        ClosingSummary(
          reason: try reader.text("reason", atMost: WireBounds.name),
          evidence: try reader.text("evidence", atMost: WireBounds.message), context: try reader.context(),
          refused: try reader.count("refused")))
    }
  }
}

extension WireWriter {
  fileprivate mutating func context(_ context: Context) {
    amount(context.balance)
    amount(context.startBalance)
    sum(context.wagered)
    for value in [context.bets, context.wins, context.streak, context.outstanding] { count(value) }
    amount(context.exposure)
    count(context.depth)
    count(context.lane)
    integer(context.now)
    amount(context.minBet)
  }

  fileprivate mutating func ended(_ ended: EndedTicket) {
    ticket(ended.ticket)
    optional(ended.settlement) { writer, settlement in
      writer.integer(UInt16(settlement.roll.number))
      writer.count(settlement.nonce)
    }
    flag(ended.won)
    amount(ended.profit)
    amount(ended.balance)
    integer(ended.multiplierTenThousandths)
    count(ended.late)
  }
}

extension WireReader {
  fileprivate mutating func context() throws(WireFault) -> Context {
    Context(
      balance: try amount("balance"), startBalance: try amount("start_balance"), wagered: try sum("wagered"),
      bets: try count("bets"), wins: try count("wins"), streak: try count("streak", in: Int.min...Int.max),
      outstanding: try count("outstanding"), exposure: try amount("exposure"), depth: try count("depth"),
      lane: try count("lane", in: 0...(RandomStream.laneCapacity - 1)), now: try integer("now"),
      minBet: try amount("min_bet"))
  }

  fileprivate mutating func ended() throws(WireFault) -> EndedTicket {
    let ticket = try ticket(profitIfWon: .zero)
    let settlement = try optional("settlement") { (reader) throws(WireFault) in
      Settlement(roll: try reader.roll(), nonce: try reader.count("nonce"))
    }
    return EndedTicket(
      ticket: ticket, settlement: settlement, won: try flag("won"), profit: try amount("profit"),
      balance: try amount("balance"), multiplierTenThousandths: try integer("multiplier"),
      late: try count("late"))
  }
}
